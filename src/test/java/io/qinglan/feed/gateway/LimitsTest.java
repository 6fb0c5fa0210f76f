package io.qinglan.feed.gateway;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What one peer may take. */
class LimitsTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void anAddressHasSoManyConnectionsAndNoMore() {
        Addresses addresses = new Addresses(2);
        assertThat(addresses.enter("a")).isTrue();
        assertThat(addresses.enter("a")).isTrue();
        assertThat(addresses.enter("a")).isFalse();
        assertThat(addresses.enter("b")).as("others are not concerned").isTrue();
        addresses.leave("a");
        assertThat(addresses.enter("a")).isTrue();
        addresses.leave("a");
        addresses.leave("a");
        addresses.leave("b");
        assertThat(addresses.size()).as("nothing is kept of who is gone").isZero();
    }

    @Test
    void aSecondsWorthComesAtOnceThenThePaceHolds() {
        Pace pace = new Pace(100, 0);
        assertThat(pace.count(100, 0)).isZero();
        assertThat(pace.count(50, 0)).isEqualTo(SECOND / 2);
        assertThat(pace.count(0, SECOND / 2)).isZero();
        assertThat(pace.count(10, SECOND / 2)).isEqualTo(SECOND / 10);
        assertThat(pace.count(100, 10 * SECOND))
                .as("not more than a second's worth is saved")
                .isZero();
        assertThat(pace.count(1, 10 * SECOND)).isPositive();
    }
}

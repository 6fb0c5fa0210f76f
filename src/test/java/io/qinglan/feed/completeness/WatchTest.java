package io.qinglan.feed.completeness;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.qinglan.feed.rollup.StoredWindow;
import io.qinglan.feed.standard.FeedStandards;
import io.qinglan.feed.window.Figures;
import io.qinglan.feed.window.MarkClass;
import io.qinglan.feed.window.Outlet;
import io.qinglan.feed.window.Sample;
import io.qinglan.feed.window.Source;
import io.qinglan.forecast.StandardsOnDisk;

import static org.assertj.core.api.Assertions.assertThat;

/** Silent, stale, stuck, by a wrong clock: at the borders of the figures. */
class WatchTest {

    private static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");

    private final FeedStandards standards = FeedStandards.of(StandardsOnDisk.library());
    private final Watch watch = new Watch(standards.watching());

    @Test
    void aPointIsSilentAfterFiveIntervalsAndAtLeastTenMinutes() {
        assertThat(watch.offline(NOW.minusSeconds(600), Duration.ofSeconds(30), NOW))
                .isFalse();
        assertThat(watch.offline(NOW.minusSeconds(601), Duration.ofSeconds(30), NOW))
                .isTrue();
        assertThat(watch.offline(NOW.minusSeconds(3000), Duration.ofMinutes(10), NOW))
                .isFalse();
        assertThat(watch.offline(NOW.minusSeconds(3001), Duration.ofMinutes(10), NOW))
                .isTrue();
        assertThat(watch.offline(null, Duration.ofMinutes(1), NOW)).isTrue();
    }

    @Test
    void oneLateRecordIsNoDriftButMostAre() {
        List<Duration> delays = new ArrayList<>(Collections.nCopies(9, Duration.ofSeconds(40)));
        delays.addAll(Collections.nCopies(6, Duration.ofHours(3)));
        assertThat(watch.drift(delays)).isEqualTo(Duration.ofSeconds(40));
        assertThat(watch.drifts(watch.drift(delays))).isFalse();
        assertThat(watch.drifts(watch.drift(Collections.nCopies(15, Duration.ofSeconds(-301)))))
                .isTrue();
        assertThat(watch.drifts(watch.drift(Collections.nCopies(15, Duration.ofSeconds(300)))))
                .isFalse();
        assertThat(watch.drift(delays.subList(0, 7))).isNull();
    }

    @Test
    void sixEqualHoursAreStuckFiveAreNotAndZeroNeverIs() {
        assertThat(watch.stuck(hours(6, 12.5))).singleElement().satisfies(stuck -> {
            assertThat(stuck.value()).isEqualTo(12.5);
            assertThat(stuck.hours()).isEqualTo(6);
            assertThat(stuck.since()).isEqualTo(NOW.minus(Duration.ofHours(5)));
        });
        assertThat(watch.stuck(hours(5, 12.5))).isEmpty();
        assertThat(watch.stuck(hours(8, 0))).isEmpty();
        List<StoredWindow> broken = hours(8, 12.5);
        broken.remove(3);
        assertThat(watch.stuck(broken)).isEmpty();
    }

    private List<StoredWindow> hours(int count, double value) {
        List<StoredWindow> hours = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant start = NOW.minus(Duration.ofHours(i));
            Sample own =
                    new Sample(Source.HOUR, start, 3600, "a21026", Figures.mean(value), Double.NaN, MarkClass.VALID, 1);
            hours.add(new StoredWindow(
                    "p",
                    standards
                            .windows(LocalDate.of(2026, 11, 21))
                            .hour(List.of(own), start, Outlet.UNKNOWN)
                            .hour(),
                    1,
                    NOW));
        }
        return hours;
    }
}

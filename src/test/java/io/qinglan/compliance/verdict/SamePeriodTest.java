package io.qinglan.compliance.verdict;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The hours of a response beside the same calendar hours a year before. */
class SamePeriodTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant NOON = Instant.parse("2026-12-01T04:00:00Z");
    private static final Instant YEAR_BEFORE = Instant.parse("2025-12-01T04:00:00Z");

    @Test
    void theSameCalendarHoursAreHeldBesideEachOther() {
        List<MassHour> hours = new ArrayList<>();
        for (int i = -2; i < 8; i++) {
            hours.add(hour(NOON, i, 10));
            hours.add(hour(YEAR_BEFORE, i, 20));
        }
        SamePeriod period = SamePeriod.of(NOON, NOON.plus(Duration.ofHours(6)), hours, ZONE);
        assertThat(period.now().kg()).isEqualTo(60);
        assertThat(period.before().kg()).isEqualTo(120);
        assertThat(period.before().start()).isEqualTo(YEAR_BEFORE);
        assertThat(period.now().coverage()).isEqualTo(1);
    }

    @Test
    void anHourThatHasBegunDoesNotCount() {
        SamePeriod period = SamePeriod.of(
                NOON.plusSeconds(1),
                NOON.plus(Duration.ofMinutes(179)),
                List.of(hour(NOON, 0, 7), hour(NOON, 1, 10)),
                ZONE);
        assertThat(period.now().hours()).isEqualTo(1);
        assertThat(period.now().kg()).isEqualTo(10);
    }

    @Test
    void stoppedHoursAreNoughtAndCoveredGapsAreNeither() {
        SamePeriod period = SamePeriod.of(
                NOON,
                NOON.plus(Duration.ofHours(4)),
                List.of(
                        hour(NOON, 0, 10),
                        new MassHour(NOON.plus(Duration.ofHours(1)), Double.NaN, true, false, false),
                        new MassHour(NOON.plus(Duration.ofHours(2)), 30, false, true, false)),
                ZONE);
        assertThat(period.now().kg()).isEqualTo(40);
        assertThat(period.now().substitutedKg()).isEqualTo(30);
        assertThat(period.now().validHours()).isEqualTo(1);
        assertThat(period.now().stoppedHours()).isEqualTo(1);
        assertThat(period.now().coverage()).isEqualTo(0.5);
        assertThat(period.before().known()).isFalse();
    }

    @Test
    void theTwentyNinthOfFebruaryIsHeldBesideTheTwentyEighth() {
        assertThat(SamePeriod.yearBefore(Instant.parse("2028-02-29T04:00:00Z"), ZONE))
                .isEqualTo(Instant.parse("2027-02-28T04:00:00Z"));
        SamePeriod period = SamePeriod.of(
                Instant.parse("2028-02-28T04:00:00Z"), Instant.parse("2028-02-29T05:00:00Z"), List.of(), ZONE);
        assertThat(period.now().hours()).isEqualTo(25);
        assertThat(period.before().hours())
                .as("both sides have equally many hours")
                .isEqualTo(25);
    }

    @Test
    void theOrderOfHoursMeansNothing() {
        List<MassHour> hours = new ArrayList<>();
        for (int i = 0; i < 48; i++) {
            hours.add(hour(NOON, i, i));
            hours.add(hour(YEAR_BEFORE, i, 2 * i));
        }
        SamePeriod clean = SamePeriod.of(NOON, NOON.plus(Duration.ofHours(48)), hours, ZONE);
        Collections.shuffle(hours, new Random(5));
        assertThat(SamePeriod.of(NOON, NOON.plus(Duration.ofHours(48)), hours, ZONE))
                .isEqualTo(clean);
    }

    private static MassHour hour(Instant from, int hours, double kg) {
        return new MassHour(from.plus(Duration.ofHours(hours)), kg, false, false, false);
    }
}

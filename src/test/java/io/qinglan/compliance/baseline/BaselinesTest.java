package io.qinglan.compliance.baseline;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.qinglan.fact.compliance.Baseline;
import io.qinglan.fact.compliance.BaselineDay;
import io.qinglan.fact.compliance.Load;
import io.qinglan.fact.compliance.Mark;

import static io.qinglan.compliance.baseline.Loads.ALERT;
import static io.qinglan.compliance.baseline.Loads.BASELINES;
import static io.qinglan.compliance.baseline.Loads.WEEK_AFTER;
import static io.qinglan.compliance.baseline.Loads.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

/** Baselines of days that people can follow by hand. */
class BaselinesTest {

    private static final Instant MONDAY_NOON = Instant.parse("2026-11-23T04:00:00Z");
    private static final Instant SATURDAY_EVENING = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void aWindowIsComparedWithTheMedianOfTheSameWeekdayAndHour() {
        List<Load> history = weeks(day -> day.getDayOfWeek() == DayOfWeek.MONDAY ? 100 + day.getDayOfMonth() : 50);
        Baseline monday = BASELINES.of(history, ALERT, List.of(), WEEK_AFTER).at(MONDAY_NOON);
        assertThat(monday.method()).isEqualTo("same_weekday_and_hour");
        assertThat(monday.used())
                .extracting(BaselineDay::day)
                .containsExactly(
                        LocalDate.of(2026, 9, 28),
                        LocalDate.of(2026, 10, 12),
                        LocalDate.of(2026, 10, 19),
                        LocalDate.of(2026, 10, 26),
                        LocalDate.of(2026, 11, 2),
                        LocalDate.of(2026, 11, 9),
                        LocalDate.of(2026, 11, 16));
        // 102, 109, 112, 116, 119, 126, 128
        assertThat(monday.kw()).isEqualTo(116);
    }

    @Test
    void holidaysAndDaysWorkedInTheirPlaceAreLeftOutByName() {
        Map<LocalDate, String> leftOut = leftOut(weeks(day -> 1000), List.of());
        assertThat(leftOut)
                .containsEntry(LocalDate.of(2026, 10, 1), "holiday")
                .containsEntry(LocalDate.of(2026, 10, 5), "holiday")
                .containsEntry(LocalDate.of(2026, 10, 10), "worked_in_place")
                .hasSize(10);
    }

    @Test
    void stopsGapsAndSpansSetAsideAreLeftOut() {
        List<Load> history = new ArrayList<>(weeks(day -> day.equals(LocalDate.of(2026, 11, 9)) ? 80 : 1000));
        history.removeIf(load -> LocalDate.ofInstant(load.start(), ZONE).equals(LocalDate.of(2026, 11, 2))
                && load.start().atZone(ZONE).getHour() < 7);
        List<Aside> asides = List.of(
                new Aside(Instant.parse("2026-11-12T15:00:00Z"), Instant.parse("2026-11-14T16:00:00Z"), "alert"),
                new Aside(Instant.parse("2026-11-15T01:00:00Z"), Instant.parse("2026-11-15T02:00:00Z"), "maintenance"));
        assertThat(leftOut(history, asides))
                .containsEntry(LocalDate.of(2026, 11, 9), "stop")
                .containsEntry(LocalDate.of(2026, 11, 2), "gaps")
                .containsEntry(LocalDate.of(2026, 11, 12), "alert")
                .containsEntry(LocalDate.of(2026, 11, 13), "alert")
                .containsEntry(LocalDate.of(2026, 11, 14), "alert")
                .containsEntry(LocalDate.of(2026, 11, 15), "maintenance")
                .doesNotContainKey(LocalDate.of(2026, 11, 16));
    }

    @Test
    void aLineThatAlwaysRestsOnSundaysHasALowSundayNotAStop() {
        LineBaseline baseline = BASELINES.of(
                weeks(day -> day.getDayOfWeek() == DayOfWeek.SUNDAY ? 20 : 1000), ALERT, List.of(), WEEK_AFTER);
        assertThat(baseline.at(Instant.parse("2026-11-22T04:00:00Z")).kw()).isEqualTo(20);
        assertThat(baseline.at(MONDAY_NOON).kw()).isEqualTo(1000);
        assertThat(baseline.leftOut()).noneMatch(day -> "stop".equals(day.excluded()));
    }

    @Test
    void withTooFewDaysOfTheWeekdayAllWorkingDaysAreCompared() {
        List<Load> history = days(LocalDate.of(2026, 11, 9), LocalDate.of(2026, 11, 20), day -> 700);
        LineBaseline baseline = BASELINES.of(history, ALERT, List.of(), WEEK_AFTER);
        assertThat(baseline.at(MONDAY_NOON).method()).isEqualTo("workdays_same_hour");
        assertThat(baseline.at(MONDAY_NOON).used()).hasSize(10);
        assertThat(baseline.at(SATURDAY_EVENING).known()).isFalse();
        assertThat(baseline.at(SATURDAY_EVENING).method()).isEqualTo("too_few_days");
    }

    @Test
    void withoutHistoryNothingIsKnown() {
        Baseline none = BASELINES.of(List.of(), ALERT, List.of(), WEEK_AFTER).at(MONDAY_NOON);
        assertThat(none.known()).isFalse();
        assertThat(none.spread()).isNaN();
    }

    @Test
    void aHolidayWithinTheAlertIsComparedWithRestDays() {
        Instant alert = Instant.parse("2026-04-30T10:00:00Z");
        Instant labourDay = Instant.parse("2026-05-01T04:00:00Z");
        Instant workedSaturday = Instant.parse("2026-05-09T04:00:00Z");
        List<Load> history = days(
                LocalDate.of(2026, 3, 6),
                LocalDate.of(2026, 4, 29),
                day -> day.getDayOfWeek().getValue() > 5 ? 300 : 900);
        LineBaseline baseline = BASELINES.of(history, alert, List.of(), List.of(labourDay, workedSaturday));
        assertThat(baseline.at(labourDay).kw()).isEqualTo(300);
        assertThat(baseline.at(workedSaturday).kw()).isEqualTo(900);
    }

    @Test
    void windowsUnderMaintenanceOrWithFewDataDoNotCount() {
        List<Load> history = new ArrayList<>();
        for (Load load : weeks(day -> 1000)) {
            boolean eleven = load.start().atZone(ZONE).getHour() == 11;
            boolean twelve = load.start().atZone(ZONE).getHour() == 12;
            history.add(
                    eleven
                            ? new Load(load.start(), 15, 9, 1, Set.of(Mark.MAINTENANCE), List.of())
                            : twelve ? Load.of(load.start(), 15, 9, 0.5) : load);
        }
        LineBaseline baseline = BASELINES.of(history, ALERT, List.of(), WEEK_AFTER);
        assertThat(baseline.at(MONDAY_NOON).known()).isFalse();
        assertThat(baseline.at(MONDAY_NOON.minus(Duration.ofHours(1))).known()).isFalse();
        assertThat(baseline.at(MONDAY_NOON.minus(Duration.ofHours(2))).kw()).isEqualTo(1000);
    }

    @Test
    void aYearWithoutItsNoticeIsSaidToBeUnknown() {
        Instant alert = Instant.parse("2031-03-05T10:00:00Z");
        List<Load> history = days(LocalDate.of(2031, 1, 10), LocalDate.of(2031, 3, 4), day -> 500);
        assertThat(BASELINES.of(history, alert, List.of(), List.of(alert)).unknownYears())
                .containsExactly(2031);
        assertThat(BASELINES.of(weeks(day -> 1), ALERT, List.of(), WEEK_AFTER).unknownYears())
                .isEmpty();
    }

    private static Map<LocalDate, String> leftOut(List<Load> history, List<Aside> asides) {
        return BASELINES.of(history, ALERT, asides, WEEK_AFTER).leftOut().stream()
                .collect(Collectors.toMap(BaselineDay::day, BaselineDay::excluded));
    }

    private static List<Load> weeks(ToDoubleFunction<LocalDate> kw) {
        return days(LocalDate.of(2026, 9, 26), LocalDate.of(2026, 11, 20), kw);
    }

    private static List<Load> days(LocalDate first, LocalDate last, ToDoubleFunction<LocalDate> kw) {
        return first.datesUntil(last.plusDays(1))
                .flatMap(day -> Loads.day(day, kw.applyAsDouble(day)).stream())
                .toList();
    }
}

package io.qinglan.forecast.outlook;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.qinglan.fact.Level;
import io.qinglan.fact.warning.Cause;
import io.qinglan.fact.warning.CoarseDays;
import io.qinglan.fact.warning.ContiguousCities;
import io.qinglan.fact.warning.ExcludedDays;
import io.qinglan.fact.warning.Horizon;
import io.qinglan.fact.warning.Index;
import io.qinglan.fact.warning.Line;
import io.qinglan.fact.warning.Purpose;
import io.qinglan.fact.warning.ReleaseTest;
import io.qinglan.fact.warning.ReleaseTestKind;
import io.qinglan.fact.warning.Run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** The outlook on short series whose answer can be read off: at the line, a unit before it and a unit after it. */
class OutlookTest {

    private static final int MISSING = -1;
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 9);
    private static final LocalDateTime DAWN = LocalDateTime.of(2026, 11, 9, 7, 30);
    private static final Counting DAYS = new Counting(Basis.CALENDAR, 24, 20, false, 0);
    private static final Counting WINDOWS = new Counting(Basis.SLIDING, 24, 20, false, 0);
    private static final Counting HOURS = new Counting(Basis.SLIDING, 24, 20, true, 0);

    @Test
    void aRunOfDaysBeginsAndEndsWithTheDaysOverTheLine() {
        Outlook outlook = outlook(days(100, 160, 151, 150, 200), DAYS);
        assertThat(outlook.runs(List.of(line(150, 48)), Horizon.WHOLE))
                .containsExactly(new Run(
                        0,
                        Horizon.WHOLE,
                        0,
                        Run.ANYWHERE,
                        24,
                        48,
                        MONDAY.plusDays(1).atStartOfDay(),
                        MONDAY.plusDays(3).atStartOfDay(),
                        Set.of()));
        assertThat(hours(outlook, line(150, 24))).containsExactly(48L, 24L);
        assertThat(hours(outlook, line(150, 72))).containsExactly(48L);
        assertThat(hours(outlook, line(300, 24))).isEmpty();
        assertThat(outlook.episodes()).isEqualTo(2);
        assertThat(outlook.dayValid()).isNull();
    }

    @Test
    void theLineItselfCountsOnlyWhereTheLawSaysReached() {
        Outlook outlook = outlook(days(150, 150), DAYS);
        assertThat(hours(outlook, line(150, 24))).isEmpty();
        assertThat(hours(outlook, reached(150, 24))).containsExactly(48L);
    }

    @Test
    void aDayWithoutAValueEndsARun() {
        assertThat(hours(outlook(days(200, MISSING, 200, 200), DAYS), line(150, 24)))
                .containsExactly(24L, 48L);
    }

    @Test
    void aShortGapIsJoinedAndNotCounted() {
        Series series = days(200, 100, 200);
        assertThat(hours(outlook(series, merging(25)), line(150, 24))).containsExactly(48L);
        assertThat(hours(outlook(series, merging(24)), line(150, 24))).containsExactly(24L, 24L);
    }

    @Test
    void theMeanOfEachWindowCounts() {
        int[] values = filled(30, 200);
        Series series = Series.hourly(DAWN, values);
        assertThat(outlook(series, WINDOWS).runs(List.of(line(150, 24)), Horizon.WHOLE))
                .singleElement()
                .satisfies(run -> {
                    assertThat(run.hours()).isEqualTo(30);
                    assertThat(run.start()).isEqualTo(DAWN);
                    assertThat(run.end()).isEqualTo(DAWN.plusHours(30));
                });
        assertThat(hours(outlook(Series.hourly(DAWN, filled(24, 200)), WINDOWS), line(150, 24)))
                .containsExactly(24L);
        assertThat(hours(outlook(Series.hourly(DAWN, filled(23, 200)), WINDOWS), line(150, 24)))
                .isEmpty();
    }

    @Test
    void aWindowNeedsTwentyValues() {
        int[] four = filled(24, 200);
        Arrays.fill(four, 0, 4, Index.MISSING);
        assertThat(hours(outlook(Series.hourly(DAWN, four), WINDOWS), line(150, 24)))
                .containsExactly(24L);
        int[] five = filled(24, 200);
        Arrays.fill(five, 0, 5, Index.MISSING);
        assertThat(hours(outlook(Series.hourly(DAWN, five), WINDOWS), line(150, 24)))
                .isEmpty();
    }

    @Test
    void hoursOverTheLineAreCountedWithoutAnyMean() {
        int[] values = {scaled(151), scaled(151), scaled(150), scaled(200)};
        assertThat(hours(outlook(Series.hourly(DAWN, values), HOURS), line(150, 1)))
                .containsExactly(2L, 1L);
    }

    @Test
    void naturalDaysOfHoursBeginAtMidnight() {
        // 17 hours of Monday from 07:30, a whole Tuesday, and Wednesday until 07:30
        Outlook outlook = outlook(Series.hourly(DAWN, filled(48, 200)), DAYS);
        assertThat(outlook.runs(List.of(line(150, 24)), Horizon.WHOLE))
                .singleElement()
                .satisfies(run -> {
                    assertThat(run.start()).isEqualTo(MONDAY.plusDays(1).atStartOfDay());
                    assertThat(run.hours()).isEqualTo(24);
                });
        assertThat(outlook.dayValid()).isFalse();
        assertThat(outlook(Series.hourly(MONDAY.atStartOfDay(), filled(48, 200)), DAYS)
                        .dayValid())
                .isTrue();
        assertThat(outlook(Series.hourly(MONDAY.atTime(4, 0), filled(20, 200)), DAYS)
                        .dayValid())
                .isTrue();
        assertThat(outlook(Series.hourly(MONDAY.atTime(5, 0), filled(19, 200)), DAYS)
                        .dayValid())
                .isFalse();
    }

    @Test
    void theSecondLineOfAGroupIsLookedForInsideTheFirst() {
        Line first = new Line(0, Purpose.LEVEL, Level.RED, 1, 7, 0, 2, scaled(200), false, 72, "red");
        Line second = new Line(1, Purpose.LEVEL, Level.RED, 1, 7, 1, 2, scaled(300), false, 24, "red");
        Line stranger = new Line(2, Purpose.LEVEL, Level.RED, 1, 8, 1, 2, scaled(300), false, 24, "red");
        List<Run> runs = outlook(days(350, 100, 250, 310, 320, 250, 310), DAYS)
                .runs(List.of(first, second, stranger), Horizon.FROM_NOW);
        assertThat(runs).filteredOn(run -> run.inside() == 0).singleElement().satisfies(run -> {
            assertThat(run.line()).isEqualTo(1);
            assertThat(run.from()).isEqualTo(72);
            assertThat(run.hours()).isEqualTo(48);
            assertThat(run.horizon()).isEqualTo(Horizon.FROM_NOW);
        });
        assertThat(runs)
                .filteredOn(run -> run.line() == 0)
                .extracting(Run::hours)
                .containsExactly(120L);
    }

    @Test
    void ozoneHasLinesOfItsOwn() {
        Series series = Series.daily(MONDAY, Map.of(Series.PM25, values(200, 90), Series.O3, values(90, 200)));
        Line ozone = new Line(0, Purpose.OZONE, Level.NONE, 0, 0, 0, 1, scaled(150), false, 24, "ozone");
        assertThat(outlook(series, DAYS).runs(List.of(ozone), Horizon.WHOLE))
                .extracting(Run::from)
                .containsExactly(24L);
        assertThat(outlook(series, DAYS).runs(List.of(line(150, 24)), Horizon.WHOLE))
                .extracting(Run::from)
                .containsExactly(0L);
        assertThat(outlook(days(200), DAYS).runs(List.of(ozone), Horizon.WHOLE)).isEmpty();
        assertThat(outlook(days(200), DAYS).shortfall(ozone)).isEqualTo(new Shortfall(ozone, 0, 24, null));
    }

    @Test
    void daysThatDustBroughtCountForNoLineAndAreNamed() {
        Causes causes =
                new Causes(Cause.STAGNATION, Arrays.asList(null, Cause.DUST), Map.of(MONDAY.plusDays(2), Cause.DUST));
        Outlook outlook = Outlook.of(days(200, 300, 100, 200), terms(causes, DAYS, "high", false));
        assertThat(hours(outlook, line(150, 24))).containsExactly(24L, 24L);
        assertThat(outlook.excludedDays()).containsExactly(new ExcludedDays(Cause.DUST, 2, true));
        assertThat(outlook.runs(List.of(line(150, 24)), Horizon.WHOLE))
                .extracting(Run::causes)
                .containsExactly(Set.of(Cause.STAGNATION), Set.of(Cause.STAGNATION));
        assertThat(outlook.release().excludedAt(MONDAY.plusDays(1).atTime(23, 59)))
                .isTrue();
        assertThat(outlook.release().excludedAt(MONDAY.atTime(23, 59))).isFalse();
        assertThat(outlook.release().excludedAt(MONDAY.minusDays(1).atTime(12, 0)))
                .isFalse();
        assertThat(outlook.release().excludedAt(MONDAY.plusDays(4).atStartOfDay()))
                .isFalse();
        Outlook clean = Outlook.of(days(200, 150), terms(causes, DAYS, "high", false));
        assertThat(clean.excludedDays()).containsExactly(new ExcludedDays(Cause.DUST, 1, false));
        assertThat(outlook(days(200), DAYS).excludedDays()).isEmpty();
    }

    @Test
    void aRunOfHoursHasTheCausesOfTheDaysInWhichItsHoursBegin() {
        // from 07:30 on, the hour with number 16 is the last that begins on Monday
        assertThat(causesOfHours(0, 16)).containsExactly(Cause.STAGNATION);
        assertThat(causesOfHours(17, 18)).containsExactly(Cause.FIREWORKS);
        assertThat(causesOfHours(16, 17)).containsExactlyInAnyOrder(Cause.STAGNATION, Cause.FIREWORKS);
        assertThat(causesOfHours(41, 47)).isEmpty();
    }

    private static Set<Cause> causesOfHours(int first, int last) {
        int[] values = filled(48, 100);
        Arrays.fill(values, first, last + 1, scaled(200));
        Causes causes = new Causes(null, List.of(Cause.STAGNATION, Cause.FIREWORKS), Map.of());
        List<Run> runs = Outlook.of(Series.hourly(DAWN, values), terms(causes, HOURS, "high", false))
                .runs(List.of(line(150, 1)), Horizon.WHOLE);
        assertThat(runs).hasSize(1);
        return runs.get(0).causes();
    }

    @Test
    void causesCountedByDayMoveWithTheRestOfASeries() {
        Causes causes = new Causes(null, Arrays.asList(null, Cause.DUST, null), Map.of());
        Outlook whole = Outlook.of(days(200, 200, 200), terms(causes, DAYS, "high", false));
        assertThat(whole.from(MONDAY.atTime(9, 0))).isSameAs(whole);
        assertThat(whole.from(null)).isSameAs(whole);
        Outlook tuesday = whole.from(MONDAY.plusDays(1).atStartOfDay());
        assertThat(tuesday.runs(List.of(line(150, 24)), Horizon.FROM_NOW))
                .singleElement()
                .satisfies(run ->
                        assertThat(run.start()).isEqualTo(MONDAY.plusDays(2).atStartOfDay()));
        assertThat(tuesday.excludedDays()).hasSize(1);
        assertThat(whole.from(MONDAY.plusDays(2).atTime(1, 0)).excludedDays()).isEmpty();
        assertThat(whole.from(MONDAY.plusDays(9).atStartOfDay()).episodes()).isZero();
    }

    @Test
    void theEndOfARangeThatCountsIsAReadingOfThePack() {
        Series range = Series.dailyRange(MONDAY, values(140, 150, MISSING), values(160, 170, 300));
        assertThat(hours(Outlook.of(range, terms(Causes.none(), DAYS, "low", false)), line(150, 24)))
                .isEmpty();
        assertThat(hours(Outlook.of(range, terms(Causes.none(), DAYS, "high", false)), line(150, 24)))
                .containsExactly(48L);
        assertThat(Outlook.of(range, terms(Causes.none(), DAYS, "mean", false))
                        .runs(List.of(line(150, 24)), Horizon.WHOLE))
                .extracting(Run::from)
                .containsExactly(24L);
    }

    @Test
    void coarseDustIsCountedOrTakenAsFine() {
        Series series = Series.daily(
                MONDAY, Map.of(Series.PM25, values(100, 200, MISSING, 151), Series.PM10, values(151, 180, 160, 151)));
        assertThat(outlook(series, DAYS).coarseDays()).isEqualTo(new CoarseDays(2));
        Outlook joined = Outlook.of(series, terms(Causes.none(), DAYS, "high", true));
        assertThat(joined.coarseDays()).isNull();
        assertThat(hours(joined, line(150, 24))).containsExactly(96L);
        assertThat(hours(outlook(series, DAYS), line(150, 24))).containsExactly(24L, 24L);
        assertThat(outlook(days(100), DAYS).coarseDays()).isNull();
        Series atTheLine = Series.daily(MONDAY, Map.of(Series.PM25, values(100), Series.PM10, values(150)));
        assertThat(outlook(atTheLine, DAYS).coarseDays()).isNull();
    }

    @Test
    void howFarASeriesIsFromALineIsToldInHoursAndPoints() {
        Line line = line(150, 72);
        assertThat(outlook(days(160, 170, 130, 120), DAYS).shortfall(line))
                .isEqualTo(new Shortfall(line, 48, 24, scaled(20)));
        assertThat(outlook(days(160, 170, 151), DAYS).shortfall(line)).isEqualTo(new Shortfall(line, 72, 0, 0));
        assertThat(outlook(days(160, 170), DAYS).shortfall(line)).isEqualTo(new Shortfall(line, 48, 24, null));
        assertThat(outlook(days(100, 90, 80), DAYS).shortfall(line)).isEqualTo(new Shortfall(line, 0, 72, scaled(70)));
        assertThat(outlook(days(160, MISSING, 160), DAYS).shortfall(line).indexShort())
                .isNull();
        // 25 sliding windows cover 48 hours
        Line twoDays = line(150, 48);
        assertThat(outlook(Series.hourly(DAWN, filled(48, 140)), WINDOWS)
                        .shortfall(twoDays)
                        .indexShort())
                .isEqualTo(scaled(10));
        assertThat(outlook(Series.hourly(DAWN, filled(47, 140)), WINDOWS)
                        .shortfall(twoDays)
                        .indexShort())
                .isNull();
    }

    @Test
    void theReleaseTestLooksAtEveryDayTouched() {
        ReleaseCheck check = outlook(days(200, 100, 100, 160), DAYS).release();
        LocalDateTime tuesday = MONDAY.plusDays(1).atStartOfDay();
        ReleaseTest down = check.test(ReleaseTestKind.LIFT, scaled(150), false, tuesday, 48, null);
        assertThat(down)
                .isEqualTo(new ReleaseTest(
                        ReleaseTestKind.LIFT,
                        scaled(150),
                        tuesday,
                        48,
                        true,
                        MONDAY.plusDays(4).atStartOfDay()));
        assertThat(check.test(ReleaseTestKind.LIFT, scaled(150), false, tuesday, 49, null)
                        .passed())
                .isFalse();
        assertThat(check.test(ReleaseTestKind.LIFT, scaled(150), false, tuesday.minusHours(1), 36, null)
                        .passed())
                .isFalse();
        assertThat(check.test(ReleaseTestKind.LIFT, scaled(160), false, tuesday, 72, null)
                        .passed())
                .isTrue();
        assertThat(check.test(ReleaseTestKind.LIFT, scaled(160), true, tuesday, 72, null)
                        .passed())
                .isFalse();
        assertThat(check.test(ReleaseTestKind.LIFT, scaled(160), false, tuesday, 73, null)
                        .passed())
                .isFalse();
        ReleaseTest fromTheStart = check.test(ReleaseTestKind.LIFT, scaled(150), false, null, 24, null);
        assertThat(fromTheStart.passed()).isFalse();
        assertThat(fromTheStart.from()).isEqualTo(MONDAY.atStartOfDay());
        assertThat(fromTheStart.rowEnd()).isEqualTo(tuesday);
        assertThat(check.test(ReleaseTestKind.LIFT, scaled(200), false, null, 24, null)
                        .rowEnd())
                .isNull();
    }

    @Test
    void theMonitoredValueMustBeDownToo() {
        ReleaseCheck check = outlook(days(100, 100), DAYS).release();
        assertThat(lifted(check, scaled(150))).isTrue();
        assertThat(lifted(check, scaled(151))).isFalse();
        assertThat(lifted(check, Index.MISSING)).isFalse();
        Causes dust = Causes.of(Cause.DUST);
        assertThat(lifted(
                        Outlook.of(days(200, 200), terms(dust, DAYS, "high", false))
                                .release(),
                        scaled(300)))
                .isTrue();
        assertThat(lifted(outlook(days(MISSING, 100), DAYS).release(), null)).isFalse();
    }

    private static boolean lifted(ReleaseCheck check, Integer monitored) {
        return check.test(ReleaseTestKind.LIFT, scaled(150), false, null, 24, monitored)
                .passed();
    }

    @Test
    void badAirPersistsWhereEveryKnownValueIsAboveTheLine() {
        ReleaseCheck check = outlook(days(151, MISSING, 160, 150), DAYS).release();
        LocalDateTime monday = MONDAY.atStartOfDay();
        assertThat(check.persists(scaled(150), monday, 72)).isTrue();
        assertThat(check.persists(scaled(150), monday, 73)).isFalse();
        assertThat(check.persists(scaled(150), null, 24)).isTrue();
        assertThat(check.persists(scaled(150), monday.plusDays(1), 24)).isFalse();
        assertThat(check.persists(scaled(150), monday.minusDays(1), 48)).isTrue();
        assertThat(check.persists(scaled(150), monday.plusDays(9), 24)).isFalse();
        assertThat(Outlook.of(days(200), terms(Causes.of(Cause.DUST), DAYS, "high", false))
                        .release()
                        .persists(scaled(150), monday, 24))
                .isFalse();
    }

    @Test
    void aSeriesWithoutADateIsJudgedWithoutInstants() {
        Series series = Series.daily(null, values(200, 200, 100));
        Outlook outlook = outlook(series, DAYS);
        assertThat(outlook.runs(List.of(line(150, 24)), Horizon.WHOLE))
                .singleElement()
                .satisfies(run -> {
                    assertThat(run.start()).isNull();
                    assertThat(run.end()).isNull();
                });
        assertThat(outlook.from(DAWN)).isSameAs(outlook);
        assertThat(outlook.release()
                        .test(ReleaseTestKind.LIFT, scaled(150), false, DAWN, 24, null)
                        .rowEnd())
                .isNull();
        assertThat(series.startingAt(DAWN).start()).isEqualTo(DAWN);
        assertThat(series.startingAt(null)).isSameAs(series);
        assertThat(days(1).startingAt(DAWN).start()).isEqualTo(MONDAY.atStartOfDay());
    }

    @Test
    void aSeriesKeepsWhatItWasGiven() {
        ContiguousCities cities = new ContiguousCities(3, scaled(150), 48);
        Series series = days(100, 200).withMonitoredNow(scaled(90)).withContiguousCities(cities);
        assertThat(series.monitoredNow()).isEqualTo(scaled(90));
        assertThat(series.contiguousCities()).isSameAs(cities);
        assertThat(series.part(1, 2).values(Series.PLAIN)).containsExactly(scaled(200));
        assertThat(series.part(1, 2).start()).isEqualTo(MONDAY.plusDays(1).atStartOfDay());
        assertThat(series.from(MONDAY.atTime(23, 59)).length()).isEqualTo(2);
        assertThat(series.from(MONDAY.plusDays(1).atStartOfDay()).length()).isEqualTo(1);
        assertThat(series.from(MONDAY.minusDays(5).atStartOfDay()).length()).isEqualTo(2);
        assertThat(series.pollutants()).containsExactly(Series.PLAIN);
        assertThat(series.has(Series.O3)).isFalse();
        assertThat(Series.empty().length()).isZero();
        assertThat(catchThrowable(() -> Series.hourly(null, 1))).hasMessageContaining("start of an hourly series");
        assertThat(catchThrowable(() -> Series.dailyRange(MONDAY, values(1, 2), values(1))))
                .hasMessageContaining("as many values");
        assertThat(catchThrowable(() -> Series.daily(MONDAY, Map.of("a", values(1, 2), "b", values(1)))))
                .hasMessageContaining("as many values");
    }

    @Test
    void aBasisIsReadByItsWord() {
        assertThat(Basis.of("calendar")).isEqualTo(Basis.CALENDAR);
        assertThat(Basis.of("sliding")).isEqualTo(Basis.SLIDING);
        assertThat(catchThrowable(() -> Basis.of("weekly"))).hasMessageContaining("got 'weekly'");
    }

    private static Outlook outlook(Series series, Counting counting) {
        return Outlook.of(series, terms(Causes.none(), counting, "mean", false));
    }

    private static Terms terms(Causes causes, Counting counting, String rangeEnd, boolean coarseAsFine) {
        return new Terms(Series.PM25, causes, EnumSet.of(Cause.DUST), rangeEnd, coarseAsFine, scaled(150), counting);
    }

    private static Counting merging(int hours) {
        return new Counting(Basis.CALENDAR, 24, 20, false, hours);
    }

    private static List<Long> hours(Outlook outlook, Line line) {
        return outlook.runs(List.of(line), Horizon.WHOLE).stream()
                .map(Run::hours)
                .toList();
    }

    private static Line line(int index, int hours) {
        return new Line(0, Purpose.LEVEL, Level.YELLOW, 1, 0, 0, 1, scaled(index), false, hours, "yellow");
    }

    private static Line reached(int index, int hours) {
        return new Line(0, Purpose.LEVEL, Level.YELLOW, 1, 0, 0, 1, scaled(index), true, hours, "yellow");
    }

    private static Series days(int... indices) {
        return Series.daily(MONDAY, values(indices));
    }

    private static int[] values(int... indices) {
        return Arrays.stream(indices)
                .map(index -> index == MISSING ? Index.MISSING : scaled(index))
                .toArray();
    }

    private static int[] filled(int size, int index) {
        int[] values = new int[size];
        Arrays.fill(values, scaled(index));
        return values;
    }

    private static int scaled(int index) {
        return Index.scaled(index);
    }
}

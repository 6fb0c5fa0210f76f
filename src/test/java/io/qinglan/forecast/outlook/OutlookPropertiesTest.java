package io.qinglan.forecast.outlook;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

import io.qinglan.fact.Level;
import io.qinglan.fact.warning.Cause;
import io.qinglan.fact.warning.Horizon;
import io.qinglan.fact.warning.Index;
import io.qinglan.fact.warning.Line;
import io.qinglan.fact.warning.Purpose;
import io.qinglan.fact.warning.ReleaseTestKind;
import io.qinglan.fact.warning.Run;

import static org.assertj.core.api.Assertions.assertThat;

class OutlookPropertiesTest {

    private static final LocalDateTime START = LocalDateTime.parse("2026-11-10T07:00");
    private static final int BOUND = Index.scaled(150);

    @Property
    void aConstantSeriesOverALineCoversAllItsHours(
            @ForAll @IntRange(min = 1, max = 40) int days, @ForAll @IntRange(min = 151, max = 500) int index) {
        int[] hours = filled(24 * days, index);
        assertThat(longest(Series.hourly(START, hours), Basis.SLIDING, 0)).isEqualTo(24L * days);
        assertThat(longest(Series.daily(START.toLocalDate(), filled(days, index)), Basis.CALENDAR, 0))
                .isEqualTo(24L * days);
    }

    @Property(tries = 300)
    void slidingRunsAreThoseOfASimpleCount(@ForAll("hours") int[] hours) {
        assertThat(longest(Series.hourly(START, hours), Basis.SLIDING, 0)).isEqualTo(simpleLongest(hours));
    }

    @Property(tries = 300)
    void joiningNeverShortensARunAndNeverCountsAnHourTwice(
            @ForAll("hours") int[] hours, @ForAll @IntRange(min = 1, max = 80) int gap) {
        Series series = Series.hourly(START, hours);
        long joined = longest(series, Basis.SLIDING, gap);
        assertThat(joined).isGreaterThanOrEqualTo(longest(series, Basis.SLIDING, 0));
        assertThat(joined).isLessThanOrEqualTo(hours.length);
        assertThat(outlook(series, Basis.SLIDING, gap).episodes())
                .isLessThanOrEqualTo(outlook(series, Basis.SLIDING, 0).episodes());
    }

    @Property
    void aLongCleanStretchPartsTwoEpisodes(
            @ForAll @IntRange(min = 1, max = 5) int before, @ForAll @IntRange(min = 1, max = 5) int after) {
        int[] days = new int[before + 2 + after];
        Arrays.fill(days, Index.scaled(200));
        days[before] = Index.scaled(80);
        days[before + 1] = Index.scaled(80);
        Series series = Series.daily(START.toLocalDate(), days);
        assertThat(outlook(series, Basis.CALENDAR, 36).episodes()).isEqualTo(2);
        days[before + 1] = Index.scaled(200);
        assertThat(outlook(Series.daily(START.toLocalDate(), days), Basis.CALENDAR, 36)
                        .episodes())
                .isEqualTo(1);
    }

    @Property(tries = 300)
    void aHigherValueNeverShortensARun(@ForAll("hours") int[] hours, @ForAll @IntRange(min = 0, max = 400) int place) {
        int[] higher = hours.clone();
        int at = place % hours.length;
        if (higher[at] != Index.MISSING) {
            higher[at] += Index.scaled(50);
        }
        assertThat(longest(Series.hourly(START, higher), Basis.SLIDING, 0))
                .isGreaterThanOrEqualTo(longest(Series.hourly(START, hours), Basis.SLIDING, 0));
    }

    @Property(tries = 300)
    void thePartOfASeriesIsJudgedLikeACopyOfIt(@ForAll("hours") int[] hours, @ForAll @IntRange(max = 200) int from) {
        int first = Math.min(from, hours.length);
        Series part = Series.hourly(START, hours).part(first, hours.length);
        Series copy = Series.hourly(START.plusHours(first), Arrays.copyOfRange(hours, first, hours.length));
        assertThat(outlook(part, Basis.SLIDING, 0).runs(lines(), Horizon.WHOLE))
                .isEqualTo(outlook(copy, Basis.SLIDING, 0).runs(lines(), Horizon.WHOLE));
        assertThat(outlook(part, Basis.CALENDAR, 0).dayValid())
                .isEqualTo(outlook(copy, Basis.CALENDAR, 0).dayValid());
    }

    @Property(tries = 300)
    void theReleaseTestLooksAtEveryHourAndAtNothingElse(
            @ForAll("hours") int[] hours, @ForAll @IntRange(min = 0, max = 100) int from) {
        boolean passed = outlook(Series.hourly(START, hours), Basis.SLIDING, 0)
                .release()
                .test(ReleaseTestKind.LIFT, BOUND, false, START.plusHours(from), 36, null)
                .passed();
        boolean expected = from + 36 <= hours.length;
        for (int hour = from; expected && hour < from + 36; hour++) {
            expected = hours[hour] != Index.MISSING && hours[hour] <= BOUND;
        }
        assertThat(passed).isEqualTo(expected);
    }

    @Provide
    Arbitrary<int[]> hours() {
        Arbitrary<Integer> value = Arbitraries.frequencyOf(
                Tuple.of(12, Arbitraries.integers().between(100, 220).map(Index::scaled)),
                Tuple.of(1, Arbitraries.just(Index.MISSING)));
        Arbitrary<int[]> block = Combinators.combine(
                        value, Arbitraries.integers().between(1, 30))
                .as((index, length) -> {
                    int[] values = new int[length];
                    Arrays.fill(values, index);
                    return values;
                });
        return block.list()
                .ofMinSize(1)
                .ofMaxSize(10)
                .map(blocks -> blocks.stream().flatMapToInt(Arrays::stream).toArray());
    }

    private static int[] filled(int size, int index) {
        int[] values = new int[size];
        Arrays.fill(values, Index.scaled(index));
        return values;
    }

    private static long simpleLongest(int[] hours) {
        int longest = 0;
        int run = 0;
        for (int start = 0; start + 24 <= hours.length; start++) {
            long sum = 0;
            int count = 0;
            for (int hour = start; hour < start + 24; hour++) {
                if (hours[hour] != Index.MISSING) {
                    sum += hours[hour];
                    count++;
                }
            }
            run = count >= 20 && sum > (long) BOUND * count ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest == 0 ? 0 : longest + 23L;
    }

    private static long longest(Series series, Basis basis, int mergeBelow) {
        return outlook(series, basis, mergeBelow).runs(lines(), Horizon.WHOLE).stream()
                .mapToLong(Run::hours)
                .max()
                .orElse(0);
    }

    private static List<Line> lines() {
        return List.of(new Line(
                0, Purpose.LEVEL, Level.YELLOW, Level.YELLOW.ordinal(), 0, 0, 1, BOUND, false, 1_000_000, "yellow"));
    }

    private static Outlook outlook(Series series, Basis basis, int mergeBelow) {
        return Outlook.of(
                series,
                new Terms(
                        Series.PM25,
                        Causes.none(),
                        EnumSet.noneOf(Cause.class),
                        "mean",
                        false,
                        BOUND,
                        new Counting(basis, 24, 20, false, mergeBelow)));
    }
}

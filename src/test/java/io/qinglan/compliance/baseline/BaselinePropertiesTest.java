package io.qinglan.compliance.baseline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import io.qinglan.fact.compliance.Baseline;
import io.qinglan.fact.compliance.Load;

import static io.qinglan.compliance.baseline.Loads.ALERT;
import static io.qinglan.compliance.baseline.Loads.BASELINES;
import static io.qinglan.compliance.baseline.Loads.WEEK_AFTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Laws of baselines, for whatever the line did. */
class BaselinePropertiesTest {

    @Property(tries = 60)
    void neitherOrderNorRepetitionChangesABaseline(
            @ForAll("fewWindows") List<Load> windows, @ForAll("fewWindows") List<Load> twice, @ForAll long seed) {
        List<Load> once = new ArrayList<>(windows);
        once.addAll(twice);
        List<Load> again = new ArrayList<>(once);
        again.addAll(windows);
        Collections.shuffle(again, new Random(seed));
        assertThat(BASELINES.of(again, ALERT, List.of(), WEEK_AFTER))
                .isEqualTo(BASELINES.of(once, ALERT, List.of(), WEEK_AFTER));
    }

    @Property(tries = 60)
    void oneWildDayNeverMovesTheFigureBeyondTheSpread(
            @ForAll("days") @Size(56) List<Double> days,
            @ForAll @IntRange(min = 0, max = 55) int wildDay,
            @ForAll @DoubleRange(min = 0, max = 1e6) double wildKw) {
        LineBaseline before = BASELINES.of(Loads.ofDays(days), ALERT, List.of(), WEEK_AFTER);
        List<Double> changed = new ArrayList<>(days);
        changed.set(wildDay, wildKw);
        LineBaseline after = BASELINES.of(Loads.ofDays(changed), ALERT, List.of(), WEEK_AFTER);
        for (Instant window : WEEK_AFTER) {
            assertThat(after.at(window).kw())
                    .isCloseTo(before.at(window).kw(), within(before.at(window).spread() + 1e-9));
        }
    }

    @Property(tries = 60)
    void theFigureGrowsWithTheLoadAndLiesAmongTheDaysUsed(
            @ForAll("days") @Size(56) List<Double> days, @ForAll @DoubleRange(min = 0.1, max = 10) double factor) {
        LineBaseline one = BASELINES.of(Loads.ofDays(days), ALERT, List.of(), WEEK_AFTER);
        List<Double> scaled = days.stream().map(kw -> factor * kw).toList();
        LineBaseline other = BASELINES.of(Loads.ofDays(scaled), ALERT, List.of(), WEEK_AFTER);
        for (Instant window : WEEK_AFTER) {
            Baseline figure = one.at(window);
            assertThat(other.at(window).kw()).isCloseTo(factor * figure.kw(), within(1e-6));
            assertThat(figure.used()).anyMatch(day -> day.kw() <= figure.kw()).anyMatch(day -> day.kw() >= figure.kw());
        }
    }

    @Property(tries = 60)
    void whatComesWithTheAlertOrAfterItNeverCounts(
            @ForAll("days") @Size(56) List<Double> days, @ForAll("fewWindows") List<Load> later) {
        List<Load> history = Loads.ofDays(days);
        List<Load> more = new ArrayList<>(history);
        later.forEach(load -> more.add(
                Load.of(load.start().plus(Duration.ofDays(60)), load.minutes(), load.kw(), load.completeness())));
        assertThat(BASELINES.of(more, ALERT, List.of(), WEEK_AFTER))
                .isEqualTo(BASELINES.of(history, ALERT, List.of(), WEEK_AFTER));
    }

    @Property(tries = 60)
    void everyDayWithDataIsUsedOrLeftOutNeverBoth(@ForAll("fewWindows") List<Load> windows) {
        LineBaseline baseline = BASELINES.of(windows, ALERT, List.of(), WEEK_AFTER);
        List<LocalDate> named = new ArrayList<>(baseline.used());
        baseline.leftOut().forEach(day -> named.add(day.day()));
        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(windows.stream()
                        .map(load -> LocalDate.ofInstant(load.start(), Loads.ZONE))
                        .distinct()
                        .toList());
    }

    /** Mean power of 56 days, none so low that it would look like a stop. */
    @Provide
    Arbitrary<List<Double>> days() {
        return Arbitraries.doubles().between(800, 1200).list().ofSize(56);
    }

    @Provide
    Arbitrary<List<Load>> fewWindows() {
        Arbitrary<Load> window = Arbitraries.integers()
                .between(1, 56 * 96)
                .flatMap(quarter -> Arbitraries.doubles()
                        .between(0, 2000)
                        .injectNull(0.1)
                        .map(kw -> Load.of(
                                Loads.MIDNIGHT.minus(Duration.ofMinutes(15L * quarter)),
                                15,
                                kw == null ? Double.NaN : kw,
                                kw == null ? 0 : 1)));
        return window.list().ofMinSize(0).ofMaxSize(300);
    }
}

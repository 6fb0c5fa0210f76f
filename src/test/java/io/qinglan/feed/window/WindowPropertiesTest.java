package io.qinglan.feed.window;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Laws of windows, for whatever comes in. */
class WindowPropertiesTest {

    private static final Instant START = Samples.at("2026-11-21T08:00:00");
    private static final Outlet OUTLET = new Outlet(9, FlowUnit.NOT_TESTED);

    @Property(tries = 300)
    void neitherOrderNorRepetitionChangesAWindow(
            @ForAll("records") List<Sample> samples, @ForAll long seed, @ForAll("records") List<Sample> twice) {
        List<Sample> once = new ArrayList<>(samples);
        once.addAll(twice);
        List<Sample> again = new ArrayList<>(once);
        again.addAll(twice);
        Collections.shuffle(again, new Random(seed));
        Windows.OfHour one = Samples.WINDOWS.hour(once, START, OUTLET);
        Windows.OfHour other = Samples.WINDOWS.hour(again, START, OUTLET);
        assertThat(other).isEqualTo(one);
    }

    @Property(tries = 300)
    void everyMinuteCountsOnceAtMost(@ForAll("records") List<Sample> samples) {
        for (FactorWindow factor :
                Samples.WINDOWS.hour(samples, START, OUTLET).hour().factors()) {
            assertThat(Arrays.stream(factor.units()).sum()).isBetween(0, 60);
        }
    }

    @Property(tries = 300)
    void theSmallWindowsAddUpToTheHour(@ForAll("records") List<Sample> samples) {
        Windows.OfHour windows = Samples.WINDOWS.hour(samples, START, OUTLET);
        for (FactorWindow hour : windows.hour().factors()) {
            assertThat(added(windows.fiveMinutes(), hour.factor())).isEqualTo(hour.units());
            assertThat(added(windows.quarterHours(), hour.factor())).isEqualTo(hour.units());
            if (hour.reckoned().known()) {
                double lowest = windows.fiveMinutes().stream()
                        .flatMap(part -> part.factor(hour.factor()).stream())
                        .mapToDouble(part -> part.reckoned().min())
                        .filter(value -> !Double.isNaN(value))
                        .min()
                        .orElseThrow();
                assertThat(hour.reckoned().min()).isEqualTo(lowest);
                assertThat(hour.reckoned().mean())
                        .isBetween(hour.reckoned().min() - 1e-9, hour.reckoned().max() + 1e-9);
            }
        }
    }

    private static int[] added(List<Window> parts, String factor) {
        int[] sum = new int[MarkClass.COUNT];
        for (Window part : parts) {
            part.factor(factor).ifPresent(window -> {
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += window.units()[i];
                }
            });
        }
        return sum;
    }

    @Property(tries = 300)
    void energyIsNeitherLostNorCountedTwice(@ForAll("spans") List<Energy.Span> spans, @ForAll long seed) {
        Instant end = START.plusSeconds(3600);
        Energy.Sum hour = Energy.between(spans, START, end);
        List<Energy.Span> shuffled = new ArrayList<>(spans);
        shuffled.addAll(spans);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(Energy.between(shuffled, START, end)).isEqualTo(hour);
        assertThat(hour.seconds()).isBetween(0L, 3600L);
        double parts = 0;
        long seconds = 0;
        for (int i = 0; i < 4; i++) {
            Energy.Sum part = Energy.between(spans, START.plusSeconds(900L * i), START.plusSeconds(900L * (i + 1)));
            parts += part.seconds() == 0 ? 0 : part.kwh();
            seconds += part.seconds();
        }
        assertThat(seconds).isEqualTo(hour.seconds());
        if (seconds > 0) {
            assertThat(parts).isEqualTo(hour.kwh(), within(1e-6));
        }
    }

    @Provide
    Arbitrary<List<Energy.Span>> spans() {
        return Combinators.combine(
                        Arbitraries.integers().between(-1800, 4000),
                        Arbitraries.integers().between(1, 3000),
                        Arbitraries.integers().between(-50, 500))
                .as((from, length, kwh) ->
                        new Energy.Span(START.plusSeconds(from), START.plusSeconds(from + length), kwh))
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<Sample>> records() {
        Arbitrary<Sample> minutes = Combinators.combine(
                        Arbitraries.of(Samples.SO2, Samples.OXYGEN, Samples.FLOW),
                        Arbitraries.integers().between(-10, 69),
                        Arbitraries.of(60, 120, 300, 600),
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.of(MarkClass.values()),
                        Arbitraries.integers().between(1, 3))
                .as((factor, minute, seconds, value, mark, revision) -> new Sample(
                        Source.MINUTE,
                        START.plusSeconds(60L * minute),
                        seconds,
                        factor,
                        new Figures(value, value - 1, value + 1, value / 10.0),
                        Double.NaN,
                        mark,
                        revision));
        Arbitrary<Sample> instants = Combinators.combine(
                        Arbitraries.of(Samples.SO2, "a34013"),
                        Arbitraries.integers().between(-300, 3900),
                        Arbitraries.of(30, 60, 300),
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.of(MarkClass.values()),
                        Arbitraries.integers().between(1, 3))
                .as((factor, second, seconds, value, mark, revision) -> new Sample(
                        Source.REALTIME,
                        START.plusSeconds(second),
                        seconds,
                        factor,
                        Figures.mean(value),
                        Double.NaN,
                        mark,
                        revision));
        return Arbitraries.frequencyOf(Tuple.of(3, minutes), Tuple.of(1, instants))
                .list()
                .ofMaxSize(80);
    }
}

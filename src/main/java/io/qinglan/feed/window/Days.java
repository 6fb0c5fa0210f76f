package io.qinglan.feed.window;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A day from its hours (annex D of HJ 212-2017: the mean of the valid hours, the mass their sum), with the instrument's own day (2031) beside.
 *
 * @param windows the rules of windows
 */
public record Days(Windows windows) {

    /**
     * The day that begins at an instant.
     *
     * @param hours windows of its hours, in any order; an hour without a window is missing
     * @param own the instrument's own day records, if any
     */
    public Window day(Collection<Window> hours, Collection<Sample> own, Instant start) {
        Map<String, List<FactorWindow>> byFactor = new TreeMap<>();
        hours.stream()
                .sorted((one, other) -> one.start().compareTo(other.start()))
                .forEach(hour -> hour.factors()
                        .forEach(factor -> byFactor.computeIfAbsent(factor.factor(), none -> new ArrayList<>())
                                .add(factor)));
        Map<String, List<Sample>> sent = Windows.byFactor(own);
        sent.keySet().forEach(factor -> byFactor.computeIfAbsent(factor, none -> new ArrayList<>()));
        List<FactorWindow> factors = new ArrayList<>();
        byFactor.forEach((factor, all) -> {
            Optional<Sample> day = Windows.ofInstrument(sent.getOrDefault(factor, List.of()), Source.DAY, start);
            FactorWindow window = windows.beside(of(factor, all), day, false);
            // the corrected mean and the mass are ours also where the instrument's own day stands beside
            FactorWindow whole = completed(window, all);
            if (whole.state() != WindowState.MISSING) {
                factors.add(whole);
            }
        });
        return new Window(Resolution.DAY, start, factors, FlowUnit.NOT_TESTED);
    }

    private FactorWindow of(String factor, List<FactorWindow> hours) {
        int[] units = new int[MarkClass.COUNT];
        Sum sum = new Sum();
        for (FactorWindow hour : hours) {
            if (hour.state().ordinal() < MarkClass.COUNT) {
                units[hour.state().ordinal()]++;
            }
            if (hour.valid()) {
                sum.add(hour.used());
            }
        }
        return new FactorWindow(
                factor,
                windows.validity().state(Resolution.DAY, units),
                hours.isEmpty() ? FactorWindow.Basis.NONE : FactorWindow.Basis.HOURS,
                sum.figures(),
                Figures.NONE,
                Double.NaN,
                Double.NaN,
                FactorWindow.Correction.NOT_ASKED,
                Double.NaN,
                FactorWindow.MassBasis.NOT_ASKED,
                units,
                false);
    }

    /** Mean of the corrected hours and sum of the masses: of those hours that have one. */
    private static FactorWindow completed(FactorWindow day, List<FactorWindow> hours) {
        double corrected = 0;
        double mass = 0;
        int correctedHours = 0;
        int masses = 0;
        for (FactorWindow hour : hours) {
            if (!Double.isNaN(hour.corrected())) {
                corrected += hour.corrected();
                correctedHours++;
            }
            if (!Double.isNaN(hour.mass())) {
                mass += hour.mass();
                masses++;
            }
        }
        FactorWindow withCorrection = correctedHours == 0
                ? day
                : day.withCorrection(corrected / correctedHours, FactorWindow.Correction.DONE);
        return masses == 0 ? withCorrection : withCorrection.withMass(mass, FactorWindow.MassBasis.HOURS);
    }

    private static final class Sum {
        private double sum;
        private double min = Double.POSITIVE_INFINITY;
        private double max = Double.NEGATIVE_INFINITY;
        private double total;
        private int count;

        private void add(Figures figures) {
            sum += figures.mean();
            min = Math.min(min, Double.isNaN(figures.min()) ? figures.mean() : figures.min());
            max = Math.max(max, Double.isNaN(figures.max()) ? figures.mean() : figures.max());
            total += figures.total();
            count++;
        }

        private Figures figures() {
            return count == 0 ? Figures.NONE : new Figures(sum / count, min, max, total);
        }
    }
}

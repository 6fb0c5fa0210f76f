package io.qinglan.feed.window;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * From samples to windows, by the standards handed in. Pure: the same samples give the same windows to the bit, in whatever order, however
 * often and however late they came.
 *
 * @param validity when a window is valid
 * @param gas formulas of flue gas
 */
public record Windows(Validity validity, FlueGas gas) {

    /** Minutes of an hour. */
    private static final int HOUR = 60;

    /** All windows of one hour: twelve of 5 minutes, four of 15 minutes, the hour itself. */
    public record OfHour(List<Window> fiveMinutes, List<Window> quarterHours, Window hour) {}

    /**
     * The windows of one hour.
     *
     * @param samples what is known of the hour, later revisions included; samples outside it are passed over
     * @param start begin of the hour
     */
    public OfHour hour(Collection<Sample> samples, Instant start, Outlet outlet) {
        Map<String, List<Sample>> byFactor = byFactor(samples);
        Map<String, Minutes> minutes = new TreeMap<>();
        byFactor.forEach((factor, own) -> minutes.put(factor, Minutes.of(own, start, HOUR, validity)));
        return new OfHour(
                parts(minutes, start, Resolution.FIVE_MINUTES),
                parts(minutes, start, Resolution.QUARTER_HOUR),
                wholeHour(byFactor, minutes, start, outlet));
    }

    private List<Window> parts(Map<String, Minutes> minutes, Instant start, Resolution resolution) {
        List<Window> windows = new ArrayList<>();
        int length = resolution.minutes();
        for (int first = 0; first < HOUR; first += length) {
            List<FactorWindow> factors = new ArrayList<>();
            for (Map.Entry<String, Minutes> factor : minutes.entrySet()) {
                FactorWindow part = reckoned(factor.getKey(), factor.getValue(), first, length, resolution);
                if (part.basis() != FactorWindow.Basis.NONE) {
                    factors.add(part);
                }
            }
            if (!factors.isEmpty()) {
                windows.add(
                        new Window(resolution, start.plus(Duration.ofMinutes(first)), factors, FlowUnit.NOT_TESTED));
            }
        }
        return windows;
    }

    private Window wholeHour(
            Map<String, List<Sample>> byFactor, Map<String, Minutes> minutes, Instant start, Outlet outlet) {
        List<FactorWindow> factors = new ArrayList<>();
        byFactor.forEach((factor, own) -> {
            FactorWindow reckoned = reckoned(factor, minutes.get(factor), 0, HOUR, Resolution.HOUR);
            FactorWindow both = beside(reckoned, ofInstrument(own, Source.HOUR, start), validity.preferSentHour());
            if (both.basis() != FactorWindow.Basis.NONE || both.sent().known() || both.state() != WindowState.MISSING) {
                factors.add(both);
            }
        });
        return new HourGas(gas, outlet).complete(start, factors);
    }

    private FactorWindow reckoned(String factor, Minutes minutes, int first, int count, Resolution resolution) {
        int[] units = minutes.units(first, count);
        return new FactorWindow(
                factor,
                validity.state(resolution, units),
                minutes.basis(first, count),
                minutes.figures(first, count),
                Figures.NONE,
                Double.NaN,
                Double.NaN,
                FactorWindow.Correction.NOT_ASKED,
                Double.NaN,
                FactorWindow.MassBasis.NOT_ASKED,
                units,
                false);
    }

    /**
     * The instrument's own record of this window, whose begin a clock that is off may miss by up to a quarter; the one taken among several is
     * always the same.
     */
    static Optional<Sample> ofInstrument(List<Sample> samples, Source source, Instant start) {
        return samples.stream()
                .filter(sample -> sample.source() == source && apart(sample, start) < sample.seconds() / 4)
                .min(Comparator.<Sample>comparingLong(sample -> apart(sample, start))
                        .thenComparing(Sample.FIRST_TAKEN));
    }

    private static long apart(Sample sample, Instant start) {
        return Math.abs(Duration.between(sample.start(), start).toSeconds());
    }

    /** Puts the instrument's own record beside what was reckoned; which one is used is said by the basis. */
    FactorWindow beside(FactorWindow reckoned, Optional<Sample> own, boolean preferOwn) {
        if (own.isEmpty()) {
            return reckoned;
        }
        Sample sent = own.get();
        boolean use = preferOwn || reckoned.basis() == FactorWindow.Basis.NONE;
        boolean valueMissing = sent.mark() == MarkClass.VALID && !sent.figures().known();
        WindowState ownState = valueMissing ? WindowState.INVALID : WindowState.of(sent.mark());
        boolean both = reckoned.valid() && sent.valid();
        return new FactorWindow(
                reckoned.factor(),
                use ? ownState : reckoned.state(),
                use ? FactorWindow.Basis.INSTRUMENT : reckoned.basis(),
                reckoned.reckoned(),
                sent.figures(),
                sent.corrected(),
                Double.NaN,
                FactorWindow.Correction.NOT_ASKED,
                Double.NaN,
                FactorWindow.MassBasis.NOT_ASKED,
                reckoned.units(),
                both && differ(reckoned.reckoned().mean(), sent.figures().mean()));
    }

    private boolean differ(double one, double other) {
        double larger = Math.max(Math.abs(one), Math.abs(other));
        return Math.abs(one - other) * 100 > larger * validity.hoursDifferAbovePercent();
    }

    static Map<String, List<Sample>> byFactor(Collection<Sample> samples) {
        Map<String, List<Sample>> byFactor = new TreeMap<>();
        for (Sample sample : samples) {
            byFactor.computeIfAbsent(sample.factor(), none -> new ArrayList<>()).add(sample);
        }
        return byFactor;
    }
}

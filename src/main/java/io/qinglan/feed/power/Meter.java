package io.qinglan.feed.power;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Turns what a meter shows into energy. Exact: no figure is rounded. What cannot be told is no figure and says why; a step that cannot be
 * told begins anew behind it, so one bad reading costs the steps beside it and no other.
 */
public final class Meter {

    private static final BigDecimal SECONDS_OF_AN_HOUR = BigDecimal.valueOf(3600);
    private static final int DIGITS = 12;

    private final MeterRules rules;
    private final List<MeterEpoch> epochs;
    private final BigDecimal ratedKw;

    /**
     * A meter over its life.
     *
     * @param epochs in order of time; the first has no begin
     * @param ratedKw the load above which energy is not believed, null when not known
     */
    public Meter(MeterRules rules, List<MeterEpoch> epochs, BigDecimal ratedKw) {
        if (epochs.isEmpty() || epochs.get(0).from() != null) {
            throw new IllegalArgumentException("the first epoch of a meter has no begin");
        }
        this.rules = rules;
        this.epochs = List.copyOf(epochs);
        this.ratedKw = ratedKw;
    }

    /** The steps between readings, by time; readings may be given in any order, of one moment the last given counts. */
    public List<MeterStep> steps(List<MeterReading> readings) {
        List<MeterReading> sorted = new ArrayList<>(readings);
        sorted.sort(Comparator.comparing(MeterReading::at));
        List<MeterStep> steps = new ArrayList<>();
        MeterReading before = null;
        for (MeterReading reading : sorted) {
            if (before != null && reading.at().isAfter(before.at())) {
                steps.add(step(before, reading));
            }
            before = reading;
        }
        return steps;
    }

    private MeterStep step(MeterReading before, MeterReading after) {
        int first = epoch(before);
        int last = epoch(after);
        MeterStep step =
                first == last ? counted(before, after, epochs.get(first)) : exchanged(before, after, first, last);
        return believed(step) ? step : new MeterStep(step.start(), step.end(), null, MeterStep.How.NOT_BELIEVED);
    }

    /** The epoch a reading belongs to: one read at the very moment of an exchange is of the new meter. */
    private int epoch(MeterReading reading) {
        int found = 0;
        for (int i = 1; i < epochs.size(); i++) {
            if (!reading.at().isBefore(epochs.get(i).from())) {
                found = i;
            }
        }
        return found;
    }

    private MeterStep counted(MeterReading before, MeterReading after, MeterEpoch epoch) {
        Shown shown = difference(before.shown(), after.shown(), epoch);
        BigDecimal kwh = shown.kwh() == null ? null : shown.kwh().multiply(epoch.ratio());
        return new MeterStep(before.at(), after.at(), kwh, shown.how());
    }

    private MeterStep exchanged(MeterReading before, MeterReading after, int first, int last) {
        BigDecimal kwh = BigDecimal.ZERO;
        BigDecimal shown = before.shown();
        for (int i = first + 1; i <= last; i++) {
            MeterEpoch next = epochs.get(i);
            Shown part = next.shownBefore() == null || next.shownAfter() == null
                    ? new Shown(null, MeterStep.How.EXCHANGED_UNREAD)
                    : difference(shown, next.shownBefore(), epochs.get(i - 1));
            if (part.kwh() == null) {
                return new MeterStep(before.at(), after.at(), null, part.how());
            }
            kwh = kwh.add(part.kwh().multiply(epochs.get(i - 1).ratio()));
            shown = next.shownAfter();
        }
        Shown rest = difference(shown, after.shown(), epochs.get(last));
        return rest.kwh() == null
                ? new MeterStep(before.at(), after.at(), null, rest.how())
                : new MeterStep(
                        before.at(),
                        after.at(),
                        kwh.add(rest.kwh().multiply(epochs.get(last).ratio())),
                        MeterStep.How.EXCHANGED);
    }

    private record Shown(BigDecimal kwh, MeterStep.How how) {}

    private Shown difference(BigDecimal before, BigDecimal after, MeterEpoch epoch) {
        BigDecimal difference = after.subtract(before);
        if (difference.signum() >= 0) {
            return new Shown(difference, MeterStep.How.COUNTED);
        }
        if (difference.negate().compareTo(rules.jitterKwh()) <= 0) {
            return new Shown(BigDecimal.ZERO, MeterStep.How.COUNTED);
        }
        if (epoch.capacity() != null) {
            BigDecimal top = epoch.capacity().multiply(rules.nearTheTop());
            BigDecimal foot = epoch.capacity().subtract(top);
            if (before.compareTo(top) >= 0 && after.compareTo(foot) <= 0) {
                return new Shown(difference.add(epoch.capacity()), MeterStep.How.ROLLED_OVER);
            }
        }
        return new Shown(null, MeterStep.How.FELL);
    }

    private boolean believed(MeterStep step) {
        if (ratedKw == null || step.kwh() == null) {
            return true;
        }
        BigDecimal hours = BigDecimal.valueOf(
                        Duration.between(step.start(), step.end()).toMillis())
                .divide(SECONDS_OF_AN_HOUR.movePointRight(3), DIGITS, RoundingMode.HALF_UP);
        return step.kwh().compareTo(ratedKw.multiply(rules.beyondRated()).multiply(hours)) <= 0;
    }
}

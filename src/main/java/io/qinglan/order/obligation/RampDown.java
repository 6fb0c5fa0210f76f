package io.qinglan.order.obligation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.LineFact;

/**
 * How a line comes down to what is asked of it, from the site's filed operation plan: a stop is complete no sooner than the shortest
 * safe stop; a longer coking time is reached in daily steps no larger than the plan allows. Where the plan says nothing it is complete
 * at its begin.
 *
 * @param completeAfterHours hours from the begin of the obligation to its completion
 * @param steps the way there, the last one complete; empty where it is complete at its begin
 */
public record RampDown(BigDecimal completeAfterHours, List<Step> steps) {

    /** By so many hours after the begin, so many percent of what is asked. */
    public record Step(BigDecimal afterHours, BigDecimal share) {}

    private static final RampDown AT_ONCE = new RampDown(BigDecimal.ZERO, List.of());
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final BigDecimal HOURS_A_DAY = BigDecimal.valueOf(24);
    private static final String SAFE_STOP_HOURS = "safe_stop_hours";
    private static final String COKING_STEP = "coking_step_hours_per_day";
    private static final String COKING_HOURS = "coking_hours";

    /** The way down of an obligation. */
    public static RampDown of(Obligation obligation) {
        LineFact line = obligation.target().line();
        if (line == null) {
            return AT_ONCE;
        }
        if (obligation.action() == Action.STOP) {
            return stop(line.known(SAFE_STOP_HOURS));
        }
        return obligation.action() == Action.EXTEND && "hours".equals(obligation.unit())
                ? stretch(obligation.amount(), line.known(COKING_HOURS), line.known(COKING_STEP))
                : AT_ONCE;
    }

    private static RampDown stop(BigDecimal safeHours) {
        return safeHours == null || safeHours.signum() <= 0
                ? AT_ONCE
                : new RampDown(safeHours, List.of(new Step(safeHours, WHOLE)));
    }

    /** From the present time to the ordered one, a day for each step. */
    private static RampDown stretch(BigDecimal ordered, BigDecimal present, BigDecimal step) {
        if (ordered == null
                || present == null
                || step == null
                || step.signum() <= 0
                || present.compareTo(ordered) >= 0) {
            return AT_ONCE;
        }
        BigDecimal way = ordered.subtract(present);
        List<Step> steps = new ArrayList<>();
        BigDecimal gone = BigDecimal.ZERO;
        BigDecimal hours = BigDecimal.ZERO;
        while (gone.compareTo(way) < 0) {
            gone = gone.add(step).min(way);
            hours = hours.add(HOURS_A_DAY);
            steps.add(new Step(hours, gone.multiply(WHOLE).divide(way, 1, RoundingMode.HALF_UP)));
        }
        return new RampDown(hours, List.copyOf(steps));
    }
}

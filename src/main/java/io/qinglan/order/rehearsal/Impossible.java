package io.qinglan.order.rehearsal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.Target;
import io.qinglan.inventory.plan.PlanFacts;
import io.qinglan.order.obligation.Obligation;

/**
 * Furnaces that would be asked what they cannot do, by their filed plans: a stop before the shortest safe stop is over, a longer coking
 * time in larger steps than a day allows, a cold stop of what can only be kept hot. And who lives on the lines that would stop.
 */
final class Impossible implements Collector {

    private static final BigDecimal SECONDS_OF_HOUR = BigDecimal.valueOf(3600);
    private static final BigDecimal HOURS_OF_DAY = BigDecimal.valueOf(24);

    private final BigDecimal leadHours;
    private final Shown impossible = new Shown();
    private final Shown dependants = new Shown();

    /** For orders issued now that take hold at an instant. */
    Impossible(Instant now, Instant from) {
        long seconds = Math.max(0, Duration.between(now, from).toSeconds());
        leadHours = BigDecimal.valueOf(seconds).divide(SECONDS_OF_HOUR, 2, RoundingMode.DOWN);
    }

    @Override
    public void see(Rehearsed site) {
        for (Obligation obligation : site.binding()) {
            LineFact line = obligation.target().line();
            if (line == null) {
                continue;
            }
            if (obligation.action() == Action.STOP) {
                stop(site, obligation, line);
            } else if (obligation.action() == Action.EXTEND) {
                extend(site, obligation, line);
            }
        }
    }

    /** Whether a line can stand still in the lead there is; unknown counts as can. */
    boolean canStop(LineFact line) {
        BigDecimal safe = line.known(PlanFacts.SAFE_STOP_HOURS);
        return safe == null || safe.compareTo(leadHours) <= 0;
    }

    BigDecimal leadHours() {
        return leadHours;
    }

    Map<String, Object> view() {
        return impossible.view("leadHours", leadHours);
    }

    Map<String, Object> dependants() {
        return dependants.view();
    }

    private void stop(Rehearsed site, Obligation obligation, LineFact line) {
        if (!canStop(line)) {
            impossible.add(
                    "site",
                    site.code(),
                    "line",
                    line.id(),
                    "code",
                    "safe_stop_longer_than_lead",
                    "safeStopHours",
                    line.known(PlanFacts.SAFE_STOP_HOURS),
                    "leadHours",
                    leadHours);
        }
        String minimum = line.word(PlanFacts.SAFE_MINIMUM);
        boolean wholeLine = obligation.target() instanceof Target.Whole;
        if (minimum != null && wholeLine && !obligation.keptHot()) {
            impossible.add("site", site.code(), "line", line.id(), "code", "cannot_stand_cold", "safeMinimum", minimum);
        }
        String kinds = line.word(PlanFacts.DEPENDANTS);
        if (kinds != null) {
            dependants.add(
                    "site",
                    site.code(),
                    "name",
                    site.facts().name(),
                    "line",
                    line.id(),
                    "kinds",
                    java.util.List.of(kinds.split("\\|")));
        }
    }

    /** A day's step at least is there; with a longer lead as many steps as whole days. */
    private void extend(Rehearsed site, Obligation obligation, LineFact line) {
        BigDecimal step = line.known(PlanFacts.COKING_STEP_HOURS_PER_DAY);
        BigDecimal present = line.known("coking_hours");
        boolean known = step != null && present != null && obligation.amount() != null;
        if (!known || !"hours".equals(obligation.unit())) {
            return;
        }
        BigDecimal days = leadHours.divide(HOURS_OF_DAY, 0, RoundingMode.DOWN).max(BigDecimal.ONE);
        BigDecimal needed = obligation.amount().subtract(present);
        if (needed.compareTo(step.multiply(days)) > 0) {
            impossible.add(
                    "site",
                    site.code(),
                    "line",
                    line.id(),
                    "code",
                    "coking_step_too_large",
                    "neededHours",
                    needed,
                    "stepHoursPerDay",
                    step,
                    "days",
                    days);
        }
    }
}

package io.qinglan.inventory.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.SiteFact;

/**
 * What the rules see of a filed plan: the stop order of the site and, as figures and words of its lines, what makes a stop safe. With
 * the filing it goes into the list, so that an order is derived from it and names it by the version of the list.
 */
public final class PlanFacts {

    /** Figure of a line: shortest safe stop, hours. */
    public static final String SAFE_STOP_HOURS = "safe_stop_hours";
    /** Figure of a line: shortest safe restart, hours. */
    public static final String RESTART_HOURS = "restart_hours";
    /** Figure of a line: most by which its coking time may be lengthened in a day, hours. */
    public static final String COKING_STEP_HOURS_PER_DAY = "coking_step_hours_per_day";
    /** Figure of a line: batches under way that may be finished. */
    public static final String BATCHES_TO_FINISH = "batches_to_finish";
    /** Word of a line: the least state in which it may be kept, {@code kept_hot, banked, held_warm}. */
    public static final String SAFE_MINIMUM = "safe_minimum";
    /** Word of a line: the kinds of those who live on it, parted by {@code |}. */
    public static final String DEPENDANTS = "dependants";

    private PlanFacts() {}

    /** The facts of a site with what a plan says of it; what the plan does not say stays as it is. */
    public static SiteFact onto(SiteFact site, OperationPlan plan) {
        List<LineFact> lines = new ArrayList<>(site.lines().size());
        for (LineFact line : site.lines()) {
            lines.add(onto(line, plan));
        }
        return new SiteFact(
                site.id(),
                site.name(),
                site.industries(),
                site.sub(),
                site.grade(),
                site.listed(),
                site.flags(),
                lines,
                plan.stopOrder().isEmpty() ? site.planStopOrder() : plan.stopOrder(),
                site.listRows(),
                site.offPeak(),
                site.annualEmissionKg(),
                site.meanDailyBeforeKg());
    }

    private static LineFact onto(LineFact line, OperationPlan plan) {
        Map<String, BigDecimal> figures = new HashMap<>(line.figures());
        Map<String, String> words = new HashMap<>(line.words());
        plan.line(line.id()).ifPresent(said -> {
            put(figures, SAFE_STOP_HOURS, said.safeStopHours());
            put(figures, RESTART_HOURS, said.restartHours());
            put(figures, COKING_STEP_HOURS_PER_DAY, said.cokingStepHoursPerDay());
            put(
                    figures,
                    BATCHES_TO_FINISH,
                    said.batchesToFinish() == null ? null : BigDecimal.valueOf(said.batchesToFinish()));
            if (said.safeMinimum() != null) {
                words.put(SAFE_MINIMUM, said.safeMinimum().state());
            }
        });
        TreeSet<String> kinds = new TreeSet<>();
        plan.dependants().stream()
                .filter(dependant -> line.id().equals(dependant.line()))
                .forEach(dependant -> kinds.add(dependant.kind()));
        if (!kinds.isEmpty()) {
            words.put(DEPENDANTS, String.join("|", kinds));
        }
        return new LineFact(
                line.id(),
                line.name(),
                line.plantCode(),
                line.process(),
                line.dailyCapacity(),
                line.capacityUnit(),
                line.emission(),
                line.baseline(),
                figures,
                words,
                line.longStopped());
    }

    private static void put(Map<String, BigDecimal> figures, String field, BigDecimal figure) {
        if (figure != null) {
            figures.put(field, figure);
        }
    }
}

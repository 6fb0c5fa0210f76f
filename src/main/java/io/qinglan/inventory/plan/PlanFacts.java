package io.qinglan.inventory.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.inventory.Site;

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

    private static final List<String> FIGURES =
            List.of(SAFE_STOP_HOURS, RESTART_HOURS, COKING_STEP_HOURS_PER_DAY, BATCHES_TO_FINISH);
    private static final List<String> WORDS = List.of(SAFE_MINIMUM, DEPENDANTS);

    private PlanFacts() {}

    /** The facts of a site with what a plan says of it; what the plan does not say stays as it is. */
    public static SiteFact onto(SiteFact site, OperationPlan plan) {
        List<LineFact> lines = new ArrayList<>(site.lines().size());
        for (LineFact line : site.lines()) {
            lines.add(onto(line, plan));
        }
        return with(site, lines, plan.stopOrder().isEmpty() ? site.planStopOrder() : plan.stopOrder());
    }

    private static SiteFact with(SiteFact site, List<LineFact> lines, List<String> stopOrder) {
        return new SiteFact(
                site.id(),
                site.name(),
                site.industries(),
                site.sub(),
                site.grade(),
                site.listed(),
                site.flags(),
                site.flagsUntil(),
                lines,
                stopOrder,
                site.listRows(),
                site.offPeak(),
                site.annualEmissionKg(),
                site.meanDailyBeforeKg());
    }

    /**
     * A site as a new statement of the list has it, with what a filed plan said of its lines before: sheets of lines know nothing of
     * plans and must not wipe it out. A figure that the statement gives itself stays.
     */
    public static Site carried(Site before, Site after) {
        if (!planned(before.facts().lines())) {
            return after;
        }
        Map<String, LineFact> stood = new HashMap<>();
        before.facts().lines().forEach(line -> stood.put(line.id(), line));
        List<LineFact> lines = new ArrayList<>();
        for (LineFact line : after.facts().lines()) {
            LineFact known = stood.get(line.id());
            lines.add(known == null ? line : carried(known, line));
        }
        return after.with(with(after.facts(), lines, after.facts().planStopOrder()));
    }

    private static boolean planned(List<LineFact> lines) {
        for (LineFact line : lines) {
            boolean bare = line.figures().isEmpty() && line.words().isEmpty();
            if (!bare && planned(line)) {
                return true;
            }
        }
        return false;
    }

    private static boolean planned(LineFact line) {
        return FIGURES.stream().anyMatch(line.figures()::containsKey)
                || WORDS.stream().anyMatch(line.words()::containsKey);
    }

    private static LineFact carried(LineFact before, LineFact after) {
        Map<String, BigDecimal> figures = new HashMap<>(after.figures());
        Map<String, String> words = new HashMap<>(after.words());
        FIGURES.stream()
                .filter(before.figures()::containsKey)
                .forEach(field -> figures.putIfAbsent(field, before.figures().get(field)));
        WORDS.stream()
                .filter(before.words()::containsKey)
                .forEach(field -> words.putIfAbsent(field, before.words().get(field)));
        return with(after, figures, words);
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
        return with(line, figures, words);
    }

    private static LineFact with(LineFact line, Map<String, BigDecimal> figures, Map<String, String> words) {
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

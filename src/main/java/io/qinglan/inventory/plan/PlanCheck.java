package io.qinglan.inventory.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.qinglan.fact.Level;
import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.web.InputError;

/** What is wrong in a plan as it came: every place is named, and nothing is kept of a plan with one error. */
final class PlanCheck {

    static final Set<String> POLLUTANTS = Set.of("SO2", "NOx", "PM", "VOCs");

    private static final Set<String> TYPES = Set.of(
            "application/pdf",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/msword",
            "image/png",
            "image/jpeg");

    private final List<InputError> errors = new ArrayList<>();

    /** The errors found. */
    List<InputError> errors() {
        return errors;
    }

    /** Checks what every plan says of itself; the attachment may have so many bytes. */
    void head(PlanHead head, long mostBytes) {
        if (blank(head.title())) {
            wrong("/title", "the title of the plan", head.title());
        }
        if (head.validFrom() == null) {
            wrong("/validFrom", "its first day, yyyy-mm-dd", null);
        } else if (head.validUntil() != null && head.validUntil().isBefore(head.validFrom())) {
            wrong("/validUntil", "a day not before validFrom", head.validUntil());
        }
        PlanHead.AttachedFile file = head.attachment();
        if (file == null) {
            return;
        }
        if (blank(file.name())) {
            wrong("/attachment/name", "the file's name", file.name());
        }
        if (!TYPES.contains(file.type())) {
            wrong("/attachment/type", "one of " + new java.util.TreeSet<>(TYPES), file.type());
        }
        if (file.content() == null || file.content().length == 0 || file.content().length > mostBytes) {
            int got = file.content() == null ? 0 : file.content().length;
            wrong("/attachment/content", "base64 of 1 to " + mostBytes + " bytes", got + " bytes");
        }
    }

    /** Checks a site's plan against the lines it speaks of. */
    void operation(OperationPlan plan, SiteFact site) {
        Set<String> known = new HashSet<>();
        site.lines().stream().map(LineFact::id).forEach(known::add);
        for (int i = 0; i < plan.stopOrder().size(); i++) {
            line("/stopOrder/" + i, plan.stopOrder().get(i), known);
        }
        if (new HashSet<>(plan.stopOrder()).size() < plan.stopOrder().size()) {
            wrong("/stopOrder", "each line once", plan.stopOrder());
        }
        Set<String> named = new HashSet<>();
        for (int i = 0; i < plan.lines().size(); i++) {
            LinePlan line = plan.lines().get(i);
            String at = "/lines/" + i;
            line(at + "/line", line.line(), known);
            if (!named.add(line.line())) {
                wrong(at + "/line", "each line once", line.line() + " again");
            }
            line(at, line);
        }
        for (int i = 0; i < plan.transport().size(); i++) {
            measure("/transport/" + i, plan.transport().get(i));
        }
        for (int i = 0; i < plan.dependants().size(); i++) {
            Dependant dependant = plan.dependants().get(i);
            String at = "/dependants/" + i;
            if (!Dependant.KINDS.contains(dependant.kind())) {
                wrong(at + "/kind", "one of " + Dependant.KINDS, dependant.kind());
            }
            if (dependant.line() != null) {
                line(at + "/line", dependant.line(), known);
            }
        }
        for (int i = 0; i < plan.checkSheet().size(); i++) {
            CheckItem item = plan.checkSheet().get(i);
            if (blank(item.item())) {
                wrong("/checkSheet/" + i + "/item", "what is checked", item.item());
            }
            if (item.line() != null) {
                line("/checkSheet/" + i + "/line", item.line(), known);
            }
        }
    }

    /** Checks a government's plan; packs are known by their ids elsewhere. */
    void government(GovernmentPlan plan) {
        if (blank(plan.issuer())) {
            wrong("/issuer", "the government or body that issued it", plan.issuer());
        }
        plan.targetPercent().forEach((level, percent) -> {
            level("/targetPercent/" + level, level);
            boolean share = percent.signum() >= 0 && percent.compareTo(BigDecimal.valueOf(100)) <= 0;
            if (!share) {
                wrong("/targetPercent/" + level, "0 to 100", percent);
            }
        });
        kilograms("/cityEmissionKgPerDay", plan.cityEmissionKgPerDay());
        plan.otherReductionsKgPerDay().forEach((level, figures) -> {
            level("/otherReductionsKgPerDay/" + level, level);
            kilograms("/otherReductionsKgPerDay/" + level, figures);
        });
    }

    private void line(String at, LinePlan line) {
        for (int i = 0; i < line.measures().size(); i++) {
            measure(at + "/measures/" + i, line.measures().get(i));
        }
        Set<String> levels = new HashSet<>();
        for (PlannedMeasure measure : line.measures()) {
            if (!levels.add(measure.level() + ' ' + measure.action())) {
                wrong(at + "/measures", "each action once for a level", measure.level());
            }
        }
        notBelowZero(at + "/safeStopHours", line.safeStopHours());
        notBelowZero(at + "/restartHours", line.restartHours());
        if (line.cokingStepHoursPerDay() != null && line.cokingStepHoursPerDay().signum() <= 0) {
            wrong(at + "/cokingStepHoursPerDay", "hours above 0", line.cokingStepHoursPerDay());
        }
        if (line.batchesToFinish() != null && line.batchesToFinish() < 0) {
            wrong(at + "/batchesToFinish", "0 or more", line.batchesToFinish());
        }
        if (line.safeMinimum() != null
                && !LinePlan.SafeMinimum.STATES.contains(line.safeMinimum().state())) {
            wrong(
                    at + "/safeMinimum/state",
                    "one of " + LinePlan.SafeMinimum.STATES,
                    line.safeMinimum().state());
        }
        for (int i = 0; i < line.outlasting().size(); i++) {
            LinePlan.Outlasting treatment = line.outlasting().get(i);
            if (blank(treatment.facility())) {
                wrong(at + "/outlasting/" + i + "/facility", "the code of the facility", treatment.facility());
            }
            if (treatment.minutes() < 0) {
                wrong(at + "/outlasting/" + i + "/minutes", "0 or more", treatment.minutes());
            }
        }
    }

    private void measure(String at, PlannedMeasure measure) {
        level(at + "/level", measure.level());
        if (measure.action() == null) {
            wrong(at + "/action", "stop, limit, extend, forbid or autonomous", null);
        }
        if (measure.amount() != null && measure.amount().signum() < 0) {
            wrong(at + "/amount", "0 or more", measure.amount());
        }
        boolean bare = measure.action() == Action.LIMIT && measure.amount() == null && measure.limitTo() == null;
        if (bare) {
            wrong(at, "a limit says limitTo, or amount and unit", "neither");
        }
    }

    private void level(String at, String code) {
        try {
            if (Level.of(code).above(Level.NONE)) {
                return;
            }
        } catch (IllegalArgumentException unknown) {
            // answered below like no level
        }
        wrong(at, "blue, yellow, orange or red", code);
    }

    private void line(String at, String code, Set<String> known) {
        if (!known.contains(code)) {
            wrong(at, "a line of the site's list: " + new java.util.TreeSet<>(known), code);
        }
    }

    private void kilograms(String at, Map<String, BigDecimal> figures) {
        figures.forEach((pollutant, figure) -> {
            if (!POLLUTANTS.contains(pollutant)) {
                wrong(at + "/" + pollutant, "SO2, NOx, PM or VOCs", pollutant);
            } else {
                notBelowZero(at + "/" + pollutant, figure);
            }
        });
    }

    private void notBelowZero(String at, BigDecimal figure) {
        if (figure != null && figure.signum() < 0) {
            wrong(at, "0 or more", figure);
        }
    }

    private void wrong(String pointer, String expected, Object got) {
        errors.add(InputError.at(pointer, expected, got));
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}

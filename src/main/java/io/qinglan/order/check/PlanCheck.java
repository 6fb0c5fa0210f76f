package io.qinglan.order.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.ListRowFact;
import io.qinglan.fact.obligation.Quantity;
import io.qinglan.inventory.plan.LinePlan;
import io.qinglan.inventory.plan.OperationPlan;
import io.qinglan.inventory.plan.PlanFacts;
import io.qinglan.inventory.plan.PlanState;
import io.qinglan.inventory.plan.PlannedMeasure;
import io.qinglan.inventory.plan.Plans;
import io.qinglan.inventory.plan.StoredPlan;

/** Whether a site has its operation plan, filed and in force, and whether it says what the list says. */
final class PlanCheck implements SiteCheck {

    private final Plans plans;

    PlanCheck(Plans plans) {
        this.plans = plans;
    }

    @Override
    public void check(CheckedSite site, Findings findings) {
        Optional<StoredPlan> inForce =
                site.plans().stream().filter(plan -> plan.holdsOn(site.day())).findFirst();
        if (inForce.isPresent()) {
            compare(site, inForce.get(), findings);
        } else if (asksAnything(site)) {
            missing(site, findings);
        }
    }

    private static boolean asksAnything(CheckedSite site) {
        return site.duties().values().stream()
                .flatMap(duties -> duties.obligations().stream())
                .anyMatch(obligation -> obligation.action() != Action.AUTONOMOUS);
    }

    private static void missing(CheckedSite site, Findings findings) {
        StoredPlan last = site.plans().stream().findFirst().orElse(null);
        if (last == null) {
            boolean stopsOnly = !site.facts().listRows().isEmpty()
                    && site.facts().listRows().stream().allMatch(row -> row.action() == Action.STOP);
            findings.at(
                    site,
                    stopsOnly ? "board_only" : "plan_missing",
                    null,
                    null,
                    "plan",
                    stopsOnly ? "the notice board" : "a filed plan",
                    "none");
            return;
        }
        PlanState state = last.on(site.day());
        String code = switch (state) {
            case EXPIRED -> "plan_expired";
            case RETURNED -> "plan_returned";
            default -> "plan_not_filed";
        };
        findings.at(
                site,
                code,
                null,
                null,
                "plan " + last.version(),
                "a filed plan in force on " + site.day(),
                state.code() + ", " + last.validFrom() + " to " + last.validUntil());
    }

    private void compare(CheckedSite site, StoredPlan stored, Findings findings) {
        OperationPlan plan = plans.operation(stored);
        String where = "plan " + stored.version();
        for (ListRowFact row : site.facts().listRows()) {
            PlannedMeasure said = plan.line(row.line()).map(LinePlan::measures).orElse(List.of()).stream()
                    .filter(measure -> measure.level().equals(row.colour()))
                    .filter(measure -> measure.action() != Action.FORBID)
                    .findFirst()
                    .orElse(null);
            if (!same(row, said)) {
                findings.at(
                        site,
                        "plan_differs_from_list",
                        row.line(),
                        row.colour(),
                        where,
                        text(row.action(), row.limitTo()),
                        said == null ? null : text(said.action(), said.limitTo()));
            }
        }
        figures(site, plan, where, findings);
    }

    private static boolean same(ListRowFact row, PlannedMeasure said) {
        if (said == null || said.action() != row.action()) {
            return false;
        }
        if (row.action() == Action.STOP || row.limitTo() == null) {
            return true;
        }
        if (said.limitTo() == null) {
            BigDecimal cut = row.base() == null || row.base().value() == null || said.amount() == null
                    ? null
                    : row.base()
                            .value()
                            .multiply(BigDecimal.valueOf(100).subtract(said.amount()))
                            .movePointLeft(2);
            return cut != null && cut.compareTo(row.limitTo().value()) == 0;
        }
        return Objects.equals(said.limitTo().unit(), row.limitTo().unit())
                && said.limitTo().value() != null
                && said.limitTo().value().compareTo(row.limitTo().value()) == 0;
    }

    private static void figures(CheckedSite site, OperationPlan plan, String where, Findings findings) {
        List<String> order = site.facts().planStopOrder();
        if (!plan.stopOrder().isEmpty() && !plan.stopOrder().equals(order)) {
            findings.at(site, "plan_figures_not_listed", null, null, where + " stopOrder", plan.stopOrder(), order);
        }
        for (LinePlan said : plan.lines()) {
            LineFact line = site.line(said.line());
            BigDecimal listed = line == null ? null : line.known(PlanFacts.SAFE_STOP_HOURS);
            boolean differs =
                    said.safeStopHours() != null && (listed == null || listed.compareTo(said.safeStopHours()) != 0);
            if (differs) {
                findings.at(
                        site,
                        "plan_figures_not_listed",
                        said.line(),
                        null,
                        where + " safeStopHours",
                        said.safeStopHours(),
                        listed);
            }
        }
    }

    private static String text(Action action, Quantity limit) {
        return limit == null
                ? action.code()
                : action.code() + " to " + limit.value().toPlainString() + " " + limit.unit();
    }
}

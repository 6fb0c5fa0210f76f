package io.qinglan.order.rehearsal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;
import io.qinglan.fact.obligation.Emission;
import io.qinglan.inventory.plan.GovernmentPlan;
import io.qinglan.inventory.plan.PlanKind;
import io.qinglan.inventory.plan.Plans;
import io.qinglan.inventory.plan.StoredPlan;
import io.qinglan.order.obligation.CityTarget;
import io.qinglan.policy.PolicyPack;

/**
 * What the shares of a city are taken of: the whole city's emission and what dust sources and vehicles save, as its filed plan says;
 * where the plan says nothing, the sum of the list alone, and the answer names that.
 */
@ApplicationScoped
public class ReductionBase {

    private final Plans plans;
    private final Areas areas;

    /** Made by the container. */
    public ReductionBase(Plans plans, Areas areas) {
        this.plans = plans;
        this.areas = areas;
    }

    /**
     * What is known of an area at a level.
     *
     * @param target what must be cut, empty when neither plan nor pack asks anything at the level
     * @param before kg a day by pollutant
     * @param others kg a day by pollutant that dust sources and vehicles save, none when the plan says nothing
     * @param source {@code government_plan} or {@code list}
     * @param plan the version of the plan the figures come from, null for the list's
     */
    public record Known(
            Optional<CityTarget> target,
            Map<String, BigDecimal> before,
            Map<String, BigDecimal> others,
            String source,
            Integer plan) {

        /** What is saved in all when the list's measures save so much. */
        public Map<String, BigDecimal> with(Emission saves) {
            return Kilograms.plus(Kilograms.of(saves), others);
        }
    }

    /** What is known of an area on a day, for the emission of its list. */
    public Known of(String area, PolicyPack pack, String level, Emission list, LocalDate day) {
        Optional<StoredPlan> stored = plan(area, day);
        Optional<GovernmentPlan> plan = stored.map(plans::government);
        BigDecimal percent = plan.map(found -> found.targetPercent().get(level)).orElse(null);
        Optional<CityTarget> target = CityTarget.of(
                pack, level, percent, stored.map(ReductionBase::cite).orElse(null));
        // the figures of the whole area only stand beside the list of the whole area
        boolean own = stored.map(found -> found.owner().equals(area)).orElse(false);
        Map<String, BigDecimal> whole =
                plan.map(GovernmentPlan::cityEmissionKgPerDay).orElse(Map.of());
        if (!own || whole.isEmpty()) {
            return new Known(target, Kilograms.of(list), Map.of(), "list", null);
        }
        Map<String, BigDecimal> before = new LinkedHashMap<>();
        Kilograms.POLLUTANTS.forEach(
                pollutant -> before.put(pollutant, whole.getOrDefault(pollutant, list.kilograms(pollutant))));
        Map<String, BigDecimal> others = plan.get().otherReductionsKgPerDay().getOrDefault(level, Map.of());
        return new Known(target, before, others, "government_plan", stored.get().version());
    }

    private Optional<StoredPlan> plan(String area, LocalDate day) {
        for (String code = area;
                code != null;
                code = areas.find(code).map(Area::parent).orElse(null)) {
            Optional<StoredPlan> plan = plans.inForce(PlanKind.GOVERNMENT, code, day);
            if (plan.isPresent()) {
                return plan;
            }
        }
        return Optional.empty();
    }

    private static String cite(StoredPlan plan) {
        return plan.title() + (plan.number() == null ? "" : " " + plan.number());
    }
}

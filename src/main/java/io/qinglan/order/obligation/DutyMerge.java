package io.qinglan.order.obligation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What binds where several duties meet (从严执行): a duty absorbs another on the same target when whoever keeps it keeps the other too.
 * A stop absorbs limits and longer times; of two limits in one unit the lower absorbs the higher; a wider class of vehicles absorbs a
 * narrower. Two that cannot be compared (another unit, other hours of the day) bind side by side.
 */
public final class DutyMerge {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final String SITE = "enterprise";
    // widest first: who keeps all transport out keeps every class out
    private static final List<String> VEHICLES = List.of("all_transport", "road_transport", "trucks_n4_and_below");

    private DutyMerge() {}

    /**
     * What binds a target, and what it absorbs.
     *
     * @param duty the binding duty
     * @param absorbed what is kept with it, in the order given
     * @param allowed vehicle classes that every one of them allows
     */
    public record Binding(BoundDuty duty, List<BoundDuty> absorbed, List<String> allowed) {}

    /** What binds, in the order of the duties. */
    public static List<Binding> of(List<BoundDuty> duties) {
        Map<BoundDuty, List<BoundDuty>> binding = new LinkedHashMap<>();
        for (BoundDuty duty : duties) {
            if (strongest(duty, duties) == duty) {
                binding.put(duty, new ArrayList<>());
            }
        }
        for (BoundDuty duty : duties) {
            if (!binding.containsKey(duty)) {
                binding.get(strongest(duty, duties)).add(duty);
            }
        }
        List<Binding> merged = new ArrayList<>(binding.size());
        binding.forEach((duty, absorbed) -> merged.add(new Binding(duty, absorbed, allowed(duty, absorbed))));
        return merged;
    }

    /** The duty that absorbs this one and is itself absorbed by none; the duty itself when none does. */
    private static BoundDuty strongest(BoundDuty duty, List<BoundDuty> duties) {
        BoundDuty strongest = duty;
        for (BoundDuty other : duties) {
            boolean earlier = duties.indexOf(other) < duties.indexOf(strongest);
            if (absorbs(other, strongest) && (earlier || !absorbs(strongest, other))) {
                strongest = other;
            }
        }
        return strongest;
    }

    /** Whether whoever keeps the one keeps the other too. */
    static boolean absorbs(BoundDuty one, BoundDuty other) {
        return one != other && reaches(one, other) && holdsWhenever(one, other) && atLeastAsStrict(one, other);
    }

    /** Whether the target of the one contains that of the other. */
    private static boolean reaches(BoundDuty one, BoundDuty other) {
        int wide = VEHICLES.indexOf(one.target());
        int narrow = VEHICLES.indexOf(other.target());
        if (wide >= 0 || narrow >= 0) {
            return wide >= 0 && wide <= narrow;
        }
        boolean wholeSite = one.target().equals(SITE) && stops(one);
        boolean sameTarget = one.target().equals(other.target());
        return wholeSite || sameTarget && (one.part() == null || Objects.equals(one.part(), other.part()));
    }

    private static boolean holdsWhenever(BoundDuty one, BoundDuty other) {
        return one.daily().isEmpty() || one.daily().equals(other.daily());
    }

    private static boolean atLeastAsStrict(BoundDuty one, BoundDuty other) {
        if (other.action().equals("autonomous")) {
            return !other.capped();
        }
        return switch (one.action()) {
            case "stop" -> stops(one) || other.action().equals("stop") && more(one, other);
            case "limit" -> other.action().equals("limit") && lower(one, other);
            case "extend" -> other.action().equals("extend") && more(one, other);
            case "forbid" -> other.action().equals("forbid");
            default -> false;
        };
    }

    private static boolean stops(BoundDuty duty) {
        boolean all = duty.amount() == null || duty.amount().compareTo(WHOLE) == 0;
        return duty.action().equals("stop") && all;
    }

    private static boolean more(BoundDuty one, BoundDuty other) {
        return Objects.equals(one.unit(), other.unit())
                && one.amount() != null
                && other.amount() != null
                && one.amount().compareTo(other.amount()) >= 0;
    }

    /** By what may still be run where both say so in one unit; else by the share that is cut. */
    private static boolean lower(BoundDuty one, BoundDuty other) {
        if (one.limit() != null && other.limit() != null) {
            return Objects.equals(one.limitUnit(), other.limitUnit())
                    && one.limit().compareTo(other.limit()) <= 0;
        }
        return "percent".equals(one.unit()) && more(one, other);
    }

    private static List<String> allowed(BoundDuty duty, List<BoundDuty> absorbed) {
        List<String> allowed = new ArrayList<>(duty.allowed());
        absorbed.stream()
                .filter(other ->
                        VEHICLES.contains(other.target()) && other.target().equals(duty.target()))
                .forEach(other -> allowed.retainAll(other.allowed()));
        return List.copyOf(allowed);
    }
}

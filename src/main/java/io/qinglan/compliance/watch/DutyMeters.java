package io.qinglan.compliance.watch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.qinglan.fact.compliance.Duty;
import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.Scope;
import io.qinglan.inventory.Point;
import io.qinglan.inventory.SiteDetails;
import io.qinglan.order.MeterMap;
import io.qinglan.order.MeterMap.Speaking;

/**
 * What a duty is read by on a day.
 *
 * @param production power of the line or the site; null where no meter speaks for it
 * @param treatment groups of treatment by name: the units of a group stand in for each other
 * @param stacks monitoring at the outlets of the line
 * @param process points of the process
 * @param gates gates of the site, for duties on vehicles
 */
record DutyMeters(
        LineMeter production,
        Map<String, List<LineMeter>> treatment,
        List<Speaking> stacks,
        List<Speaking> process,
        List<Point> gates) {

    private static final DutyMeters NONE = new DutyMeters(null, Map.of(), List.of(), List.of(), List.of());

    static DutyMeters of(Duty duty, MeterMap map, SiteDetails details) {
        if (duty.action() == Action.AUTONOMOUS) {
            return NONE;
        }
        if (duty.action() == Action.FORBID) {
            return new DutyMeters(null, Map.of(), List.of(), List.of(), map.gates());
        }
        if (duty.scope() == Scope.WHOLE) {
            List<Speaking> ofSite = map.ofSite();
            LineMeter whole = ofSite.isEmpty() ? null : LineMeter.net(ofSite, LineMeter.whole(ofSite));
            return new DutyMeters(whole, Map.of(), List.of(), List.of(), List.of());
        }
        LineMeter production = production(duty, map);
        return new DutyMeters(
                production,
                production == null ? Map.of() : treatment(duty, map, details),
                map.stacks(duty.target()),
                map.mapped(duty.target(), Point.Kind.PROCESS),
                List.of());
    }

    private static LineMeter production(Duty duty, MeterMap map) {
        List<Speaking> circuits = map.meters(duty.target(), Point.Role.PRODUCTION);
        if (!circuits.isEmpty()) {
            return LineMeter.of(circuits);
        }
        List<Speaking> net = map.meters(duty.target(), Point.Role.INCOMER);
        if (net.isEmpty()) {
            return null;
        }
        // the whole incomer speaks for one line: what the site itself generates belongs to it
        return LineMeter.net(map.ofSite(), LineMeter.of(net).meter());
    }

    /** Each facility is a group; one that only stands in for others belongs to every group. */
    private static Map<String, List<LineMeter>> treatment(Duty duty, MeterMap map, SiteDetails details) {
        Map<String, List<LineMeter>> groups = new LinkedHashMap<>();
        List<LineMeter> spares = new ArrayList<>();
        for (Speaking unit : map.meters(duty.target(), Point.Role.TREATMENT)) {
            LineMeter meter = LineMeter.of(List.of(unit));
            String code = unit.target().kind().equals("facility")
                    ? unit.target().target()
                    : unit.point().code();
            boolean spare = details.facilities().stream()
                    .anyMatch(facility -> facility.code().equals(code) && facility.spare());
            if (spare) {
                spares.add(meter);
            } else {
                groups.computeIfAbsent(code, none -> new ArrayList<>()).add(meter);
            }
        }
        groups.values().forEach(group -> group.addAll(spares));
        return groups;
    }

    /** Adds the power points that are read, by code. */
    void power(Map<String, Point> points) {
        if (production != null) {
            add(production, points);
        }
        treatment.values().forEach(group -> group.forEach(unit -> add(unit, points)));
    }

    private static void add(LineMeter meter, Map<String, Point> points) {
        meter.parts().forEach(part -> points.put(part.point().code(), part.point()));
    }
}

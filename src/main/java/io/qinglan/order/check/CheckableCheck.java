package io.qinglan.order.check;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.inventory.Point;
import io.qinglan.inventory.SiteDetails;
import io.qinglan.order.obligation.SiteDuties;

/** Whether a measure can be carried out, watched and checked (可操作、可监测、可核查). */
final class CheckableCheck implements SiteCheck {

    private static final Set<Point.Kind> SPEAK_FOR_A_LINE =
            EnumSet.of(Point.Kind.POWER, Point.Kind.CEMS, Point.Kind.PROCESS, Point.Kind.VIDEO);
    private static final Set<Action> CUTS = EnumSet.of(Action.STOP, Action.LIMIT, Action.EXTEND);

    private final int bulkVehicles;

    /** With more vehicle movements a day than this a site is a bulk vehicle user. */
    CheckableCheck(int bulkVehicles) {
        this.bulkVehicles = bulkVehicles;
    }

    @Override
    public void check(CheckedSite site, Findings findings) {
        for (SiteDetails.Measure measure : site.details().measures()) {
            if (!measure.understood()) {
                findings.at(
                        site,
                        "measure_not_operable",
                        measure.line(),
                        measure.level(),
                        "measures",
                        "a device and a target value",
                        measure.text());
            }
        }
        Set<String> asked = new TreeSet<>();
        for (SiteDuties duties : site.duties().values()) {
            duties.obligations().stream()
                    .filter(obligation -> CUTS.contains(obligation.action()))
                    .filter(obligation -> obligation.target().line() != null)
                    .forEach(obligation -> asked.add(obligation.target().line().id()));
        }
        Set<String> watched = watched(site);
        for (LineFact line : site.running()) {
            if (asked.contains(line.id()) && !watched.contains(line.id())) {
                findings.at(
                        site,
                        "measure_not_monitored",
                        line.id(),
                        null,
                        "points",
                        "a point of power, emission or process mapped to the line",
                        "none");
            }
        }
        gate(site, findings);
    }

    /** Lines that a point speaks for today: by itself, by their treatment or by their outlet. */
    private static Set<String> watched(CheckedSite site) {
        Set<String> watched = new HashSet<>();
        for (Point point : site.points()) {
            if (!SPEAK_FOR_A_LINE.contains(point.kind()) || !point.holdsOn(site.day())) {
                continue;
            }
            for (Point.Target target : point.targets()) {
                if (!target.holdsOn(site.day())) {
                    continue;
                }
                switch (target.kind()) {
                    case "line" -> watched.add(target.target());
                    case "outlet" -> outlet(site, target.target(), watched);
                    default ->
                        site.details().facilities().stream()
                                .filter(facility -> facility.code().equals(target.target()))
                                .forEach(facility -> watched.addAll(facility.lines()));
                }
            }
            if (point.outlet() != null) {
                outlet(site, point.outlet(), watched);
            }
        }
        return watched;
    }

    private static void outlet(CheckedSite site, String code, Set<String> watched) {
        site.details().outlets().stream()
                .filter(outlet -> outlet.code().equals(code))
                .forEach(outlet -> watched.addAll(outlet.lines()));
    }

    private void gate(CheckedSite site, Findings findings) {
        Integer vehicles = site.details().vehiclesPerDay();
        boolean gated =
                site.points().stream().anyMatch(point -> point.kind() == Point.Kind.GATE && point.holdsOn(site.day()));
        if (vehicles != null && vehicles > bulkVehicles && !gated) {
            findings.at(site, "gate_missing", null, null, "vehiclesPerDay", "a gate", vehicles + " vehicles a day");
        }
    }
}

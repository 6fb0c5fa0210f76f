package io.qinglan.order.rehearsal;

import java.util.List;

import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.Emission;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.inventory.StoredSite;
import io.qinglan.order.obligation.Obligation;
import io.qinglan.order.obligation.SiteDuties;

/** One site and what it would have to do. */
record Rehearsed(StoredSite stored, SiteDuties duties) {

    String code() {
        return stored.site().code();
    }

    String area() {
        return stored.site().area();
    }

    SiteFact facts() {
        return stored.site().facts();
    }

    /** What would stand in an order without anybody's confirmation. */
    List<Obligation> binding() {
        return duties.obligations().stream().filter(Obligation::binding).toList();
    }

    /** What the binding obligations save. */
    Emission saves() {
        Emission sum = Emission.NONE;
        for (Obligation obligation : duties.obligations()) {
            sum = obligation.binding() ? sum.plus(obligation.saves()) : sum;
        }
        return sum;
    }

    /** What all running lines emit at their base. */
    Emission base() {
        Emission sum = Emission.NONE;
        for (LineFact line : facts().lines()) {
            sum = line.longStopped() ? sum : sum.plus(line.emissionOrNone());
        }
        return sum;
    }

    /** Whether it has running lines and every one of them would stand still. */
    boolean stoppedOutright() {
        boolean whole = stops().stream()
                .anyMatch(stop ->
                        stop.target().line() == null && stop.target().code().equals("enterprise"));
        List<LineFact> running =
                facts().lines().stream().filter(line -> !line.longStopped()).toList();
        if (running.isEmpty()) {
            return whole;
        }
        return whole || running.stream().allMatch(line -> stops().stream().anyMatch(stop -> wholeLine(stop, line)));
    }

    /** The binding stops. */
    List<Obligation> stops() {
        return binding().stream()
                .filter(obligation -> obligation.action() == Action.STOP)
                .toList();
    }

    private static boolean wholeLine(Obligation stop, LineFact line) {
        return stop.target() instanceof io.qinglan.fact.obligation.Target.Whole whole && whole.line() == line;
    }
}

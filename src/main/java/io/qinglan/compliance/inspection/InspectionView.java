package io.qinglan.compliance.inspection;

import java.util.LinkedHashMap;
import java.util.Map;

import io.qinglan.compliance.lead.LeadAct;
import io.qinglan.compliance.lead.VisitActs;

/** An inspection as people of the bureau read it. */
final class InspectionView {

    private InspectionView() {}

    static Map<String, Object> of(VisitActs visit, int yearCount, Integer cap) {
        LeadAct.InspectionAsked asked = visit.asked();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", asked.inspection());
        view.put("status", status(visit));
        view.put("purpose", asked.purpose());
        view.put("officers", asked.officers());
        view.put("from", asked.from());
        view.put("until", asked.until());
        view.put("askedBy", visit.askedBy());
        view.put("yearCount", yearCount);
        view.put("cap", cap);
        view.put("decided", visit.decided());
        view.put("decidedBy", visit.decidedBy());
        view.put("record", visit.recorded());
        view.put("dropped", visit.dropped());
        return view;
    }

    private static String status(VisitActs visit) {
        if (visit.recorded() != null) {
            return "recorded";
        }
        if (visit.dropped() != null) {
            return "dropped";
        }
        if (visit.decided() == null) {
            return "asked";
        }
        return visit.decided().approved() ? "approved" : "rejected";
    }
}

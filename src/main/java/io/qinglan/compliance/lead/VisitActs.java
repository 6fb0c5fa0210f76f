package io.qinglan.compliance.lead;

/**
 * What was done about one visit; null what was not.
 *
 * @param askedBy name of who asked for it
 * @param decidedBy name of who approved it or did not
 */
public record VisitActs(
        LeadAct.InspectionAsked asked,
        String askedBy,
        LeadAct.InspectionDecided decided,
        String decidedBy,
        LeadAct.InspectionRecorded recorded,
        LeadAct.InspectionDropped dropped) {

    static VisitActs of(LeadAct.InspectionAsked asked, String by) {
        return new VisitActs(asked, by, null, null, null, null);
    }

    VisitActs with(ActRow row) {
        LeadAct act = row.act();
        if (act instanceof LeadAct.InspectionDecided found && found.inspection().equals(asked.inspection())) {
            return new VisitActs(asked, askedBy, found, row.name(), recorded, dropped);
        }
        if (act instanceof LeadAct.InspectionRecorded found
                && found.inspection().equals(asked.inspection())) {
            return new VisitActs(asked, askedBy, decided, decidedBy, found, dropped);
        }
        if (act instanceof LeadAct.InspectionDropped found && found.inspection().equals(asked.inspection())) {
            return new VisitActs(asked, askedBy, decided, decidedBy, recorded, found);
        }
        return this;
    }
}

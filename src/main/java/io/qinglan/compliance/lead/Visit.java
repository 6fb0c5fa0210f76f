package io.qinglan.compliance.lead;

import java.util.UUID;

/** One inspection of a lead: asked for, decided, recorded or dropped. */
record Visit(UUID id, LeadAct.InspectionAsked asked, Doer asker, LeadAct.InspectionDecided decided, boolean recorded) {

    Visit with(LeadAct.InspectionDecided decision) {
        return new Visit(id, asked, asker, decision, recorded);
    }

    Visit onRecord() {
        return new Visit(id, asked, asker, decided, true);
    }

    boolean approved() {
        return decided != null && decided.approved();
    }

    boolean officer(Doer doer) {
        return asked.officers().stream().anyMatch(officer -> officer.doer().same(doer));
    }
}

package io.qinglan.compliance.lead;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.qinglan.order.OrderAnswered;
import io.qinglan.store.Ids;

/**
 * Listens to receipts: a site that says it cannot carry an order out opens a lead of its own and is heard with it, in the transaction of
 * the receipt, so that nothing is held against the line from that minute on.
 */
@ApplicationScoped
class ReceiptNotes {

    private final Leads leads;
    private final Ids ids;

    ReceiptNotes(Leads leads, Ids ids) {
        this.leads = leads;
        this.ids = ids;
    }

    void onAnswered(@Observes OrderAnswered answered) {
        if (!answered.kind().equals("receipt") || !"cannot".equals(answered.answer())) {
            return;
        }
        LeadRow lead = leads.open(
                new NewLead(
                        Source.SELF_REPORT,
                        answered.area(),
                        answered.site(),
                        answered.order(),
                        null,
                        answered.line(),
                        answered.reason(),
                        null,
                        Map.of(),
                        null,
                        List.of(),
                        Map.of(),
                        Map.of()),
                answered.person());
        leads.act(
                lead.id(),
                new LeadAct.Explained(
                        ids.next(), Reason.CANNOT, answered.reason(), answered.line(), null, null, List.of()),
                answered.person());
    }
}

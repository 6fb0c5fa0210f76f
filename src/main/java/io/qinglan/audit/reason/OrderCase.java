package io.qinglan.audit.reason;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.ledger.Entries;
import io.qinglan.order.OrderDerivations;
import io.qinglan.policy.PolicyPack;

/**
 * The decision of an order with all it was derived from, as archived.
 *
 * @param record its record
 * @param shared what it shares with the orders of its response
 * @param site the facts of its site as the rules saw them
 * @param pack the pack in force then
 */
record OrderCase(
        Entries.Found decision,
        JsonNode record,
        JsonNode shared,
        SiteFact site,
        OrderDerivations.Call call,
        PolicyPack pack) {

    /** Whether a decision is the issue of an order. */
    static boolean is(Entries.Found decision) {
        return decision.kind().equals("order.issued");
    }

    static OrderCase of(Entries.Found decision, Archive archive) {
        JsonNode record = archive.record(decision);
        JsonNode shared = archive.content(record.path("shared").asText());
        return new OrderCase(
                decision,
                record,
                shared,
                archive.facts(decision.site(), record.at("/input/facts").asText()),
                OrderDerivations.Call.of(shared),
                archive.pack(shared.at("/pack/digest").asText()));
    }
}

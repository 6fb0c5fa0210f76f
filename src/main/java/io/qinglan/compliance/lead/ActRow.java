package io.qinglan.compliance.lead;

import java.time.Instant;
import java.util.UUID;

/**
 * An act as it is stored.
 *
 * @param position 1, 2 … within the lead
 * @param kind the word of its class, such as {@code inspection_asked}
 * @param machine whether the program did it
 * @param decision its record in the ledger
 */
record ActRow(
        int position,
        String kind,
        LeadAct act,
        Instant at,
        UUID person,
        String name,
        String unit,
        String certificate,
        boolean machine,
        UUID decision) {

    Done done() {
        return new Done(act, at, new Doer(person, certificate));
    }
}

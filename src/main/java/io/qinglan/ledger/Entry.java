package io.qinglan.ledger;

import java.time.Instant;
import java.util.UUID;

/**
 * A decision whose bytes are fixed but which has no place in the ledger yet. Making it needs no lock, so that only the last step,
 * giving out the places, is taken one after another.
 *
 * @param id the id the decision will have
 * @param canonical its canonical record; the leaf is the hash of exactly these bytes
 * @param leaf its leaf hash, 32 bytes
 */
public record Entry(
        UUID id,
        String kind,
        String subject,
        String area,
        String site,
        Instant occurredAt,
        Instant recordedAt,
        byte[] canonical,
        byte[] leaf) {

    /** An entry of these canonical bytes. */
    public static Entry of(
            UUID id,
            String kind,
            String subject,
            String area,
            String site,
            Instant occurredAt,
            Instant recordedAt,
            byte[] canonical) {
        return new Entry(id, kind, subject, area, site, occurredAt, recordedAt, canonical, Leaf.hash(canonical));
    }
}

package io.qinglan.ledger;

import java.util.UUID;

/**
 * A decision that is in the ledger.
 *
 * @param id its id, for {@code GET /decisions/{id}}
 * @param index its place in the ledger, counted from 0 without gaps
 * @param leaf its leaf hash (RFC 9162, section 2.1.1), lower-case hex
 */
public record Recorded(UUID id, long index, String leaf) {}

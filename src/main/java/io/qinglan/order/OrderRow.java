package io.qinglan.order;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An order as it stands in the database, with its decision record.
 *
 * @param version of the response
 * @param orderVersion of the site's orders under the response
 * @param record the decision record, parsed
 * @param index its place in the ledger
 * @param leaf its leaf hash, lower-case hex
 */
record OrderRow(
        UUID id,
        UUID response,
        int version,
        int round,
        String area,
        String site,
        int orderVersion,
        int sequence,
        String status,
        UUID previous,
        UUID decision,
        Instant issuedAt,
        Instant endedAt,
        Integer endSequence,
        JsonNode record,
        long index,
        String leaf) {}

package io.qinglan.response;

import java.time.Instant;
import java.util.UUID;

import io.qinglan.fact.Level;

/**
 * A response got a new version; fired inside the transaction of the approval.
 *
 * @param act what was done: upgrade, downgrade, extend, suspend, resume, correct, reschedule, supplement
 * @param at from when it holds
 * @param until the end as it stands after the act, null when open
 */
public record ResponseChanged(
        UUID response,
        int version,
        String area,
        Level from,
        Level to,
        String act,
        Instant at,
        Instant until,
        boolean exercise) {}

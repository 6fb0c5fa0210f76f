package io.qinglan.warning;

import java.time.Instant;
import java.util.UUID;

import io.qinglan.fact.Level;

/**
 * A warning in force got a new version; fired inside the transaction of the approval.
 *
 * @param act what was done: upgrade, downgrade, temporary_control, extend, suspend, resume, correct, reschedule
 * @param at from when it holds
 * @param end the end as it stands after the act, null when open
 */
public record WarningChanged(
        UUID warning,
        int version,
        String area,
        Level from,
        Level to,
        String act,
        Instant at,
        Instant end,
        boolean exercise) {}

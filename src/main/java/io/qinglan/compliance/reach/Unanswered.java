package io.qinglan.compliance.reach;

import java.time.Instant;
import java.util.UUID;

/**
 * An order that nobody has answered and whose next rung is due.
 *
 * @param told how many rungs were tried
 * @param dueAt when the next one fell due, our downtime added
 */
record Unanswered(UUID order, String area, String site, Instant issuedAt, int told, Instant dueAt) {}

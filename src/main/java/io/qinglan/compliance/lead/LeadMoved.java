package io.qinglan.compliance.lead;

import java.util.UUID;

/**
 * Something was done to a lead, said in the transaction that keeps it.
 *
 * @param site null when not known
 * @param kind the word of the act
 */
public record LeadMoved(UUID lead, String area, String site, String kind) {}

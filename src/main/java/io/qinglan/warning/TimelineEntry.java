package io.qinglan.warning;

import java.time.Instant;
import java.util.UUID;

/**
 * One thing that happened on the way of a warning or a response.
 *
 * @param at when it was recorded
 * @param what proposed, consulted, signed, countersigned, passed_to_deputy, superseded, or the act that made a version
 * @param who the person, or the rules, the clock
 * @param override given when a person went another way than the rules or the procedure
 * @param version the version it made, null when it made none
 * @param decision its decision record, null for a step within a proposal
 * @param detail the proposal, consultation, signature or version itself
 */
public record TimelineEntry(
        Instant at, String what, String who, NamedOverride override, Integer version, UUID decision, Object detail) {}

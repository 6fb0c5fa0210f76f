package io.qinglan.warning;

import java.time.Instant;
import java.util.UUID;

/** A proposal (建议) was raised, by rules or by a person; fired inside the transaction that keeps it. */
public record ProposalRaised(UUID proposal, String area, boolean exercise, Instant at) {}

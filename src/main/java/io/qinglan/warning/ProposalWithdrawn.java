package io.qinglan.warning;

import java.time.Instant;
import java.util.UUID;

/** A proposal was closed without a decision and without another in its place; fired inside that transaction. */
public record ProposalWithdrawn(UUID proposal, String area, boolean exercise, Instant at) {}

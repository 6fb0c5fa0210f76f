package io.qinglan.audit.pack;

import java.time.Instant;
import java.util.UUID;

/**
 * By which pack an area decides from when on.
 *
 * @param id of the activation
 * @param pack id of the pack
 * @param digest of the pack and those it extends
 * @param area six-digit code; it holds for every area within that has none of its own
 * @param effectiveFrom from when on
 * @param reason why
 * @param proposedBy who proposed it
 * @param proposer their name
 * @param proposedAt when
 * @param approvedBy who approved it, another person; null while open
 * @param approver their name
 * @param approvedAt when
 * @param withdrawnBy who withdrew it, null while it stands
 * @param withdrawer their name
 * @param withdrawnAt when; from then on the area decides by what stood before
 * @param withdrawnFor why
 * @param decision record of the proposal
 */
record Activation(
        UUID id,
        String pack,
        String digest,
        String area,
        Instant effectiveFrom,
        String reason,
        UUID proposedBy,
        String proposer,
        Instant proposedAt,
        UUID approvedBy,
        String approver,
        Instant approvedAt,
        UUID withdrawnBy,
        String withdrawer,
        Instant withdrawnAt,
        String withdrawnFor,
        UUID decision) {

    /** Where it stands: proposed, approved, withdrawn. */
    public String getState() {
        if (withdrawnAt != null) {
            return "withdrawn";
        }
        return approvedAt == null ? "proposed" : "approved";
    }
}

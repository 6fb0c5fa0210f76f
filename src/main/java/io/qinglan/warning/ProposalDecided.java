package io.qinglan.warning;

import java.time.Instant;
import java.util.List;

import io.qinglan.authority.Actor;

/**
 * A proposal was approved or rejected by all who had to sign; fired inside the transaction of the last signature, observed by the
 * room whose subject it is.
 *
 * @param approvers names and posts of those who signed
 * @param actor who made the last entry
 */
public record ProposalDecided(Proposal proposal, boolean approved, Instant at, List<String> approvers, Actor actor) {

    /** Whether it is about a warning. */
    public boolean onWarning() {
        return proposal.subject.equals(Proposal.WARNING);
    }
}

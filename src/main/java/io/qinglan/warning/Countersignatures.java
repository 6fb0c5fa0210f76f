package io.qinglan.warning;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.qinglan.authority.Actor;
import io.qinglan.authority.Powers;
import io.qinglan.authority.Role;
import io.qinglan.web.Problem;

/**
 * The office-holder's own confirmation of an approval that an operator entered from a signed sheet or a recorded call. It may come
 * from the one who signed the sheet; never from the proposer or from who entered it. Late is recorded as late, not refused.
 */
@ApplicationScoped
public class Countersignatures {

    private final ProposalBook book;
    private final SignatureBook signatures;
    private final Powers powers;
    private final Records records;
    private final Clock clock;

    /** Made by the container. */
    Countersignatures(ProposalBook book, SignatureBook signatures, Powers powers, Records records, Clock clock) {
        this.book = book;
        this.signatures = signatures;
        this.powers = powers;
        this.records = records;
        this.clock = clock;
    }

    /**
     * Countersigns what was entered for a proposal.
     *
     * @throws Problem 403 for the proposer, the operator who entered it, or too low a rank; 409 when nothing waits for it
     */
    @Transactional
    public Proposal countersign(UUID id, Actor actor) {
        Proposal proposal = book.locked(id).orElseThrow(Problem::notFound);
        if (!actor.has(Role.APPROVER) || actor.machine()) {
            throw Problem.forbidden("a countersignature takes an office-holder with the role approver");
        }
        List<Signature> waiting = signatures.of(id).stream()
                .filter(Signature::awaitsCountersignature)
                .toList();
        if (waiting.isEmpty()) {
            throw Problem.conflict("out-of-order", "nothing waits for a countersignature");
        }
        powers.requireRank(proposal.area, proposal.power(), proposal.weight(), actor);
        waiting.forEach(signature -> countersign(proposal, signature, actor));
        proposal.version++;
        return proposal;
    }

    private void countersign(Proposal proposal, Signature signature, Actor actor) {
        if (actor.id().equals(signature.proposer) || actor.id().equals(signature.enteredBy)) {
            throw Problem.forbidden(
                    "same-person", "who proposed or entered it does not countersign (" + actor.name() + ")");
        }
        Instant now = clock.instant();
        signature.countersigner = actor.id();
        signature.countersignerName = actor.name();
        signature.countersignerPost = actor.post();
        signature.countersignedAt = now;
        boolean late = now.isAfter(signature.countersignBy);
        records.act(
                proposal.subject + ".countersigned",
                proposal.id,
                proposal,
                new Sheet(signature.signerName, signature.document, signature.countersignBy),
                new Confirmed(now, late),
                actor);
    }

    private record Sheet(String signer, String document, Instant due) {}

    private record Confirmed(Instant at, boolean late) {}
}

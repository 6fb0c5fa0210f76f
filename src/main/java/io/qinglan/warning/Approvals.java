package io.qinglan.warning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.authority.Actor;
import io.qinglan.authority.Powers;
import io.qinglan.authority.Profiles;
import io.qinglan.authority.Role;
import io.qinglan.store.Ids;
import io.qinglan.web.Problem;

/**
 * The approval of proposals: who proposed never approves, at any level and for any act. The proposal's row is locked, so of two who
 * decide at once the second meets the decision of the first.
 */
@ApplicationScoped
public class Approvals {

    private final ProposalBook book;
    private final SignatureBook signatures;
    private final ConsultationBook consultations;
    private final Powers powers;
    private final Profiles profiles;
    private final Deputies deputies;
    private final Records records;
    private final Event<ProposalDecided> decided;
    private final Clock clock;
    private final Ids ids;
    private final Duration countersignWithin;

    /** Made by the container. */
    Approvals(
            ProposalBook book,
            SignatureBook signatures,
            ConsultationBook consultations,
            Powers powers,
            Profiles profiles,
            Deputies deputies,
            Records records,
            Event<ProposalDecided> decided,
            Clock clock,
            Ids ids,
            @ConfigProperty(name = "qinglan.approval.countersign-within", defaultValue = "PT12H")
                    Duration countersignWithin) {
        this.book = book;
        this.signatures = signatures;
        this.consultations = consultations;
        this.powers = powers;
        this.profiles = profiles;
        this.deputies = deputies;
        this.records = records;
        this.decided = decided;
        this.clock = clock;
        this.ids = ids;
        this.countersignWithin = countersignWithin;
    }

    /**
     * Takes one decision on a proposal and, when it is the last one needed, lets it take effect.
     *
     * @throws Problem 403 same-person, authority-lacking, rank-too-low or forbidden; 409 when it is decided, superseded or not
     *     consulted; 422 for a decision that says too little
     */
    @Transactional
    public Proposal decide(UUID id, ApprovalInput input, Actor actor) {
        Proposal proposal = book.locked(id).orElseThrow(Problem::notFound);
        List<Signature> earlier = signatures.of(id);
        requireAnotherPerson(proposal, Party.of(actor));
        powers.requirePower(proposal.area, proposal.power());
        requireRole(input, actor);
        Signature.Verdict verdict = input.verdict();
        input.requirePast(clock.instant());
        requireOpen(proposal);
        Signature signature = signature(proposal, input, verdict, actor);
        Ballot ballot = sign(proposal, earlier, signature);
        if (verdict == Signature.Verdict.APPROVE) {
            requireConsultation(proposal, input, earlier);
        }
        keep(proposal, signature, actor);
        settle(proposal, ballot, actor);
        return proposal;
    }

    private void settle(Proposal proposal, Ballot ballot, Actor actor) {
        Ballot.Outcome outcome = ballot.outcome();
        proposal.version++;
        proposal.state = switch (outcome) {
            case OPEN -> ProposalState.AWAITING_APPROVAL.code();
            case APPROVED -> ProposalState.APPROVED.code();
            case REJECTED -> ProposalState.REJECTED.code();
        };
        if (outcome == Ballot.Outcome.OPEN) {
            return;
        }
        proposal.decidedAt = clock.instant();
        book.flush();
        List<String> approvers =
                signatures.of(proposal.id).stream().map(Approvals::title).toList();
        decided.fire(new ProposalDecided(
                proposal, outcome == Ballot.Outcome.APPROVED, proposal.decidedAt, approvers, actor));
    }

    private void keep(Proposal proposal, Signature signature, Actor actor) {
        signatures.persistAndFlush(signature);
        if (signature.overrideReason != null && proposal.overrideReason == null) {
            proposal.overrideReason = signature.overrideReason;
            proposal.overrideLegalBasis = signature.overrideLegalBasis;
        }
        records.act(
                proposal.subject + ".signed",
                proposal.id,
                proposal,
                new Signed(signature.signerName, signature.signerPost, signature.manner, signature.document),
                new Said(signature.decision, signature.reason, signature.overrideReason, signature.signedAt),
                actor);
    }

    private Ballot sign(Proposal proposal, List<Signature> earlier, Signature signature) {
        int required = powers.approversNeeded(proposal.area, proposal.power(), proposal.weight());
        List<Ballot.Vote> votes = earlier.stream().map(Signature::vote).toList();
        try {
            return new Ballot(required, proposal.proposerParty(), hands(proposal), votes).sign(signature.vote());
        } catch (Ballot.SamePerson twice) {
            throw Problem.forbidden("same-person", twice.getMessage());
        }
    }

    private List<Party> hands(Proposal proposal) {
        List<Party> hands = new ArrayList<>(proposal.hands);
        consultations.of(proposal.id).forEach(consultation -> hands.add(consultation.recorder()));
        return hands;
    }

    /** Said before role and rank, so that who tries it learns the real reason. */
    private void requireAnotherPerson(Proposal proposal, Party actor) {
        if (proposal.proposerParty().same(actor)) {
            throw Problem.forbidden("same-person", "the proposer never approves (" + actor.name() + ")");
        }
    }

    private static void requireRole(ApprovalInput input, Actor actor) {
        Role needed = input.entered() ? Role.OPERATOR : Role.APPROVER;
        if (!actor.has(needed) || actor.machine()) {
            throw Problem.forbidden(
                    input.entered()
                            ? "a signed sheet or a recorded call is entered by an operator"
                            : "approval takes an office-holder with the role approver");
        }
    }

    private static void requireOpen(Proposal proposal) {
        if (!proposal.open()) {
            throw Problem.conflict("out-of-order", "the proposal is " + proposal.state);
        }
    }

    private void requireConsultation(Proposal proposal, ApprovalInput input, List<Signature> earlier) {
        boolean reasoned = input.override() != null || earlier.stream().anyMatch(s -> s.overrideReason != null);
        if (ProposalState.of(proposal.state) == ProposalState.OPEN && !reasoned) {
            throw Problem.conflict(
                    "consultation-missing",
                    "record the consultation (会商) first, or approve with override {reason, legalBasis}");
        }
    }

    private Signature signature(Proposal proposal, ApprovalInput input, Signature.Verdict verdict, Actor actor) {
        Instant now = clock.instant();
        Signature signature = new Signature();
        signature.id = ids.next();
        signature.proposal = proposal.id;
        signature.proposer = proposal.proposer;
        signature.decision = verdict.code();
        signature.reason = input.reason();
        signature.recordedAt = now;
        if (input.override() != null) {
            signature.overrideReason = input.override().reason();
            signature.overrideLegalBasis = input.override().legalBasis();
        }
        if (input.entered()) {
            entered(signature, proposal, input.as(), actor, now);
        } else {
            inSystem(signature, proposal, input.as(), actor, now);
        }
        return signature;
    }

    private void inSystem(Signature signature, Proposal proposal, ApprovalInput.As as, Actor actor, Instant now) {
        signature.asDeputy = deputies.standsIn(proposal, actor, now);
        if (!signature.asDeputy) {
            powers.requireRank(proposal.area, proposal.power(), proposal.weight(), actor);
        }
        signature.signer = actor.id();
        signature.signerName = actor.name();
        signature.signerUnit = actor.unit();
        signature.signerPost = actor.post();
        signature.signerCertificate = actor.certificate();
        signature.office = as == null ? actor.post() : as.post();
        signature.manner = Signature.IN_SYSTEM;
        signature.signedAt = now;
    }

    private void entered(Signature signature, Proposal proposal, ApprovalInput.As as, Actor operator, Instant now) {
        signature.signerName = as.name().trim();
        signature.signerPost = as.post();
        signature.office = as.post();
        signature.manner = as.kind();
        signature.document = as.document();
        signature.signedAt = as.at() == null ? now : as.at();
        signature.enteredBy = operator.id();
        signature.enteredByName = operator.name();
        Duration within = Optional.ofNullable(
                        profiles.of(proposal.area).clocks().countersignWithin())
                .orElse(countersignWithin);
        signature.countersignBy = now.plus(within);
    }

    private static String title(Signature signature) {
        return signature.office == null ? signature.signerName : signature.signerName + "（" + signature.office + "）";
    }

    private record Signed(String name, String post, String manner, String document) {}

    private record Said(String decision, String reason, String overrideReason, Instant signedAt) {}
}

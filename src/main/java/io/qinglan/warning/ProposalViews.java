package io.qinglan.warning;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.authority.Profile;
import io.qinglan.authority.Profiles;

/** Shows proposals with their consultations and signatures. */
@ApplicationScoped
public class ProposalViews {

    private final ConsultationBook consultations;
    private final SignatureBook signatures;
    private final Profiles profiles;
    private final Clock clock;

    /** Made by the container. */
    ProposalViews(ConsultationBook consultations, SignatureBook signatures, Profiles profiles, Clock clock) {
        this.consultations = consultations;
        this.signatures = signatures;
        this.profiles = profiles;
        this.clock = clock;
    }

    /** The whole of a proposal. */
    public ProposalView of(Proposal p) {
        Instant now = clock.instant();
        return new ProposalView(
                p.id,
                p.version,
                p.state,
                p.subject,
                p.subject.equals(Proposal.WARNING) ? p.target : null,
                p.subject.equals(Proposal.RESPONSE) ? p.target : null,
                p.area,
                p.exercise,
                p.act,
                p.from,
                p.to,
                p.at,
                p.start,
                p.end,
                p.reason,
                p.basis,
                override(p.overrideReason, p.overrideLegalBasis),
                p.source,
                p.because,
                p.nextLevel,
                p.pack == null ? null : new ProposalView.Pack(p.pack, p.packDigest),
                p.forecast,
                p.regionalNotice,
                p.assessment,
                p.legalBasis,
                p.issueBy,
                p.leadTimeRequired,
                p.leadTimeMet,
                p.flags,
                p.payload,
                proposer(p),
                p.createdAt,
                p.askedAt,
                p.reminders,
                p.deputyAt,
                p.decidedAt,
                p.supersededBy,
                asked(p),
                consultations.of(p.id).stream().map(ProposalViews::conferred).toList(),
                signatures.of(p.id).stream().map(s -> signed(s, now)).toList());
    }

    private ProposalView.Asked asked(Proposal p) {
        Profile.ApprovalRule rule = profiles.of(p.area).approval(p.power(), p.weight());
        return new ProposalView.Asked(rule.approvers(), rule.rank().name().toLowerCase(Locale.ROOT));
    }

    private static ProposalView.Proposer proposer(Proposal p) {
        UUID account = p.byRules ? null : p.proposer;
        return new ProposalView.Proposer(
                p.byRules ? "rules" : "person", account, p.proposerName, p.proposerUnit, p.proposerPost);
    }

    static ProposalView.Conferred conferred(Consultation c) {
        return new ProposalView.Conferred(
                c.id,
                c.heldAt,
                c.bodies,
                c.people,
                c.forecasts,
                c.conclusion,
                c.dissent,
                c.further,
                c.recordedByName,
                c.recordedAt);
    }

    static ProposalView.Signed signed(Signature s, Instant now) {
        ProposalView.Countersigned countersignature = s.countersignBy == null
                ? null
                : new ProposalView.Countersigned(
                        s.countersignBy, overdue(s, now), s.countersignerName, s.countersignedAt);
        return new ProposalView.Signed(
                s.id,
                s.decision,
                s.reason,
                override(s.overrideReason, s.overrideLegalBasis),
                s.signerName,
                s.signerPost,
                s.office,
                s.manner,
                s.document,
                s.asDeputy,
                s.signedAt,
                s.enteredByName,
                countersignature);
    }

    private static boolean overdue(Signature s, Instant now) {
        return (s.countersignedAt == null ? now : s.countersignedAt).isAfter(s.countersignBy);
    }

    private static NamedOverride override(String reason, String legalBasis) {
        return reason == null ? null : new NamedOverride(reason, legalBasis);
    }
}

package io.qinglan.warning;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** All that happened to a warning or a response, in order: what was proposed and why, who conferred, who signed, each version. */
@ApplicationScoped
public class Timeline {

    private final ProposalBook proposals;
    private final ConsultationBook consultations;
    private final SignatureBook signatures;
    private final History history;
    private final Clock clock;

    /** Made by the container. */
    Timeline(
            ProposalBook proposals,
            ConsultationBook consultations,
            SignatureBook signatures,
            History history,
            Clock clock) {
        this.proposals = proposals;
        this.consultations = consultations;
        this.signatures = signatures;
        this.history = history;
        this.clock = clock;
    }

    /** The way of a warning or a response, oldest first. */
    public List<TimelineEntry> of(String subject, UUID target) {
        List<TimelineEntry> entries = new ArrayList<>();
        proposals.of(target).forEach(proposal -> addProposal(entries, proposal));
        history.of(subject, target).forEach(version -> entries.add(version(version)));
        entries.sort(Comparator.comparing(TimelineEntry::at));
        return entries;
    }

    private void addProposal(List<TimelineEntry> entries, Proposal proposal) {
        Instant now = clock.instant();
        entries.add(
                step(proposal.createdAt, "proposed", proposal.proposerName, override(proposal), Proposed.of(proposal)));
        consultations
                .of(proposal.id)
                .forEach(consultation -> entries.add(step(
                        consultation.recordedAt,
                        "consulted",
                        consultation.recordedByName,
                        null,
                        ProposalViews.conferred(consultation))));
        for (Signature signature : signatures.of(proposal.id)) {
            ProposalView.Signed shown = ProposalViews.signed(signature, now);
            entries.add(step(signature.recordedAt, "signed", signature.signerName, shown.override(), shown));
            if (signature.countersignedAt != null) {
                entries.add(step(signature.countersignedAt, "countersigned", signature.countersignerName, null, shown));
            }
        }
        if (proposal.deputyAt != null) {
            entries.add(step(proposal.deputyAt, "passed_to_deputy", "clock", null, Proposed.of(proposal)));
        }
        if (proposal.supersededBy != null) {
            entries.add(step(proposal.decidedAt, "superseded", proposal.proposerName, null, Proposed.of(proposal)));
        }
    }

    private static TimelineEntry version(LifeVersion version) {
        NamedOverride override = version.overrideReason == null
                ? null
                : new NamedOverride(version.overrideReason, version.overrideLegalBasis);
        String who = version.approvers.isEmpty() ? "clock" : String.join("、", version.approvers);
        Made made = new Made(
                version.stand.status,
                version.stand.level,
                version.stand.start,
                version.stand.end,
                version.reason,
                version.basis,
                version.proposal,
                version.leaf);
        return new TimelineEntry(
                version.recordedAt, version.act, who, override, version.version, version.decision, made);
    }

    private static TimelineEntry step(Instant at, String what, String who, NamedOverride override, Object detail) {
        return new TimelineEntry(at, what, who, override, null, null, detail);
    }

    private static NamedOverride override(Proposal proposal) {
        return proposal.overrideReason == null
                ? null
                : new NamedOverride(proposal.overrideReason, proposal.overrideLegalBasis);
    }

    /** A proposal in short. */
    public record Proposed(
            UUID proposal, String act, String from, String to, String state, String source, String reason) {
        static Proposed of(Proposal p) {
            return new Proposed(p.id, p.act, p.from, p.to, p.state, p.source, p.reason);
        }
    }

    /** A version in short. */
    public record Made(
            String status,
            String level,
            Instant start,
            Instant end,
            String reason,
            String basis,
            UUID proposal,
            String leaf) {}
}

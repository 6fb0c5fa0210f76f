package io.qinglan.warning;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import io.qinglan.authority.Actor;
import io.qinglan.dispatch.Outbox;
import io.qinglan.ledger.Recorded;

/**
 * The versions of warnings and responses: each act writes one, with its decision record and the message that tells of it; none is ever
 * changed.
 */
@ApplicationScoped
public class History {

    private final EntityManager entities;
    private final Records records;
    private final Outbox outbox;
    private final Clock clock;

    /** Made by the container. */
    History(EntityManager entities, Records records, Outbox outbox, Clock clock) {
        this.entities = entities;
        this.records = records;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Writes the version that an approved proposal made.
     *
     * @param published what is told of it outside
     */
    public LifeVersion write(UUID target, Life life, ProposalDecided decided, Object published) {
        Proposal proposal = decided.proposal();
        LifeVersion version = version(proposal.subject, target, life, proposal.act());
        version.proposal = proposal.id;
        version.reason = proposal.reason;
        version.basis = proposal.basis;
        version.overrideReason = proposal.overrideReason;
        version.overrideLegalBasis = proposal.overrideLegalBasis;
        version.payload = proposal.payload;
        version.approvers = decided.approvers();
        String kind = proposal.subject + "." + past(proposal.act());
        outbox.put(kind, target.toString(), null, published);
        Recorded recorded = records.act(
                kind, target, proposal, new ByProposal(proposal.id, decided.approvers()), life, decided.actor());
        return keep(version, recorded);
    }

    /**
     * Writes the version that the clock made when a fixed end came.
     *
     * @param published what is told of it outside
     */
    public LifeVersion writeExpiry(
            String subject, UUID target, String area, Life life, Actor program, Object published) {
        LifeVersion version = version(subject, target, life, Act.EXPIRE);
        version.approvers = List.of();
        Recorded recorded = records.plain(subject + ".expired", target, area, new AtEnd(life.end()), life, program);
        return keep(version, recorded);
    }

    /** All versions of a warning or a response, first to last. */
    public List<LifeVersion> of(String subject, UUID target) {
        return entities.createQuery(
                        "from LifeVersion v where v.subject = ?1 and v.target = ?2 order by v.version",
                        LifeVersion.class)
                .setParameter(1, subject)
                .setParameter(2, target)
                .getResultList();
    }

    private LifeVersion version(String subject, UUID target, Life life, Act act) {
        LifeVersion version = new LifeVersion();
        version.subject = subject;
        version.target = target;
        version.version = life.version();
        version.act = act.code();
        version.stand = Stand.of(life);
        version.recordedAt = clock.instant();
        return version;
    }

    private LifeVersion keep(LifeVersion version, Recorded recorded) {
        version.decision = recorded.id();
        version.leaf = recorded.leaf();
        entities.persist(version);
        return version;
    }

    /** What was done, as the ledger names it. */
    private static String past(Act act) {
        return switch (act) {
            case ISSUE -> "issued";
            case START -> "started";
            case UPGRADE -> "upgraded";
            case DOWNGRADE -> "downgraded";
            case TEMPORARY_CONTROL -> "temporarily_controlled";
            case LIFT -> "lifted";
            case EXTEND -> "extended";
            case SUSPEND -> "suspended";
            case RESUME -> "resumed";
            case CANCEL -> "cancelled";
            case CORRECT -> "corrected";
            case RESCHEDULE -> "rescheduled";
            case SUPPLEMENT -> "supplemented";
            case EXPIRE -> "expired";
        };
    }

    private record ByProposal(UUID proposal, List<String> approvers) {}

    private record AtEnd(java.time.Instant end) {}
}

package io.qinglan.warning;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** The proposals as kept. */
@ApplicationScoped
public class ProposalBook implements PanacheRepositoryBase<Proposal, UUID> {

    private static final List<String> OPEN =
            List.of(ProposalState.OPEN.code(), ProposalState.CONSULTED.code(), ProposalState.AWAITING_APPROVAL.code());

    /** The proposal, locked until the transaction ends: of two deciding at once the second sees what the first did. */
    Optional<Proposal> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Lets one transaction at a time propose in a lane. */
    void lockLane(String lane) {
        getEntityManager()
                .createNativeQuery("SELECT CAST(pg_advisory_xact_lock(hashtextextended(?1, 0)) AS text)")
                .setParameter(1, lane)
                .getResultList();
    }

    /** The open proposal of a lane, if there is one. */
    public Optional<Proposal> open(String lane) {
        return find("lane = ?1 and state in ?2", lane, OPEN).firstResultOptional();
    }

    /** The last proposal the rules made in a lane. */
    Optional<Proposal> lastByRules(String lane) {
        return find("lane = ?1 and byRules = true order by createdAt desc, id desc", lane)
                .firstResultOptional();
    }

    /** All proposals that wait for something, oldest first. */
    public List<Proposal> waiting() {
        return list("state in ?1 order by createdAt", OPEN);
    }

    /** All proposals on a warning or a response, oldest first. */
    public List<Proposal> of(UUID target) {
        return list("target = ?1 order by createdAt, id", target);
    }

    /** Proposals whose end has passed while they waited. */
    List<Proposal> outlived(Instant now) {
        return list("state in ?1 and end <= ?2", OPEN, now);
    }
}

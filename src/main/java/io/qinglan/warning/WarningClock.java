package io.qinglan.warning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

import io.qinglan.authority.Actor;
import io.qinglan.store.Lease;

/** Ends warnings at their fixed end and closes proposals whose time has passed. */
@ApplicationScoped
public class WarningClock {

    static final Actor PROGRAM = Actor.program("clock");

    private final WarningBook warnings;
    private final ProposalBook proposals;
    private final Warnings life;
    private final Lease lease;
    private final Clock clock;

    /** Made by the container. */
    WarningClock(WarningBook warnings, ProposalBook proposals, Warnings life, Lease lease, Clock clock) {
        this.warnings = warnings;
        this.proposals = proposals;
        this.life = life;
        this.lease = lease;
        this.clock = clock;
    }

    /** Runs on one node of all. */
    @Scheduled(every = "{qinglan.warning.clock.every}", identity = "warning-clock")
    void onOneNode() {
        lease.tryRun("warning-clock", Duration.ofMinutes(1), this::run);
    }

    /** Does what has fallen due by now. */
    public void run() {
        Instant now = clock.instant();
        List<UUID> ended = QuarkusTransaction.requiringNew()
                .call(() ->
                        warnings.ran(now).stream().map(warning -> warning.id).toList());
        ended.forEach(id -> QuarkusTransaction.requiringNew().run(() -> life.expire(id)));
        QuarkusTransaction.requiringNew()
                .run(() -> proposals.outlived(now).forEach(proposal -> {
                    proposal.state = ProposalState.EXPIRED.code();
                    proposal.decidedAt = now;
                    proposal.version++;
                }));
    }
}

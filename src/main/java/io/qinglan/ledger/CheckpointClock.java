package io.qinglan.ledger;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;

/** Looks every second whether a checkpoint is due. Any node may sign: who comes second finds nothing to do. */
@ApplicationScoped
class CheckpointClock {

    private final Checkpoints checkpoints;

    CheckpointClock(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    @Scheduled(
            every = "{qinglan.ledger.checkpoint.every}",
            identity = "ledger-checkpoint",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        checkpoints.makeWhenDue();
    }
}

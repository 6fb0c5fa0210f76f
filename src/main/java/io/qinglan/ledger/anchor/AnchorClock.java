package io.qinglan.ledger.anchor;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;

import io.qinglan.store.Lease;

/** Looks whether an outside anchor is due; of several nodes one does. */
@ApplicationScoped
class AnchorClock {

    private final Anchors anchors;
    private final Lease lease;

    AnchorClock(Anchors anchors, Lease lease) {
        this.anchors = anchors;
        this.lease = lease;
    }

    @Scheduled(every = "{qinglan.ledger.anchor.every}", identity = "ledger-anchor")
    void onOneNode() {
        lease.tryRun("ledger-anchor", Duration.ofMinutes(5), anchors::setWhenDue);
    }
}

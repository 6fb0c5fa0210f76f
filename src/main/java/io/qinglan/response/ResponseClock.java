package io.qinglan.response;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

import io.qinglan.store.Lease;

/** Ends responses at their fixed end. */
@ApplicationScoped
public class ResponseClock {

    private final ResponseBook book;
    private final ResponseActs acts;
    private final Lease lease;
    private final Clock clock;

    /** Made by the container. */
    ResponseClock(ResponseBook book, ResponseActs acts, Lease lease, Clock clock) {
        this.book = book;
        this.acts = acts;
        this.lease = lease;
        this.clock = clock;
    }

    /** Runs on one node of all. */
    @Scheduled(every = "{qinglan.warning.clock.every}", identity = "response-clock")
    void onOneNode() {
        lease.tryRun("response-clock", Duration.ofMinutes(1), this::run);
    }

    /** Does what has fallen due by now. */
    public void run() {
        Instant now = clock.instant();
        List<UUID> ended = QuarkusTransaction.requiringNew()
                .call(() -> book.ran(now).stream().map(response -> response.id).toList());
        ended.forEach(id -> QuarkusTransaction.requiringNew().run(() -> acts.expire(id)));
    }
}

package io.qinglan.web;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.store.Lease;

/** Lets go of answers to idempotency keys that no caller will repeat any more. */
@ApplicationScoped
class ForgetOldAnswers {

    private final IdempotencyKeys keys;
    private final Lease lease;
    private final int days;

    ForgetOldAnswers(
            IdempotencyKeys keys,
            Lease lease,
            @ConfigProperty(name = "qinglan.idempotency.days", defaultValue = "7") int days) {
        this.keys = keys;
        this.lease = lease;
        this.days = days;
    }

    @Scheduled(every = "6h", delayed = "10m", identity = "forget-old-answers")
    void forget() {
        lease.tryRun("forget-old-answers", Duration.ofMinutes(5), () -> keys.forgetOlderThan(days));
    }
}

package io.qinglan.feed.evidence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.store.Lease;

/**
 * Takes the root of every hour that is over, on one node of all; looks again at the last two days, because a batch may be committed late.
 */
@ApplicationScoped
public class HourlyRoots {

    private static final Duration LEASE = Duration.ofMinutes(15);
    private static final Duration LOOK_AGAIN = Duration.ofHours(48);

    private final FrameRoots roots;
    private final Lease lease;
    private final Clock clock;
    private final Duration after;

    /** Made by the container. */
    HourlyRoots(
            FrameRoots roots,
            Lease lease,
            Clock clock,
            @ConfigProperty(name = "qinglan.feed.roots.after", defaultValue = "PT5M") Duration after) {
        this.roots = roots;
        this.lease = lease;
        this.clock = clock;
        this.after = after;
    }

    /** Runs on one node of all. */
    @Scheduled(
            every = "{qinglan.feed.roots.every}",
            delayed = "30s",
            identity = "frame-roots",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onOneNode() {
        lease.tryRun("frame-roots", LEASE, this::run);
    }

    /** Takes what is due by now. */
    public void run() {
        Instant end = clock.instant().minus(after).truncatedTo(ChronoUnit.HOURS);
        Instant from = roots.lastHour().map(last -> last.minus(LOOK_AGAIN)).orElse(Instant.EPOCH);
        Optional<Instant> hour = roots.firstHour(from);
        while (hour.filter(end::isAfter).isPresent()) {
            roots.take(hour.get());
            hour = roots.firstHour(hour.get().plus(1, ChronoUnit.HOURS));
        }
    }
}

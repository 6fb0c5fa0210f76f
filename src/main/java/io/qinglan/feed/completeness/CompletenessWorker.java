package io.qinglan.feed.completeness;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.qinglan.feed.gateway.BackfillRequests;
import io.qinglan.feed.standard.FeedStandards;
import io.qinglan.feed.standard.Watching;
import io.qinglan.feed.window.Resolution;
import io.qinglan.store.Lease;

/** Says hour by hour what was due of every instrument, and asks again for what is missing, not again and again. One node of all does it. */
@ApplicationScoped
public class CompletenessWorker {

    private static final Logger LOG = Logger.getLogger(CompletenessWorker.class);
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final int MOST_HOURS_BACK = 48;

    private final DataSource dataSource;
    private final BackfillRequests backfill;
    private final FeedStandards standards;
    private final Lease lease;
    private final Clock clock;
    private final ZoneId zone;

    /** Made by the container. */
    CompletenessWorker(
            DataSource dataSource,
            BackfillRequests backfill,
            FeedStandards standards,
            Lease lease,
            Clock clock,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.dataSource = dataSource;
        this.backfill = backfill;
        this.standards = standards;
        this.lease = lease;
        this.clock = clock;
        this.zone = zone;
    }

    /** Runs on one node of all. */
    @Scheduled(
            every = "${qinglan.feed.completeness.every:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "feed-completeness")
    void onOneNode() {
        lease.tryRun("feed-completeness", LEASE, this::run);
    }

    /**
     * Sets what was due up to the last full hour and asks for what is missing.
     *
     * @return how many gaps were asked for
     */
    public int run() {
        Instant now = clock.instant();
        sweep(now);
        return ask(now);
    }

    private void sweep(Instant now) {
        Instant until = Resolution.HOUR.start(now, zone);
        Instant hour = inTransaction(connection -> new DueCounts(connection, zone).sweptUntil(until));
        Instant earliest = until.minus(Duration.ofHours(MOST_HOURS_BACK));
        hour = hour.isBefore(earliest) ? earliest : hour;
        while (hour.isBefore(until)) {
            Instant start = hour;
            inTransaction(connection -> {
                new DueCounts(connection, zone).set(start);
                return null;
            });
            hour = Resolution.HOUR.end(hour, zone);
        }
    }

    private int ask(Instant now) {
        Watching watching = standards.watching();
        List<Gaps.Gap> gaps = inTransaction(connection -> new Gaps(connection).toAsk(now, watching));
        int asked = 0;
        for (Gaps.Gap gap : gaps) {
            BackfillRequests.Asked outcome = QuarkusTransaction.requiringNew()
                    .call(() -> backfill.ask(gap.point(), gap.kind(), gap.stampedFrom(), gap.stampedTo()));
            LOG.debugf("gap of %s %s from %s: %s", gap.point(), gap.kind(), gap.from(), outcome);
            asked += outcome == BackfillRequests.Asked.ASKED ? 1 : 0;
            inTransaction(connection -> {
                new Gaps(connection).asked(gap, outcome.name().toLowerCase(Locale.ROOT), now);
                return null;
            });
        }
        return asked;
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T inTransaction(Work<T> work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = dataSource.getConnection()) {
                return work.on(connection);
            }
        });
    }
}

package io.qinglan.compliance.watch;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.sql.DataSource;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.qinglan.compliance.watch.WatchBook.Due;
import io.qinglan.compliance.watch.WatchBook.Note;
import io.qinglan.compliance.watch.WatchBook.Row;
import io.qinglan.feed.Readings;
import io.qinglan.feed.window.Resolution;
import io.qinglan.order.CheckedOrders;
import io.qinglan.store.Lease;

/**
 * Keeps the verdicts up to date, on one node at a time; and even two at once do no harm, because what is due is held by a lock and a verdict has
 * a natural key. It begins when something is committed that verdicts rest on; a scheduler finds what a crash left behind, and windows that are
 * over although nothing came. Each batch is a transaction: a node that dies leaves what it held as due.
 */
@ApplicationScoped
public class ComplianceWorker {

    private static final Logger LOG = Logger.getLogger(ComplianceWorker.class);
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration WITHIN = Duration.ofHours(6);
    private static final int NOTES = 500;
    private static final int ORDERS = 300;
    private static final int BEHIND = 20_000;
    private static final int HOURS = 2_500;
    private static final int WORKERS = 2;

    private final DataSource dataSource;
    private final WatchedOrders orders;
    private final CheckedOrders checked;
    private final Readings readings;
    private final Evaluator evaluator;
    private final Lease lease;
    private final Clock clock;
    private final ZoneId zone;
    private final boolean atOnce;
    private final AtomicBoolean woken = new AtomicBoolean();
    private final ExecutorService waker = Executors.newSingleThreadExecutor(task -> thread(task, "compliance"));
    private final ExecutorService pool =
            Executors.newFixedThreadPool(WORKERS, task -> thread(task, "compliance-batch"));

    /** Made by the container. */
    ComplianceWorker(
            DataSource dataSource,
            WatchedOrders orders,
            CheckedOrders checked,
            Readings readings,
            Evaluator evaluator,
            Lease lease,
            Clock clock,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone,
            @ConfigProperty(name = "qinglan.compliance.at-once", defaultValue = "true") boolean atOnce) {
        this.dataSource = dataSource;
        this.orders = orders;
        this.checked = checked;
        this.readings = readings;
        this.evaluator = evaluator;
        this.lease = lease;
        this.clock = clock;
        this.zone = zone;
        this.atOnce = atOnce;
    }

    /** Begins as soon as what was noted is committed. */
    void onNoted(@Observes(during = TransactionPhase.AFTER_SUCCESS) ComplianceNotes.Noted noted) {
        if (atOnce && woken.compareAndSet(false, true)) {
            waker.execute(() -> {
                woken.set(false);
                onOneNode();
            });
        }
    }

    /** Runs on one node of all. */
    @Scheduled(
            every = "${qinglan.compliance.every:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "compliance")
    void onOneNode() {
        try {
            lease.tryRun("compliance", LEASE, this::run);
        } catch (RuntimeException e) {
            LOG.error("verdicts are behind and will be tried again", e);
        }
    }

    /**
     * Judges all that is due by now.
     *
     * @return how many versions of verdicts were written
     */
    public int run() {
        Instant until = clock.instant().plus(LEASE.dividedBy(2));
        while (note() > 0 && clock.instant().isBefore(until)) {
            // every commit's notes become due hours
        }
        sweep();
        int written = 0;
        int[] batch = batches();
        while (batch[0] > 0) {
            written += batch[1];
            batch = clock.instant().isBefore(until) ? batches() : new int[2];
        }
        return written;
    }

    private int note() {
        return inTransaction(connection -> {
            WatchBook book = new WatchBook(connection);
            List<Note> notes = book.takeNotes(NOTES);
            if (notes.isEmpty()) {
                return 0;
            }
            DueMarks due = new DueMarks(book, readings, zone, clock.instant());
            due.take(notes.stream()
                    .filter(note -> note.kind().equals("readings"))
                    .toList());
            Set<UUID> anew = new LinkedHashSet<>(due.again());
            List<String> sites = new ArrayList<>();
            Set<UUID> responses = new LinkedHashSet<>();
            for (Note note : notes) {
                anew.addAll(note.orders());
                sites.addAll(note.sites());
                if (note.response() != null) {
                    responses.add(note.response());
                }
            }
            if (!sites.isEmpty()) {
                book.ofSites(sites).forEach(row -> anew.add(row.order()));
            }
            for (UUID response : responses) {
                changed(book, response).forEach(anew::add);
            }
            look(book, new ArrayList<>(anew), due);
            book.due(due.due());
            return notes.size();
        });
    }

    /** The orders of a response that the watch does not have as they are now. */
    private List<UUID> changed(WatchBook book, UUID response) throws SQLException {
        Map<UUID, Row> known = new HashMap<>();
        book.ofResponses(List.of(response)).forEach(row -> known.put(row.order(), row));
        List<UUID> changed = new ArrayList<>();
        checked.keys(response, key -> {
            Row row = known.get(key.id());
            boolean same =
                    row != null && row.status().equals(key.status()) && Objects.equals(row.endedAt(), key.endedAt());
            if (!same) {
                changed.add(key.id());
            }
        });
        return changed;
    }

    /** Some at once; more than that are noted again, so that no transaction grows with the city. */
    private void look(WatchBook book, List<UUID> anew, DueMarks due) throws SQLException {
        List<UUID> now = anew.subList(0, Math.min(ORDERS, anew.size()));
        if (!now.isEmpty()) {
            new Rewatch(book, orders, due, evaluator::lookbackDays, zone).look(now);
        }
        for (int from = now.size(); from < anew.size(); from += ORDERS) {
            book.noteOrders(anew.subList(from, Math.min(anew.size(), from + ORDERS)));
        }
    }

    private void sweep() {
        inTransaction(connection -> {
            WatchBook book = new WatchBook(connection);
            Instant settled = clock.instant().minus(evaluator.settle());
            Instant over = Resolution.QUARTER_HOUR.start(settled, zone);
            DueMarks due = new DueMarks(book, readings, zone, clock.instant());
            due.quarters(book.behind(over, BEHIND), over);
            Instant hour = Resolution.HOUR.start(settled, zone);
            due.hours(book.hoursBehind(hour, BEHIND), hour);
            book.due(due.due());
            return null;
        });
    }

    /** As many batches at once as there are threads. How many hours were taken, and how many versions written. */
    private int[] batches() {
        List<Callable<int[]>> batches = Collections.nCopies(WORKERS, this::batch);
        int[] sum = new int[2];
        try {
            for (Future<int[]> done : pool.invokeAll(batches)) {
                sum[0] += done.get()[0];
                sum[1] += done.get()[1];
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new int[2];
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
        return sum;
    }

    private int[] batch() {
        return inTransaction(connection -> {
            List<Due> due = new WatchBook(connection).takeDue(HOURS, WITHIN);
            return new int[] {due.size(), due.isEmpty() ? 0 : evaluator.judge(connection, due)};
        });
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T inTransaction(Work<T> work) {
        return QuarkusTransaction.requiringNew()
                .timeout((int) LEASE.toSeconds())
                .call(() -> {
                    try (Connection connection = dataSource.getConnection()) {
                        return work.on(connection);
                    }
                });
    }

    private static Thread thread(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    @PreDestroy
    void stop() {
        waker.shutdownNow();
        pool.shutdown();
    }
}

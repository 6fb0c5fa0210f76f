package io.qinglan.order;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;

/**
 * Works off rounds of orders, two batches at a time. It begins the moment an approval is committed; a scheduler on every node finds what a
 * crash left behind. What to do next is a locked row in the database, so no two workers, on one node or several, do the same batch.
 */
@ApplicationScoped
public class IssuingWorker {

    private static final Logger LOG = Logger.getLogger(IssuingWorker.class);
    private static final int WORKERS = 2;

    private final DataSource dataSource;
    private final IssuingBook book;
    private final IssuingPlanner planner;
    private final OrderWriter writer;
    private final OrderPacks packs;
    private final Event<OrdersIssued> events;
    private final Event<RoundSettled> settled;
    private final AtomicInteger wakes = new AtomicInteger();
    private final ExecutorService pool = Executors.newFixedThreadPool(WORKERS, runnable -> {
        Thread thread = new Thread(runnable, "orders");
        thread.setDaemon(true);
        return thread;
    });

    /** Made by the container. */
    public IssuingWorker(
            DataSource dataSource,
            IssuingBook book,
            IssuingPlanner planner,
            OrderWriter writer,
            OrderPacks packs,
            Event<OrdersIssued> events,
            Event<RoundSettled> settled) {
        this.settled = settled;
        this.dataSource = dataSource;
        this.book = book;
        this.planner = planner;
        this.writer = writer;
        this.packs = packs;
        this.events = events;
    }

    /** A round was noted; fired inside the noting transaction. */
    record Noted(java.util.UUID response) {}

    /** Begins as soon as the approval is committed. */
    void onNoted(@Observes(during = TransactionPhase.AFTER_SUCCESS) Noted noted) {
        wake();
    }

    /** The rules are compiled before the first warning of the night, not during it. */
    void onStart(@Observes StartupEvent start) {
        pool.execute(() -> {
            try {
                packs.rules(packs.inUse());
            } catch (RuntimeException e) {
                LOG.error("the rules of the pack in use cannot be compiled", e);
            }
        });
    }

    /** Finds what a crash, or another node's crash, left behind. */
    @Scheduled(every = "${qinglan.orders.sweep:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        wake();
    }

    /** Looks for work, now. */
    public void wake() {
        wakes.incrementAndGet();
        for (int i = 0; i < WORKERS; i++) {
            pool.execute(this::workOff);
        }
    }

    /** Works until nothing is left to do. */
    private void workOff() {
        int seen;
        do {
            seen = wakes.get();
            try {
                while (planned() || writeBatch()) {
                    close();
                }
                close();
            } catch (RuntimeException e) {
                LOG.error("a batch of orders failed and will be tried again", e);
                return;
            }
        } while (seen != wakes.get());
    }

    /** Plans the next round; whoever found nothing before its batches were there looks again. */
    private boolean planned() {
        boolean planned = plan();
        if (planned) {
            wake();
        }
        return planned;
    }

    private boolean plan() {
        return inTransaction(connection -> {
            Optional<Issuing> noted = book.takeNoted(connection);
            if (noted.isEmpty()) {
                return false;
            }
            planner.plan(connection, noted.get());
            return true;
        });
    }

    private boolean writeBatch() {
        return inTransaction(connection -> {
            Optional<IssuingBook.Batch> batch = book.takeBatch(connection);
            if (batch.isEmpty()) {
                return false;
            }
            BatchCount count =
                    writer.write(connection, batch.get().issuing(), batch.get().span());
            book.done(connection, batch.get(), count);
            return true;
        });
    }

    private void close() {
        List<Issuing> closed = inTransaction(connection -> {
            List<Issuing> done = book.close(connection);
            done.forEach(one -> settled.fire(new RoundSettled(one.response(), one.version(), one.round())));
            return done;
        });
        for (Issuing issuing : closed) {
            OrdersIssued told = inTransaction(connection -> book.told(connection, issuing));
            LOG.debugf(
                    "%s of response %s version %d: %d orders, %d obligations, %d sites with nothing to do",
                    issuing.ends() ? "end" : "issue",
                    issuing.response(),
                    issuing.version(),
                    told.orders(),
                    told.obligations(),
                    told.idle());
            events.fire(told);
            wakes.incrementAndGet(); // a round that waited for this one can be planned now
        }
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

    @PreDestroy
    void stop() throws InterruptedException {
        pool.shutdown();
        pool.awaitTermination(10, TimeUnit.SECONDS);
    }
}

package io.qinglan.feed.frame;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.sql.DataSource;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Instance;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;

import io.qinglan.feed.Channel;
import io.qinglan.feed.FeedStore;
import io.qinglan.feed.FrameId;
import io.qinglan.feed.FrameReplay;
import io.qinglan.feed.Instrument;
import io.qinglan.feed.Instruments;
import io.qinglan.feed.Kept;
import io.qinglan.feed.Outcome;
import io.qinglan.feed.Quality;
import io.qinglan.feed.Refusal;

/**
 * Turns frames that were parked into readings once their instrument is registered: at once after the registration, and by a job for what
 * another node registered or a crash left. A batch is one transaction over locked rows, so it can be done again and by several nodes.
 */
@ApplicationScoped
public class Adoption {

    private static final Logger LOG = Logger.getLogger(Adoption.class);
    private static final int BATCH = 500;
    private static final String WAITING = "select f.batch, f.position, f.channel, f.mn from frame_parked f"
            + " join instrument i on i.mn = f.mn and i.retired_at is null where f.adopted_at is null"
            + " order by f.received_at, f.batch, f.position limit " + BATCH + " for update of f skip locked";
    private static final String DONE =
            "update frame_parked set adopted_at = ?, outcome = ?, cause = ?" + " where batch = ? and position = ?";

    private final DataSource dataSource;
    private final Frames frames;
    private final FeedStore store;
    private final Instruments instruments;
    private final Clock clock;
    private final Map<Channel, FrameReplay> replays = new EnumMap<>(Channel.class);
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "adoption");
        thread.setDaemon(true);
        return thread;
    });

    Adoption(
            DataSource dataSource,
            Frames frames,
            FeedStore store,
            Instruments instruments,
            Instance<FrameReplay> replays,
            Clock clock) {
        this.dataSource = dataSource;
        this.frames = frames;
        this.store = store;
        this.instruments = instruments;
        this.clock = clock;
        replays.forEach(replay -> this.replays.put(replay.channel(), replay));
    }

    /** A frame that waits and whose instrument is registered now. */
    private record Waiting(FrameId frame, Channel channel, String mn) {}

    /** What is to be noted of a frame that was looked at. */
    private record Done(FrameId frame, String outcome, String cause) {}

    void onRegistered(@Observes(during = TransactionPhase.AFTER_SUCCESS) Instruments.Changed changed) {
        worker.execute(this::adoptAll);
    }

    /** Looks for frames whose instrument was registered on another node. */
    @Scheduled(
            every = "${qinglan.feed.adopt.every:30s}",
            delayed = "15s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        worker.execute(this::adoptAll);
    }

    @PreDestroy
    void stop() {
        worker.shutdownNow();
    }

    private void adoptAll() {
        try {
            instruments.refresh();
            while (adopt() > 0 && !Thread.currentThread().isInterrupted()) {
                LOG.debug("a batch of parked frames was adopted");
            }
        } catch (RuntimeException e) {
            LOG.error("parked frames could not be adopted and will be tried again", e);
        }
    }

    /**
     * Adopts one batch.
     *
     * @return how many frames were settled
     */
    public int adopt() {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = dataSource.getConnection()) {
                List<Waiting> waiting = waiting(connection);
                List<Done> done = waiting.isEmpty() ? List.of() : read(waiting);
                note(connection, done);
                return done.size();
            }
        });
    }

    private List<Done> read(List<Waiting> waiting) {
        Map<FrameId, StoredFrame> stored =
                frames.find(waiting.stream().map(Waiting::frame).toList());
        List<FeedStore.Adopted> adopted = new ArrayList<>();
        List<Done> done = new ArrayList<>();
        for (Waiting one : waiting) {
            Optional<Instrument> instrument = instruments.find(one.mn());
            FrameReplay replay = replays.get(one.channel());
            StoredFrame frame = stored.get(one.frame());
            if (instrument.isEmpty()) {
                continue; // retired a moment ago
            }
            Optional<FrameReplay.Read> read = replay == null || frame == null
                    ? Optional.empty()
                    : replay.read(frame.bytes(), frame.receivedAt(), instrument.get());
            if (read.isEmpty()) {
                done.add(new Done(one.frame(), Outcome.REFUSED.code(), "unreadable"));
            } else if (read.get().refusal() != null) {
                done.add(new Done(
                        one.frame(),
                        Outcome.REFUSED.code(),
                        read.get().refusal().cause()));
            } else if (read.get().record() == null) {
                done.add(new Done(one.frame(), Outcome.STORED.code(), null));
            } else {
                adopted.add(new FeedStore.Adopted(
                        one.frame(),
                        frame.receivedAt(),
                        instrument.get().point(),
                        read.get().record().with(Quality.ADOPTED)));
            }
        }
        List<Kept.Entry> kept = store.adopt(adopted);
        for (int i = 0; i < kept.size(); i++) {
            Refusal refusal = kept.get(i).refusal();
            done.add(new Done(
                    adopted.get(i).frame(), kept.get(i).outcome().code(), refusal == null ? null : refusal.cause()));
        }
        return done;
    }

    private static List<Waiting> waiting(Connection connection) throws SQLException {
        List<Waiting> waiting = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(WAITING);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                waiting.add(new Waiting(
                        new FrameId(row.getObject(1, UUID.class), row.getInt(2)),
                        Channel.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                        row.getString(4)));
            }
        }
        return waiting;
    }

    private void note(Connection connection, List<Done> done) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(DONE)) {
            for (Done one : done) {
                update.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
                update.setString(2, one.outcome());
                update.setString(3, one.cause());
                update.setObject(4, one.frame().batch());
                update.setInt(5, one.frame().position());
                update.addBatch();
            }
            update.executeBatch();
        }
    }
}

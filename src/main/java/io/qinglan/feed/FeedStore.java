package io.qinglan.feed;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.ledger.Leaf;
import io.qinglan.store.Ids;

/**
 * Where every feed ends: keeps what came, byte for byte, and the readings in it, once. What is given together is committed together; an
 * acknowledgement may leave when the call has returned and its transaction is committed, not before.
 */
@ApplicationScoped
public class FeedStore {

    private static final Set<String> BEGIN_AGAIN = Set.of("40P01", "40001"); // deadlock, serialization
    private static final int ATTEMPTS = 5;

    private final DataSource dataSource;
    private final SeriesBook series;
    private final LayoutBook layouts;
    private final FeedPartitions partitions;
    private final FeedCounts counts;
    private final Instance<StoredListener> listeners;
    private final Ids ids;
    private final Clock clock;
    private final Duration oldest;
    private final Duration ahead;

    /** Made by the container. */
    FeedStore(
            DataSource dataSource,
            SeriesBook series,
            LayoutBook layouts,
            FeedPartitions partitions,
            FeedCounts counts,
            @Any Instance<StoredListener> listeners,
            Ids ids,
            Clock clock,
            @ConfigProperty(name = "qinglan.feed.oldest", defaultValue = "P1826D") Duration oldest,
            @ConfigProperty(name = "qinglan.feed.ahead", defaultValue = "P1D") Duration ahead) {
        this.dataSource = dataSource;
        this.series = series;
        this.layouts = layouts;
        this.partitions = partitions;
        this.counts = counts;
        this.listeners = listeners;
        this.ids = ids;
        this.clock = clock;
        this.oldest = oldest;
        this.ahead = ahead;
    }

    /**
     * Keeps arrivals in one transaction, the caller's if one is running. A record that cannot be stored is refused with its cause and
     * hinders no other. When it returns and no transaction was running, what it kept is committed.
     *
     * @return what became of each, in the order given
     * @throws IllegalStateException when the database did not take the batch; nothing was kept then, and the call can be repeated
     */
    public List<Kept> keep(List<Arrival> arrivals) {
        if (arrivals.isEmpty()) {
            return List.of();
        }
        List<Kept> kept = QuarkusTransaction.isActive() ? write(arrivals) : commit(arrivals);
        counts.count(arrivals, kept);
        return kept;
    }

    /**
     * A frame that was parked and can be read now.
     *
     * @param frame the frame as it was kept then
     * @param receivedAt when it came
     * @param point the point its instrument was registered for
     * @param record what it says
     */
    public record Adopted(FrameId frame, Instant receivedAt, String point, PointRecord record) {}

    /**
     * Turns frames that were parked into readings, in the running transaction; the readings name the frames as they were kept.
     *
     * @return what became of each, in the order given
     * @throws IllegalStateException when the database did not take them
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Kept.Entry> adopt(List<Adopted> frames) {
        MessageDigest sha256 = Leaf.sha256();
        List<ReadingRow> rows = new ArrayList<>(frames.size());
        for (Adopted adopted : frames) {
            rows.add(row(adopted.frame(), 0, adopted.receivedAt(), adopted.point(), adopted.record(), sha256));
        }
        try (Connection connection = dataSource.getConnection()) {
            new ReadingWriter(connection, layouts)
                    .write(rows.stream().filter(row -> row.outcome == null).toList());
            tell(connection, rows);
        } catch (SQLException e) {
            series.forget(rows);
            throw new IllegalStateException("the database did not take frames that were parked", e);
        }
        return rows.stream()
                .map(row -> new Kept.Entry(row.outcome, row.refusal))
                .toList();
    }

    /** Two writers of the same rows may wait for each other; the one the database gives up begins again, then in the order of keys. */
    private List<Kept> commit(List<Arrival> arrivals) {
        for (int attempt = 1; ; attempt++) {
            try {
                return QuarkusTransaction.requiringNew().call(() -> write(arrivals));
            } catch (IllegalStateException e) {
                boolean again = e.getCause() instanceof SQLException cause
                        && BEGIN_AGAIN.contains(String.valueOf(cause.getSQLState()));
                if (!again || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private List<Kept> write(List<Arrival> arrivals) {
        UUID batch = ids.next();
        partitions.forFrame(batch);
        List<ReadingRow> rows = rows(batch, arrivals);
        try (Connection connection = dataSource.getConnection()) {
            new ReadingWriter(connection, layouts)
                    .write(rows.stream().filter(row -> row.outcome == null).toList());
            List<Kept> kept = new KeptBook(batch, arrivals, rows).outcomes();
            tell(connection, rows);
            new FrameNotes(connection, batch).write(arrivals, kept);
            new FrameRow(arrivals).writeTo(connection, batch, clock.instant(), kept);
            return kept;
        } catch (SQLException e) {
            series.forget(rows);
            partitions.forget();
            throw new IllegalStateException("the database did not take a batch of frames", e);
        }
    }

    private List<ReadingRow> rows(UUID batch, List<Arrival> arrivals) {
        MessageDigest sha256 = Leaf.sha256();
        List<ReadingRow> rows = new ArrayList<>(arrivals.size());
        for (int position = 0; position < arrivals.size(); position++) {
            Arrival arrival = arrivals.get(position);
            for (int entry = 0; entry < arrival.entries().size(); entry++) {
                Arrival.Entry said = arrival.entries().get(entry);
                if (said.refusal() == null) {
                    rows.add(row(
                            new FrameId(batch, position),
                            entry,
                            arrival.receivedAt(),
                            said.point(),
                            said.record(),
                            sha256));
                }
            }
        }
        return rows;
    }

    private ReadingRow row(
            FrameId frame, int entry, Instant received, String point, PointRecord record, MessageDigest sha256) {
        Instant receivedAt = received.truncatedTo(ChronoUnit.MICROS);
        ReadingRow row = new ReadingRow(
                frame, entry, series.of(point, record.kind()), record, receivedAt, layouts.place(record), sha256);
        if (record.at().isBefore(receivedAt.minus(oldest)) || record.at().isAfter(receivedAt.plus(ahead))) {
            row.refuse(Refusal.TIME_IMPLAUSIBLE, record.at() + " received " + receivedAt);
        } else {
            partitions.forReading(record.at());
        }
        return row;
    }

    /** Hour by hour, so that one old record among new ones does not touch all that lies between. */
    private record Touched(String point, String kind, Instant hour) {

        private static final Comparator<Touched> ORDER = Comparator.comparing(Touched::point)
                .thenComparing(Touched::kind)
                .thenComparing(Touched::hour);
    }

    private void tell(Connection connection, List<ReadingRow> rows) throws SQLException {
        Map<Touched, ReadingsStored> touched = new HashMap<>();
        for (ReadingRow row : rows) {
            if (row.outcome == Outcome.STORED || row.outcome == Outcome.REVISION) {
                Instant at = row.record.at();
                touched.merge(
                        new Touched(row.series.point, row.series.kind, at.truncatedTo(ChronoUnit.HOURS)),
                        new ReadingsStored(row.series.point, row.series.kind, at, at),
                        ReadingsStored::and);
            }
        }
        if (!touched.isEmpty()) {
            List<ReadingsStored> stored = touched.keySet().stream()
                    .sorted(Touched.ORDER)
                    .map(touched::get)
                    .toList();
            for (StoredListener listener : listeners) {
                listener.stored(connection, stored);
            }
        }
    }
}

package io.qinglan.feed;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;

import io.qinglan.store.KeySeal;

/**
 * The registered instruments, looked up in memory: a frame never waits for the database to know who sent it. A change made on this node is
 * seen as soon as it is committed, one made on another node at the next look.
 */
@ApplicationScoped
public class Instruments {

    private static final String COLUMNS =
            "i.mn, i.point, p.site, i.password_salt, i.password_hash, i.sm4_key, i.edition,"
                    + " i.dictionary, i.quirks, i.hour_stamp, i.flow_unit, i.realtime_seconds, i.minute_minutes,"
                    + " i.clock_offset_seconds, i.retired_at, i.changed_at";
    private static final String TABLES = " from instrument i join monitoring_point p on p.code = i.point ";
    /** A transaction that changes an instrument is committed within this time of its own clock. */
    private static final Duration LONGEST_CHANGE = Duration.ofMinutes(5);

    private final DataSource dataSource;
    private final KeySeal seal;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private volatile Instant seenUntil = Instant.EPOCH;

    Instruments(DataSource dataSource, KeySeal seal) {
        this.dataSource = dataSource;
        this.seal = seal;
    }

    /** An instrument with its opened key; retired ones are not here. */
    private record Known(Instrument instrument, byte[] sm4Key, Instant changedAt) {}

    /** An instrument was registered, changed or retired; fired inside the transaction that does it. */
    public record Changed(String mn) {}

    /** The instrument of a number, if it is registered and not retired. Never waits. */
    public Optional<Instrument> find(String mn) {
        Known found = mn == null ? null : known.get(mn);
        return found == null ? Optional.empty() : Optional.of(found.instrument());
    }

    /** The key of SM4 with which an instrument ciphers its records, 16 bytes; empty when it has none. */
    public Optional<byte[]> sm4Key(String mn) {
        Known found = known.get(mn);
        return found == null || found.sm4Key() == null ? Optional.empty() : Optional.of(found.sm4Key());
    }

    /** The instruments that send for a point, by number. */
    public List<Instrument> ofPoint(String point) {
        return known.values().stream()
                .map(Known::instrument)
                .filter(instrument -> instrument.point().equals(point))
                .sorted(Comparator.comparing(Instrument::mn))
                .toList();
    }

    /** How many are registered. */
    public int size() {
        return known.size();
    }

    void onStart(@Observes @Priority(10) StartupEvent start) {
        refresh();
    }

    void onChange(@Observes(during = TransactionPhase.AFTER_SUCCESS) Changed changed) {
        QuarkusTransaction.suspendingExisting().run(() -> read("where i.mn = ?", changed.mn()));
    }

    /** Looks for what other nodes changed. */
    @Scheduled(every = "${qinglan.feed.instruments.every:2s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void refresh() {
        Instant before = seenUntil;
        Instant last = read(
                "where i.changed_at > ?::timestamptz",
                (before.equals(Instant.EPOCH) ? before : before.minus(LONGEST_CHANGE)).toString());
        if (last.isAfter(before)) {
            seenUntil = last;
        }
    }

    private Instant read(String where, String value) {
        Instant last = Instant.EPOCH;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("select " + COLUMNS + TABLES + where)) {
            select.setString(1, value);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Instant changedAt =
                            row.getObject("changed_at", OffsetDateTime.class).toInstant();
                    last = changedAt.isAfter(last) ? changedAt : last;
                    put(row, changedAt);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the instruments cannot be read", e);
        }
        return last;
    }

    private void put(ResultSet row, Instant changedAt) throws SQLException {
        String mn = row.getString("mn");
        Known before = known.get(mn);
        if (before != null && !changedAt.isAfter(before.changedAt())) {
            return; // what it remembers of its password stays
        }
        if (row.getObject("retired_at") != null) {
            known.remove(mn);
        } else {
            byte[] sealed = row.getBytes("sm4_key");
            known.put(mn, new Known(instrument(row), sealed == null ? null : seal.open(sealed), changedAt));
        }
    }

    /** An instrument from a row that has all its columns and the site of its point. */
    static Instrument instrument(ResultSet row) throws SQLException {
        Array quirks = row.getArray("quirks");
        return new Instrument(
                row.getString("mn"),
                row.getString("point"),
                row.getString("site"),
                PasswordCheck.stored(row.getBytes("password_salt"), row.getBytes("password_hash")),
                row.getString("edition"),
                row.getString("dictionary"),
                Arrays.asList((String[]) quirks.getArray()),
                Instrument.HourStamp.valueOf(row.getString("hour_stamp").toUpperCase(Locale.ROOT)),
                Instrument.FlowUnit.of(row.getString("flow_unit")),
                row.getObject("realtime_seconds", Integer.class),
                row.getObject("minute_minutes", Integer.class),
                Duration.ofSeconds(row.getLong("clock_offset_seconds")));
    }
}

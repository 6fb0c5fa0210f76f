package io.qinglan.ledger.anchor;

import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.qinglan.ledger.Checkpoint;
import io.qinglan.ledger.Checkpoints;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.ledger.Entries;
import io.qinglan.ledger.verifier.WitnessKey;
import io.qinglan.store.Ids;

/**
 * The outside anchors of the ledger: whom the last checkpoint is shown, at least once a day, and what came back. A day on which the
 * ledger grew and nobody outside saw it is a missed day: it is recorded as a decision of its own, and printed in bundles.
 */
@ApplicationScoped
public class Anchors {

    private static final Logger LOG = Logger.getLogger(Anchors.class);
    private static final int DAYS_PRINTED = 366;
    private static final String COLUMNS =
            "select kind, name, size, note, proof, says_at, anchored_at from ledger_anchor ";

    private final DataSource dataSource;
    private final Checkpoints checkpoints;
    private final Decisions decisions;
    private final Entries entries;
    private final Ids ids;
    private final Clock clock;
    private final ZoneId zone;
    private final Duration age;
    private final List<Outside> outsides = new ArrayList<>();

    /** Made by the container. */
    Anchors(
            DataSource dataSource,
            Checkpoints checkpoints,
            Decisions decisions,
            Entries entries,
            Ids ids,
            Clock clock,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone,
            @ConfigProperty(name = "qinglan.ledger.anchor.age") Duration age,
            @ConfigProperty(name = "qinglan.ledger.anchor.tsa.url") Optional<URI> authority,
            @ConfigProperty(name = "qinglan.ledger.anchor.witness.url") Optional<URI> witness,
            @ConfigProperty(name = "qinglan.ledger.anchor.witness.key") Optional<String> witnessKey) {
        this.dataSource = dataSource;
        this.checkpoints = checkpoints;
        this.decisions = decisions;
        this.entries = entries;
        this.ids = ids;
        this.clock = clock;
        this.zone = zone;
        this.age = age;
        authority.ifPresent(address -> outsides.add(new TimeStampAuthority(address, ids)));
        witness.ifPresent(address -> outsides.add(new Witness(
                address,
                WitnessKey.of(witnessKey.orElseThrow(() -> new IllegalStateException(
                        "qinglan.ledger.anchor.witness.key: expected the published key of the witness"))))));
    }

    /** Whether anybody outside is configured. */
    public boolean configured() {
        return !outsides.isEmpty();
    }

    /** Shows the last checkpoint to everybody whose last anchor is old, and records the days that were missed. */
    public void setWhenDue() {
        Optional<Checkpoint> last = checkpoints.last();
        for (Outside outside : outsides) {
            Optional<Anchor> before = lastOf(outside.kind());
            boolean old = before.isEmpty()
                    || !clock.instant().isBefore(before.get().anchoredAt().plus(age));
            boolean grown = last.isPresent()
                    && (before.isEmpty() || last.get().size() > before.get().size());
            if (old && grown) {
                set(outside, last.get());
            }
        }
        recordMissed();
    }

    private void set(Outside outside, Checkpoint checkpoint) {
        try {
            keep(
                    outside,
                    checkpoint,
                    outside.show(checkpoint, from -> checkpoints.consistency(from, checkpoint.size())));
        } catch (IOException e) {
            // tried again at the next look; a day that stays without one is recorded as missed
            LOG.warnf("no anchor of kind %s could be set: %s", outside.kind(), e.getMessage());
        }
    }

    private void keep(Outside outside, Checkpoint checkpoint, Outside.Answer answer) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into ledger_anchor (id, kind, name, size,"
                                + " note, proof, says_at, anchored_at) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setObject(1, ids.next());
            insert.setString(2, outside.kind());
            insert.setString(3, answer.name());
            insert.setLong(4, checkpoint.size());
            insert.setString(5, checkpoint.note());
            insert.setBytes(6, answer.proof());
            insert.setObject(7, answer.saysAt().atOffset(ZoneOffset.UTC));
            insert.setObject(8, clock.instant().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("an anchor of the ledger cannot be kept", e);
        }
    }

    /** Records yesterday as missed when the ledger grew and nobody outside saw it; once. */
    private void recordMissed() {
        LocalDate yesterday = LocalDate.ofInstant(clock.instant(), zone).minusDays(1);
        String subject = "anchor " + yesterday;
        boolean missed = !missed(yesterday, yesterday).isEmpty();
        if (!missed || !entries.of(subject, clock.instant()).isEmpty()) {
            return;
        }
        LOG.errorf("no outside anchor was set on %s", yesterday);
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("day", yesterday.toString());
        said.put("configured", outsides.stream().map(Outside::kind).toList());
        Instant now = clock.instant();
        QuarkusTransaction.requiringNew()
                .run(() -> decisions.append(new Decision(
                        "ledger.anchor_missed", subject, now, null, null, List.of(), null, List.of(), said, null)));
    }

    /** The first anchors, one of each kind, of checkpoints that cover the decision at a place. */
    public List<Anchor> covering(long index) {
        List<Anchor> first = new ArrayList<>();
        for (String kind : List.of("rfc3161", "witness")) {
            read(COLUMNS + "where kind = ? and size > ? order by size, anchored_at limit 1", kind, index).stream()
                    .findFirst()
                    .ifPresent(first::add);
        }
        return first;
    }

    /** The last anchor of a kind. */
    public Optional<Anchor> lastOf(String kind) {
        return read(COLUMNS + "where kind = ? order by anchored_at desc limit 1", kind).stream()
                .findFirst();
    }

    /**
     * The days, by the place's clock, on which checkpoints were signed and none was anchored; at most a year of them.
     *
     * @param from the first day asked for
     * @param to the last day asked for
     */
    public List<LocalDate> missed(LocalDate from, LocalDate to) {
        String sql = "select day::date from generate_series(?::date, ?::date, interval '1 day') day"
                + " where exists (select 1 from ledger_checkpoint c where c.signed_at >= day::date::timestamp at time zone ?"
                + " and c.signed_at < (day::date + 1)::timestamp at time zone ?)"
                + " and not exists (select 1 from ledger_anchor a where a.anchored_at >= day::date::timestamp at time zone ?"
                + " and a.anchored_at < (day::date + 1)::timestamp at time zone ?) order by 1 limit " + DAYS_PRINTED;
        List<LocalDate> days = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, from);
            select.setObject(2, to);
            for (int i = 3; i <= 6; i++) {
                select.setString(i, zone.getId());
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    days.add(row.getObject(1, LocalDate.class));
                }
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
        return days;
    }

    /** The missed days from a decision until somebody outside first saw it, or until yesterday. */
    public List<LocalDate> missedSince(Instant recorded, long index) {
        LocalDate first = LocalDate.ofInstant(recorded, zone);
        LocalDate yesterday = LocalDate.ofInstant(clock.instant(), zone).minusDays(1);
        LocalDate last = covering(index).stream()
                .map(anchor -> LocalDate.ofInstant(anchor.anchoredAt(), zone))
                .min(LocalDate::compareTo)
                .filter(day -> day.isBefore(yesterday))
                .orElse(yesterday);
        return last.isBefore(first) ? List.of() : missed(first, last);
    }

    private List<Anchor> read(String sql, Object... values) {
        List<Anchor> anchors = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    anchors.add(new Anchor(
                            row.getString(1),
                            row.getString(2),
                            row.getLong(3),
                            row.getString(4),
                            row.getBytes(5),
                            row.getObject(6, OffsetDateTime.class).toInstant(),
                            row.getObject(7, OffsetDateTime.class).toInstant()));
                }
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
        return anchors;
    }

    private static IllegalStateException unreadable(SQLException e) {
        return new IllegalStateException("the anchors of the ledger cannot be read", e);
    }
}

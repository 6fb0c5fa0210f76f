package io.qinglan.audit.reason;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.ledger.Entries;
import io.qinglan.store.Ids;
import io.qinglan.store.Lease;
import io.qinglan.web.Problem;

/**
 * Runs a sample of decisions again each night. What does not come out the same is recorded as a decision of its own, logged as an error,
 * and turns the sign of health.
 */
@ApplicationScoped
public class ReplayNight {

    private static final Logger LOG = Logger.getLogger(ReplayNight.class);
    private static final String DERIVED = "(kind = 'order.issued' or kind like '%.proposed')";

    private final DataSource dataSource;
    private final Entries entries;
    private final Replays replays;
    private final Decisions decisions;
    private final Lease lease;
    private final ObjectMapper json;
    private final Ids ids;
    private final Clock clock;
    private final Duration recent;
    private final int sample;
    private final String engine;

    /** Made by the container. */
    ReplayNight(
            DataSource dataSource,
            Entries entries,
            Replays replays,
            Decisions decisions,
            Lease lease,
            ObjectMapper json,
            Ids ids,
            Clock clock,
            @ConfigProperty(name = "qinglan.replay.recent") int recentDays,
            @ConfigProperty(name = "qinglan.replay.sample") int sample,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "dev") String engine) {
        this.dataSource = dataSource;
        this.entries = entries;
        this.replays = replays;
        this.decisions = decisions;
        this.lease = lease;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
        this.recent = Duration.ofDays(recentDays);
        this.sample = sample;
        this.engine = engine;
    }

    /**
     * What a night came to.
     *
     * @param replayed how many decisions were run again
     * @param same how many came out byte for byte
     * @param notArchived how many are older than the archive of what they need
     * @param different those that did not come out the same
     */
    public record Night(Instant began, int replayed, int same, int notArchived, List<UUID> different) {}

    @Scheduled(cron = "{qinglan.replay.cron}", identity = "replay-night")
    void onOneNode() {
        lease.tryRun("replay-night", Duration.ofHours(4), this::run);
    }

    /** Runs a sample again and keeps what it came to. */
    public Night run() {
        Instant began = clock.instant();
        int same = 0;
        int notArchived = 0;
        List<UUID> drawn = drawn(began);
        List<UUID> different = new ArrayList<>();
        for (UUID id : drawn) {
            try {
                if (replays.of(entries.find(id).orElseThrow()).same()) {
                    same++;
                } else {
                    different.add(id);
                }
            } catch (Problem missing) {
                notArchived++;
            } catch (RuntimeException broken) {
                LOG.errorf(broken, "decision %s cannot be run again", id);
                different.add(id);
            }
        }
        Night night = new Night(began, drawn.size(), same, notArchived, different);
        keep(night);
        if (!different.isEmpty()) {
            LOG.errorf("%d of %d decisions did not come out the same: %s", different.size(), drawn.size(), different);
            alarm(night);
        }
        return night;
    }

    /** The last night, empty before the first. */
    public Optional<Night> last() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("select began_at, replayed, same, not_archived,"
                        + " different from replay_night order by began_at desc limit 1");
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(new Night(
                            row.getObject(1, OffsetDateTime.class).toInstant(),
                            row.getInt(2),
                            row.getInt(3),
                            row.getInt(4),
                            List.of(json.readValue(row.getString(5), UUID[].class))))
                    : Optional.empty();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the nights of replay cannot be read", e);
        }
    }

    /**
     * Half from the last days, half from all before. Ids are drawn by their digest with the night's own time, so that every decision gets
     * its turn and a night can be drawn again.
     */
    private List<UUID> drawn(Instant began) {
        List<UUID> drawn = new ArrayList<>();
        Instant since = began.minus(recent);
        drawn.addAll(drawn("recorded_at >= ?", since, began, (sample + 1) / 2));
        drawn.addAll(drawn("recorded_at < ?", since, began, sample / 2));
        return drawn;
    }

    private List<UUID> drawn(String when, Instant since, Instant began, int count) {
        List<UUID> drawn = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("select id from decision where " + when + " and "
                        + DERIVED + " order by md5(id::text || ?) limit ?")) {
            select.setTimestamp(1, Timestamp.from(since));
            select.setString(2, began.toString());
            select.setInt(3, count);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    drawn.add(row.getObject(1, UUID.class));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger cannot be read", e);
        }
        return drawn;
    }

    private void keep(Night night) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into replay_night (id, began_at, ended_at,"
                                + " engine, replayed, same, not_archived, different) values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)")) {
            insert.setObject(1, ids.next());
            insert.setObject(2, night.began().atOffset(ZoneOffset.UTC));
            insert.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
            insert.setString(4, engine);
            insert.setInt(5, night.replayed());
            insert.setInt(6, night.same());
            insert.setInt(7, night.notArchived());
            insert.setString(8, json.writeValueAsString(night.different()));
            insert.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the night of replay cannot be kept", e);
        }
    }

    private void alarm(Night night) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("engine", engine);
        said.put("replayed", night.replayed());
        said.put("different", night.different());
        QuarkusTransaction.requiringNew()
                .run(() -> decisions.append(new Decision(
                        "replay.differs",
                        "replay " + night.began(),
                        night.began(),
                        null,
                        null,
                        List.of(),
                        null,
                        List.of(),
                        said,
                        null)));
    }
}

package io.qinglan.feed.evidence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;

import io.qinglan.authority.Actor;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.store.Lease;

/**
 * Deletes evidence whose period of retention is over: whole months, never one that holds what a legal hold covers, each deletion on record
 * with its rule. Nothing else in the program deletes evidence.
 */
@ApplicationScoped
public class RetentionJob {

    private static final Logger LOG = Logger.getLogger(RetentionJob.class);
    private static final Actor PROGRAM = Actor.program("retention");
    private static final Duration LEASE = Duration.ofHours(1);
    private static final Pattern MONTH = Pattern.compile(".*_(\\d{4})_(\\d{2})");

    private static final String OF_SITE = "r.site = ?";
    private static final String OF_POINT = "r.site = ? and (?::text is null or r.point = ?)";
    private static final String OF_WINDOW =
            "r.point in (select p.code from monitoring_point p where p.site = ? and (?::text is null or p.code = ?))";
    private static final List<KeptTable> TABLES = List.of(
            new KeptTable("frame_batch", "frames", null),
            new KeptTable(
                    "reading",
                    "readings",
                    "r.series in (select s.id from series s join monitoring_point p on p.code = s.point"
                            + " where p.site = ? and (?::text is null or p.code = ?))"),
            new KeptTable("reading_window_5m", "fine_windows", OF_WINDOW),
            new KeptTable("reading_window_15m", "fine_windows", OF_WINDOW),
            new KeptTable("reading_correction", "readings", OF_POINT),
            new KeptTable("gate_passage", "gate_passages", "r.site = ? and (?::text is null or r.gate = ?)"),
            new KeptTable("manual_reading", "manual_readings", OF_SITE),
            new KeptTable("attachment", "manual_readings", OF_SITE),
            new KeptTable("camera_state", "video", OF_POINT),
            new KeptTable("clip_delivery", "video", null),
            new KeptTable("clip_request", "video", OF_POINT));

    private final DataSource database;
    private final Retention retention;
    private final LegalHolds holds;
    private final Decisions decisions;
    private final Lease lease;
    private final Clock clock;

    /** Made by the container. */
    RetentionJob(
            DataSource database, Retention retention, LegalHolds holds, Decisions decisions, Lease lease, Clock clock) {
        this.database = database;
        this.retention = retention;
        this.holds = holds;
        this.decisions = decisions;
        this.lease = lease;
        this.clock = clock;
    }

    /**
     * A month that was due.
     *
     * @param rows rows in it
     * @param deleted whether it left; false: a hold keeps it
     */
    public record Due(String table, YearMonth month, long rows, boolean deleted) {}

    /** Runs on one node of all. */
    @Scheduled(
            every = "{qinglan.feed.retention.every}",
            delayed = "2m",
            identity = "retention",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onOneNode() {
        lease.tryRun("retention", LEASE, this::run);
    }

    /** Deletes what is due by now, month by month, each in a transaction of its own. */
    public List<Due> run() {
        LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        List<Due> due = new ArrayList<>();
        for (KeptTable table : TABLES) {
            Optional<RetentionRule> rule = retention.rule(table.subject(), today);
            if (rule.isPresent()) {
                months(table).stream()
                        .filter(month -> !month.plusMonths(1)
                                .atDay(1)
                                .plus(rule.get().period())
                                .isAfter(today))
                        .map(month -> QuarkusTransaction.requiringNew().call(() -> leave(table, month, rule.get())))
                        .forEach(due::add);
            }
        }
        return due;
    }

    /** The months of a table that are there, oldest first. */
    private List<YearMonth> months(KeptTable table) {
        List<YearMonth> months = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid"
                                + " where i.inhparent = ?::regclass order by c.relname")) {
            select.setString(1, table.name());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Matcher name = MONTH.matcher(row.getString(1));
                    if (name.matches()) {
                        months.add(YearMonth.of(Integer.parseInt(name.group(1)), Integer.parseInt(name.group(2))));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the months of " + table.name() + " cannot be read", e);
        }
        return months;
    }

    private Due leave(KeptTable table, YearMonth month, RetentionRule rule) {
        String part = "%s_%04d_%02d".formatted(table.name(), month.getYear(), month.getMonthValue());
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            // nobody adds to it, and nobody places a hold, between the look and the deletion
            statement.execute("lock table legal_hold, legal_hold_release in share mode");
            statement.execute("lock table " + part + " in access exclusive mode");
            long rows = count(statement, part);
            if (held(connection, table, part, month)) {
                LOG.infof("%s is kept: a legal hold covers some of it", part);
                return new Due(table.name(), month, rows, false);
            }
            statement.execute("drop table " + part);
            if (table.name().equals("frame_batch")) {
                deleteNotes(connection, month);
            }
            record(table, month, rule, rows);
            return new Due(table.name(), month, rows, true);
        } catch (SQLException e) {
            throw new IllegalStateException(part + " was not deleted", e);
        }
    }

    private static long count(Statement statement, String part) throws SQLException {
        try (ResultSet row = statement.executeQuery("select count(*) from " + part)) {
            row.next();
            return row.getLong(1);
        }
    }

    private boolean held(Connection connection, KeptTable table, String part, YearMonth month) throws SQLException {
        List<LegalHold> standing = holds.standing(begin(month), begin(month.plusMonths(1)));
        if (table.held() == null) {
            return !standing.isEmpty();
        }
        for (LegalHold hold : standing) {
            try (PreparedStatement select = connection.prepareStatement(
                    "select exists (select 1 from " + part + " r where " + table.held() + ")")) {
                select.setString(1, hold.site());
                if (!table.held().equals(OF_SITE)) {
                    select.setString(2, hold.point());
                    select.setString(3, hold.point());
                }
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    if (row.getBoolean(1)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** The small rows that stand beside refused and parked frames go with them. */
    private static void deleteNotes(Connection connection, YearMonth month) throws SQLException {
        for (String notes : List.of("frame_refused", "frame_parked")) {
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from " + notes + " where received_at < ?")) {
                delete.setObject(1, begin(month.plusMonths(1)).atOffset(ZoneOffset.UTC));
                delete.executeUpdate();
            }
        }
    }

    private void record(KeptTable table, YearMonth month, RetentionRule rule, long rows) {
        Map<String, Object> what = new LinkedHashMap<>();
        what.put("table", table.name());
        what.put("from", begin(month));
        what.put("to", begin(month.plusMonths(1)));
        what.put("rows", rows);
        what.put("period", rule.period().toString());
        decisions.append(new Decision(
                "evidence.deleted",
                table.name() + " " + month,
                clock.instant(),
                null,
                null,
                List.of(rule.cite()),
                what,
                List.of(),
                Map.of("deleted", true),
                PROGRAM));
    }

    private static Instant begin(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}

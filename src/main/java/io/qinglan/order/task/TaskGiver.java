package io.qinglan.order.task;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.authority.Areas;
import io.qinglan.inventory.SitesNear;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.order.OrderPacks;
import io.qinglan.policy.PolicyPack;
import io.qinglan.store.Ids;

/**
 * Gives departments the tasks of one round and closes those that no longer hold. A row that holds before and after a change of level
 * stays one task. Done again it changes nothing.
 */
@ApplicationScoped
class TaskGiver {

    private static final int SITES_NAMED = 500;

    private final OrderPacks packs;
    private final TaskWords words;
    private final Zones zones;
    private final SitesNear sites;
    private final Areas areas;
    private final Decisions decisions;
    private final ObjectMapper json;
    private final Clock clock;
    private final ZoneId zone;
    private final Map<String, DepartmentTable> tables = new ConcurrentHashMap<>();

    TaskGiver(
            OrderPacks packs,
            TaskWords words,
            Zones zones,
            SitesNear sites,
            Areas areas,
            Decisions decisions,
            ObjectMapper json,
            Clock clock,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.packs = packs;
        this.words = words;
        this.zones = zones;
        this.sites = sites;
        this.areas = areas;
        this.decisions = decisions;
        this.json = json;
        this.clock = clock;
        this.zone = zone;
    }

    /** What a round came to. */
    record Count(int given, int closed) {}

    private record Open(UUID id, String pack, String row) {

        String key() {
            return pack + '/' + row;
        }
    }

    /** Works off a round in the connection's transaction. */
    Count work(Connection connection, TaskRound round) throws SQLException {
        PolicyPack pack = packs.inUse();
        LocalDate day = round.at().atZone(zone).toLocalDate();
        List<DepartmentRow> rows = round.ends() ? List.of() : table(pack).at(round.level(), day);
        List<Open> open = open(connection, round.response());
        Set<String> holding = new HashSet<>();
        rows.forEach(row -> holding.add(row.pack() + '/' + row.id()));
        Set<String> present = new HashSet<>();
        open.forEach(task -> present.add(task.key()));
        List<DepartmentRow> given = rows.stream()
                .filter(row -> !present.contains(row.pack() + '/' + row.id()))
                .toList();
        List<Open> closed =
                open.stream().filter(task -> !holding.contains(task.key())).toList();
        UUID decision = record(round, pack, given, closed);
        List<Zone> around = zones.on(connection, List.of(round.area()), day);
        for (DepartmentRow row : given) {
            insert(connection, round, pack, row, around, decision);
        }
        for (Open task : closed) {
            close(connection, round, task);
        }
        for (Open task : open) {
            if (holding.contains(task.key())) {
                carryOn(connection, round, task);
            }
        }
        return new Count(given.size(), closed.size());
    }

    private DepartmentTable table(PolicyPack pack) {
        return tables.computeIfAbsent(pack.digest(), digest -> new DepartmentTable(pack, words.tree()));
    }

    private static List<Open> open(Connection connection, UUID response) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select id, pack, row_id from task where response = ? and state <> 'closed' for update")) {
            select.setObject(1, response);
            List<Open> open = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    open.add(new Open(row.getObject(1, UUID.class), row.getString(2), row.getString(3)));
                }
            }
            return open;
        }
    }

    private UUID record(TaskRound round, PolicyPack pack, List<DepartmentRow> given, List<Open> closed) {
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("given", given.stream().map(row -> id(round, row)).toList());
        output.put("closed", closed.stream().map(Open::id).toList());
        Decision decision = new Decision(
                round.ends() ? "tasks.closed" : "tasks.given",
                round.response().toString(),
                round.at(),
                null,
                pack.digest(),
                packs.legalBasis(pack, round.at().atZone(zone).toLocalDate()),
                round,
                List.of(),
                output,
                null);
        return decisions.append(decision.in(round.area())).id();
    }

    /** The same however often the round is worked off. */
    private static UUID id(TaskRound round, DepartmentRow row) {
        return Ids.named("task", round.response().toString(), String.valueOf(round.version()), row.pack(), row.id());
    }

    private void insert(
            Connection connection,
            TaskRound round,
            PolicyPack pack,
            DepartmentRow row,
            List<Zone> around,
            UUID decision)
            throws SQLException {
        Instant start = round.at().plus(row.startsAfter());
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into task (id, response, version, area, level, exercise, pack, pack_digest, row_id, subject, kind, lead,"
                        + " departments, body, certainty, starts_at, until, due_at, every_hours, state, made_at, decision)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, 'issued', ?, ?)")) {
            insert.setObject(1, id(round, row));
            insert.setObject(2, round.response());
            insert.setInt(3, round.version());
            insert.setString(4, round.area());
            insert.setString(5, round.level().code());
            insert.setBoolean(6, round.exercise());
            insert.setString(7, row.pack());
            insert.setString(8, pack.digest());
            insert.setString(9, row.id());
            insert.setString(10, row.subject());
            insert.setString(11, row.kind());
            insert.setString(12, row.lead());
            insert.setArray(
                    13, connection.createArrayOf("text", row.departments().toArray()));
            insert.setString(14, body(round, row, around));
            insert.setString(15, row.certainty().code());
            insert.setObject(16, TaskRounds.time(start));
            insert.setObject(17, TaskRounds.time(round.until()));
            insert.setObject(18, TaskRounds.time(start.plus(row.dueAfter())));
            insert.setObject(19, row.every() == null ? null : (int) row.every().toHours());
            insert.setObject(20, TaskRounds.time(now()));
            insert.setObject(21, decision);
            insert.executeUpdate();
        }
    }

    private String body(TaskRound round, DepartmentRow row, List<Zone> around) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("action", row.action());
        body.put("proof", row.proof());
        body.put("form", row.form());
        body.put("daily", row.daily());
        body.put("citation", row.citation());
        body.put("zone", row.zone());
        body.put(
                "zones",
                row.zone() == null
                        ? List.of()
                        : around.stream()
                                .filter(each -> each.kind().equals(row.zone()))
                                .map(each -> zone(round, each))
                                .toList());
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row of the department table cannot be written as JSON", e);
        }
    }

    private Map<String, Object> zone(TaskRound round, Zone each) {
        List<String> inside =
                sites.within(areas.within(round.area()), each.longitude(), each.latitude(), each.radiusMetres());
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("station", each.station());
        view.put("name", each.name());
        view.put("longitude", each.longitude());
        view.put("latitude", each.latitude());
        view.put("radiusMetres", each.radiusMetres());
        view.put("basis", each.basis());
        view.put("siteCount", inside.size());
        view.put("sites", inside.subList(0, Math.min(SITES_NAMED, inside.size())));
        return view;
    }

    private void close(Connection connection, TaskRound round, Open task) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update task set state = 'closed', how = ?, closed_at = ?, due_at = null where id = ?")) {
            update.setString(1, round.ends() ? round.how() : "level_changed");
            update.setObject(2, TaskRounds.time(round.at()));
            update.setObject(3, task.id());
            update.executeUpdate();
        }
    }

    private static void carryOn(Connection connection, TaskRound round, Open task) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update task set level = ?, until = ? where id = ?")) {
            update.setString(1, round.level().code());
            update.setObject(2, TaskRounds.time(round.until()));
            update.setObject(3, task.id());
            update.executeUpdate();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

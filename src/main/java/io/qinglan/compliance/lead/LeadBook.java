package io.qinglan.compliance.lead;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** Reads leads. Who may see them, the HTTP edge asks. */
@ApplicationScoped
public class LeadBook {

    private static final String HEAD = "select id, area, site, source, due_at, opened_at from lead ";

    private final DataSource dataSource;
    private final ActKinds kinds;

    /** Made by the container. */
    LeadBook(DataSource dataSource, ActKinds kinds) {
        this.dataSource = dataSource;
        this.kinds = kinds;
    }

    /**
     * Which leads are asked for; null leaves a condition out.
     *
     * @param areas only of these areas
     * @param overdueAt only those with something overdue at this instant
     * @param before only before this place of the order newest first
     * @param beforeId only before this id among leads of that instant
     */
    public record Wanted(
            Collection<String> areas,
            String site,
            String state,
            String source,
            UUID order,
            Instant overdueAt,
            Instant before,
            UUID beforeId,
            int limit) {}

    /** A lead by its id. */
    public Optional<LeadRow> find(UUID id) {
        return select(HEAD + "where id = ?", List.of(id)).stream().findFirst();
    }

    /** A lead by its id, locked until the running transaction ends. */
    Optional<LeadRow> locked(UUID id) {
        return select(HEAD + "where id = ? for update", List.of(id)).stream().findFirst();
    }

    /** The open lead of a verdict's obligation, locked; empty when there is none. */
    Optional<LeadRow> lockedOfVerdict(UUID order, String obligation) {
        String open = "and state in ('reported', 'verified', 'assigned', 'inspecting', 'inspected') for update";
        return select(
                        HEAD + "where source = 'verdict' and site_order = ? and obligation = ? " + open,
                        List.of(order, obligation))
                .stream()
                .findFirst();
    }

    /** Leads with a clock that has fallen due. */
    List<UUID> fallenDue(Instant now, int limit) {
        return select(HEAD + "where next_at <= ? order by next_at limit ?", List.of(time(now), limit)).stream()
                .map(LeadRow::id)
                .toList();
    }

    /** Leads newest first. */
    public List<LeadRow> list(Wanted wanted) {
        StringBuilder sql = new StringBuilder(HEAD).append("where true");
        List<Object> values = new ArrayList<>();
        if (wanted.areas() != null) {
            condition(sql, values, "area = any(?)", wanted.areas().toArray(String[]::new));
        }
        condition(sql, values, "site = ?", wanted.site());
        condition(sql, values, "state = ?", wanted.state());
        condition(sql, values, "source = ?", wanted.source());
        condition(sql, values, "site_order = ?", wanted.order());
        if (wanted.overdueAt() != null) {
            sql.append(" and state <> 'merged' and (due_at < ? and answered_at is null"
                    + " or handle_by < ? and state in ('assigned', 'inspecting', 'inspected', 'verified')"
                    + " or rectify_by < ? and not rectified)");
            values.addAll(List.of(time(wanted.overdueAt()), time(wanted.overdueAt()), time(wanted.overdueAt())));
        }
        if (wanted.before() != null) {
            sql.append(" and (opened_at, id) < (?, ?)");
            values.add(time(wanted.before()));
            values.add(wanted.beforeId());
        }
        sql.append(" order by opened_at desc, id desc limit ?");
        values.add(wanted.limit());
        return select(sql.toString(), values);
    }

    /** How many visits to a site are on record from an instant on, up to another, whatever lead they belong to. */
    public int visits(String site, Instant from, Instant to) {
        return count(
                "select count(*) from lead_act where site = ? and kind = 'inspection_recorded' and at >= ? and at < ?",
                List.of(site, time(from), time(to)));
    }

    /** How many rulings of each person of some areas were appealed against and how many of them reversed. */
    public List<Map<String, Object>> reversals(Collection<String> areas) {
        String sql = "select r.person, max(r.person_name), count(distinct r.lead) as rulings,"
                + " count(distinct a.lead) as decided,"
                + " count(distinct a.lead) filter (where (a.content ->> 'reversed')::boolean) as reversed"
                + " from lead l join lead_act r on r.lead = l.id and r.kind = 'ruled'"
                + " left join lead_act a on a.lead = l.id and a.kind = 'appeal_decided' where l.area = any(?)"
                + " group by r.person order by reversed desc, max(r.person_name)";
        List<Map<String, Object>> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("text", areas.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Map<String, Object> person = new LinkedHashMap<>();
                    person.put("person", row.getString(1));
                    person.put("name", row.getString(2));
                    person.put("rulings", row.getInt(3));
                    person.put("appealsDecided", row.getInt(4));
                    person.put("reversed", row.getInt(5));
                    found.add(person);
                }
            }
            return found;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private int count(String sql, List<?> values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            bind(connection, select, values);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private List<LeadRow> select(String sql, List<?> values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            bind(connection, select, values);
            List<LeadRow> heads = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    heads.add(head(row));
                }
            }
            Map<UUID, List<ActRow>> acts =
                    acts(connection, heads.stream().map(LeadRow::id).toArray());
            return heads.stream()
                    .map(head -> new LeadRow(
                            head.id(),
                            head.area(),
                            head.site(),
                            head.source(),
                            head.dueAt(),
                            head.openedAt(),
                            acts.getOrDefault(head.id(), List.of())))
                    .toList();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private Map<UUID, List<ActRow>> acts(Connection connection, Object[] leads) throws SQLException {
        Map<UUID, List<ActRow>> found = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select lead, position, kind, content, at, person, person_name, unit, certificate, machine, decision"
                        + " from lead_act where lead = any(?) order by lead, position")) {
            Array ids = connection.createArrayOf("uuid", leads);
            select.setArray(1, ids);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.computeIfAbsent(row.getObject(1, UUID.class), lead -> new ArrayList<>())
                            .add(new ActRow(
                                    row.getInt(2),
                                    row.getString(3),
                                    kinds.read(row.getString(3), row.getString(4)),
                                    instant(row, 5),
                                    row.getObject(6, UUID.class),
                                    row.getString(7),
                                    row.getString(8),
                                    row.getString(9),
                                    row.getBoolean(10),
                                    row.getObject(11, UUID.class)));
                }
            }
        }
        return found;
    }

    private static LeadRow head(ResultSet row) throws SQLException {
        return new LeadRow(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                Source.of(row.getString(4)).orElseThrow(),
                instant(row, 5),
                instant(row, 6),
                List.of());
    }

    private static void condition(StringBuilder sql, List<Object> values, String condition, Object value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            values.add(value);
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, List<?> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            statement.setObject(
                    i + 1, value instanceof String[] texts ? connection.createArrayOf("text", texts) : value);
        }
    }

    static OffsetDateTime time(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static IllegalStateException unreadable(SQLException e) {
        return new IllegalStateException("the leads cannot be read", e);
    }
}

package io.qinglan.inventory.plan;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The tables of plans and of their filings. */
final class PlanRows {

    private static final String COLUMNS = "id, kind, owner, area, version, title, number, valid_from, valid_until,"
            + " lower(holds), upper(holds) - 1, state, content, digest, attachment_name, attachment_type,"
            + " attachment_hash, entered_by, entered_name, entered_at, decision";

    private final ObjectMapper json;

    PlanRows(ObjectMapper json) {
        this.json = json;
    }

    /** Plans that a condition names, with their filings, in the order the condition asks for. */
    List<StoredPlan> select(Connection connection, String where, Object... values) throws SQLException {
        List<StoredPlan> found = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("select " + COLUMNS + " from plan where " + where)) {
            bind(connection, select, values);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(plan(row));
                }
            }
        }
        return withFilings(connection, found);
    }

    /** Keeps a new version. */
    void insert(Connection connection, StoredPlan plan, byte[] canonical, byte[] attachment) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into plan (id, kind, owner, area, version,"
                + " title, number, valid_from, valid_until, state, content, digest, attachment, attachment_name,"
                + " attachment_type, attachment_hash, entered_by, entered_name, entered_at, decision)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            bind(
                    connection,
                    insert,
                    plan.id(),
                    plan.kind().code(),
                    plan.owner(),
                    plan.area(),
                    plan.version(),
                    plan.title(),
                    plan.number(),
                    plan.validFrom(),
                    plan.validUntil(),
                    plan.state().code(),
                    new String(canonical, java.nio.charset.StandardCharsets.UTF_8),
                    plan.digest(),
                    attachment,
                    plan.attachment() == null ? null : plan.attachment().name(),
                    plan.attachment() == null ? null : plan.attachment().type(),
                    plan.attachment() == null ? null : plan.attachment().hash(),
                    plan.enteredBy(),
                    plan.enteredName(),
                    plan.enteredAt().atOffset(ZoneOffset.UTC),
                    plan.decision());
            insert.executeUpdate();
        }
    }

    /** Sets state and days in force of a version; without a first day it holds on none. */
    void set(Connection connection, UUID plan, PlanState state, LocalDate from, LocalDate until) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update plan set state = ?, holds = case when"
                + " ?::date is null then null else daterange(?::date, ?::date, '[]') end where id = ?")) {
            bind(connection, update, state.code(), from, from, until, plan);
            update.executeUpdate();
        }
    }

    /** Keeps an act on a plan. */
    void file(Connection connection, UUID id, UUID plan, StoredPlan.Filing filing, UUID person, UUID decision)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into plan_filing (id, plan, act, organ,"
                + " number, opinion, person, name, post, at, decision) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            bind(
                    connection,
                    insert,
                    id,
                    plan,
                    filing.act(),
                    filing.organ(),
                    filing.number(),
                    filing.opinion(),
                    person,
                    filing.name(),
                    filing.post(),
                    filing.at().atOffset(ZoneOffset.UTC),
                    decision);
            insert.executeUpdate();
        }
    }

    static void bind(Connection connection, PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i] instanceof Object[] texts ? connection.createArrayOf("text", texts) : values[i];
            statement.setObject(i + 1, value);
        }
    }

    private List<StoredPlan> withFilings(Connection connection, List<StoredPlan> plans) throws SQLException {
        if (plans.isEmpty()) {
            return plans;
        }
        Map<UUID, List<StoredPlan.Filing>> filings = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement("select plan, act, organ, number, opinion, name,"
                + " post, at from plan_filing where plan = any(?) order by at, id")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", plans.stream().map(StoredPlan::id).toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    filings.computeIfAbsent(row.getObject(1, UUID.class), plan -> new ArrayList<>())
                            .add(new StoredPlan.Filing(
                                    row.getString(2),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getString(5),
                                    row.getString(6),
                                    row.getString(7),
                                    row.getObject(8, OffsetDateTime.class).toInstant()));
                }
            }
        }
        return plans.stream()
                .map(plan -> with(plan, filings.getOrDefault(plan.id(), List.of())))
                .toList();
    }

    private static StoredPlan with(StoredPlan plan, List<StoredPlan.Filing> filings) {
        return new StoredPlan(
                plan.id(),
                plan.kind(),
                plan.owner(),
                plan.area(),
                plan.version(),
                plan.title(),
                plan.number(),
                plan.validFrom(),
                plan.validUntil(),
                plan.holdsFrom(),
                plan.holdsUntil(),
                plan.state(),
                plan.content(),
                plan.digest(),
                plan.attachment(),
                plan.enteredBy(),
                plan.enteredName(),
                plan.enteredAt(),
                plan.decision(),
                filings);
    }

    private StoredPlan plan(ResultSet row) throws SQLException {
        try {
            String hash = row.getString(17);
            return new StoredPlan(
                    row.getObject(1, UUID.class),
                    PlanKind.valueOf(row.getString(2).toUpperCase(java.util.Locale.ROOT)),
                    row.getString(3),
                    row.getString(4),
                    row.getInt(5),
                    row.getString(6),
                    row.getString(7),
                    row.getObject(8, LocalDate.class),
                    row.getObject(9, LocalDate.class),
                    row.getObject(10, LocalDate.class),
                    row.getObject(11, LocalDate.class),
                    PlanState.of(row.getString(12)),
                    json.readTree(row.getString(13)),
                    row.getString(14),
                    hash == null ? null : new StoredPlan.Attachment(row.getString(15), row.getString(16), hash),
                    row.getObject(18, UUID.class),
                    row.getString(19),
                    row.getObject(20, OffsetDateTime.class).toInstant(),
                    row.getObject(21, UUID.class),
                    List.of());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the content of a plan cannot be read", e);
        }
    }
}

package io.qinglan.inventory.plan;

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
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.authority.Actor;
import io.qinglan.ledger.Canonical;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.ledger.Leaf;
import io.qinglan.ledger.Recorded;
import io.qinglan.store.Ids;

/**
 * Plans as they are kept: each version once and for ever, and of the filed ones the one in force on a day. What enters and what is
 * filed stands in the ledger.
 */
@ApplicationScoped
public class Plans {

    private final DataSource dataSource;
    private final Decisions decisions;
    private final Ids ids;
    private final Clock clock;
    private final ZoneId zone;
    private final ObjectMapper json;
    private final PlanRows rows;

    /** The plans in this database. */
    public Plans(
            DataSource dataSource,
            Decisions decisions,
            Ids ids,
            Clock clock,
            ObjectMapper json,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.dataSource = dataSource;
        this.decisions = decisions;
        this.ids = ids;
        this.clock = clock;
        this.zone = zone;
        this.json = json;
        this.rows = new PlanRows(json);
    }

    /** A plan named by what stands for it: its version, and its digest. */
    public record Cited(int version, String digest) {}

    /** The day it is. */
    public LocalDate today() {
        return clock.instant().atZone(zone).toLocalDate();
    }

    /** One version of an owner's plan. */
    public Optional<StoredPlan> find(PlanKind kind, String owner, int version) {
        return select("kind = ? and owner = ? and version = ?", kind.code(), owner, version).stream()
                .findFirst();
    }

    /** The plan of an owner that is in force on a day. */
    public Optional<StoredPlan> inForce(PlanKind kind, String owner, LocalDate day) {
        return select("kind = ? and owner = ? and holds @> ?::date", kind.code(), owner, day).stream()
                .findFirst();
    }

    /** The plans of an owner, newest first, older than a version. */
    public List<StoredPlan> list(PlanKind kind, String owner, int olderThan, int limit) {
        return select(
                "kind = ? and owner = ? and version < ? order by version desc limit ?",
                kind.code(),
                owner,
                olderThan,
                limit);
    }

    /** All versions of some owners' plans by owner, newest first. */
    public Map<String, List<StoredPlan>> of(PlanKind kind, Collection<String> owners) {
        Map<String, List<StoredPlan>> found = new HashMap<>();
        select("kind = ? and owner = any(?) order by version desc", kind.code(), owners.toArray())
                .forEach(plan -> found.computeIfAbsent(plan.owner(), owner -> new ArrayList<>(1))
                        .add(plan));
        return found;
    }

    /** What some owners' plans in force on a day are cited by, in the connection's transaction; owners without one are left out. */
    public Map<String, Cited> cited(Connection connection, PlanKind kind, Collection<String> owners, LocalDate day)
            throws SQLException {
        Map<String, Cited> found = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select owner, version, digest from plan where kind = ? and owner = any(?) and holds @> ?::date")) {
            PlanRows.bind(connection, select, kind.code(), owners.toArray(), day);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.put(row.getString(1), new Cited(row.getInt(2), row.getString(3)));
                }
            }
        }
        return found;
    }

    /** The bytes of the document attached to a plan; empty when none is. */
    public Optional<byte[]> attachment(StoredPlan plan) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("select attachment from plan where id = ?")) {
            select.setObject(1, plan.id());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getBytes(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** What a site's plan says. */
    public OperationPlan operation(StoredPlan plan) {
        return read(plan.content(), OperationPlan.class);
    }

    /** What a government's plan says. */
    public GovernmentPlan government(StoredPlan plan) {
        return read(plan.content(), GovernmentPlan.class);
    }

    /** Keeps the next version of an owner's plan as a draft. */
    @Transactional
    StoredPlan enter(PlanKind kind, String owner, String area, PlanHead head, Object said, Actor person) {
        JsonNode content = json.valueToTree(said);
        byte[] canonical = Canonical.bytes(content);
        byte[] bytes = head.attachment() == null ? null : head.attachment().content();
        StoredPlan.Attachment attachment = bytes == null
                ? null
                : new StoredPlan.Attachment(
                        head.attachment().name(), head.attachment().type(), hex(Leaf.digest(bytes)));
        Instant now = now();
        try (Connection connection = dataSource.getConnection()) {
            hold(connection, kind, owner);
            int version = rows
                            .select(
                                    connection,
                                    "kind = ? and owner = ? order by version desc limit 1",
                                    kind.code(),
                                    owner)
                            .stream()
                            .findFirst()
                            .map(StoredPlan::version)
                            .orElse(0)
                    + 1;
            Map<String, Object> document = document(kind, owner, version, head, content, attachment);
            String digest = hex(Leaf.digest(Canonical.bytes(document)));
            UUID id = ids.next();
            Recorded recorded = record("plan.entered", kind, owner, area, id, Map.of("digest", digest), person, now);
            StoredPlan plan = new StoredPlan(
                    id,
                    kind,
                    owner,
                    area,
                    version,
                    head.title(),
                    head.number(),
                    head.validFrom(),
                    head.validUntil(),
                    null,
                    null,
                    PlanState.DRAFT,
                    content,
                    digest,
                    attachment,
                    person.id(),
                    person.name(),
                    now,
                    recorded.id(),
                    List.of());
            rows.insert(connection, plan, canonical, bytes);
            return plan;
        } catch (SQLException e) {
            throw new IllegalStateException("the plan was not kept", e);
        }
    }

    /**
     * Does an act of filing on a plan whose state allows it. A version filed takes the place of those filed before it from its first day
     * on.
     */
    @Transactional
    StoredPlan act(StoredPlan plan, FilingInput input, Actor person) {
        try (Connection connection = dataSource.getConnection()) {
            hold(connection, plan.kind(), plan.owner());
            StoredPlan present = rows.select(connection, "id = ?", plan.id()).stream()
                    .findFirst()
                    .orElseThrow();
            Filings.requireOrder(present, input);
            Instant now = now();
            Recorded recorded = record(
                    "plan." + input.done(),
                    plan.kind(),
                    plan.owner(),
                    plan.area(),
                    plan.id(),
                    filed(plan, input),
                    person,
                    now);
            switch (input.act()) {
                case "file" -> {
                    makeRoom(connection, plan);
                    rows.set(connection, plan.id(), PlanState.FILED, plan.validFrom(), plan.validUntil());
                }
                case "return" -> rows.set(connection, plan.id(), PlanState.RETURNED, null, null);
                default -> rows.set(connection, plan.id(), PlanState.WITHDRAWN, null, null);
            }
            StoredPlan.Filing filing = new StoredPlan.Filing(
                    input.act(), input.organ(), input.number(), input.opinion(), person.name(), person.post(), now);
            rows.file(connection, ids.next(), plan.id(), filing, person.id(), recorded.id());
            return rows.select(connection, "id = ?", plan.id()).get(0);
        } catch (SQLException e) {
            throw new IllegalStateException("the act on the plan was not kept", e);
        }
    }

    /** What was filed before ends the day before the new one begins, or gives way whole. */
    private void makeRoom(Connection connection, StoredPlan plan) throws SQLException {
        List<StoredPlan> before = rows.select(
                connection,
                "kind = ? and owner = ? and state = 'filed' and holds && daterange(?::date, ?::date, '[]')",
                plan.kind().code(),
                plan.owner(),
                plan.validFrom(),
                plan.validUntil());
        for (StoredPlan other : before) {
            if (other.validFrom().isBefore(plan.validFrom())) {
                LocalDate last = plan.validFrom().minusDays(1);
                rows.set(connection, other.id(), PlanState.FILED, other.validFrom(), last);
            } else {
                rows.set(connection, other.id(), PlanState.SUPERSEDED, null, null);
            }
        }
    }

    private Recorded record(
            String kind,
            PlanKind of,
            String owner,
            String area,
            UUID id,
            Map<String, Object> output,
            Actor person,
            Instant at) {
        Decision decision = new Decision(
                        kind,
                        id.toString(),
                        at,
                        null,
                        null,
                        List.of(),
                        Map.of("kind", of.code(), "owner", owner),
                        List.of(),
                        output,
                        person)
                .in(area);
        return decisions.append(of == PlanKind.OPERATION ? decision.at(owner) : decision);
    }

    private static Map<String, Object> filed(StoredPlan plan, FilingInput input) {
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("digest", plan.digest());
        output.put("number", input.number());
        output.put("opinion", input.opinion());
        output.put("organ", input.organ());
        output.put("version", plan.version());
        return output;
    }

    private static Map<String, Object> document(
            PlanKind kind,
            String owner,
            int version,
            PlanHead head,
            JsonNode content,
            StoredPlan.Attachment attachment) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("attachment", attachment == null ? null : attachment.hash());
        document.put("content", content);
        document.put("kind", kind.code());
        document.put("number", head.number());
        document.put("owner", owner);
        document.put("title", head.title());
        document.put("validFrom", head.validFrom().toString());
        document.put(
                "validUntil",
                head.validUntil() == null ? null : head.validUntil().toString());
        document.put("version", version);
        return document;
    }

    /** One change of an owner's plans at a time. */
    private static void hold(Connection connection, PlanKind kind, String owner) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 110))")) {
            lock.setString(1, kind.code() + ' ' + owner);
            lock.execute();
        }
    }

    private List<StoredPlan> select(String where, Object... values) {
        try (Connection connection = dataSource.getConnection()) {
            return rows.select(connection, where, values);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private <T> T read(JsonNode content, Class<T> as) {
        try {
            return json.readerFor(as)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(content);
        } catch (java.io.IOException e) {
            throw new IllegalStateException("the content of a plan cannot be read", e);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    private static IllegalStateException unreadable(SQLException e) {
        return new IllegalStateException("the plans cannot be read", e);
    }
}

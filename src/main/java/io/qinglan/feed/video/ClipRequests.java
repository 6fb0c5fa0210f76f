package io.qinglan.feed.video;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.qinglan.authority.Actor;
import io.qinglan.feed.evidence.Months;
import io.qinglan.inventory.Point;
import io.qinglan.inventory.Points;
import io.qinglan.inventory.StoredPoint;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.store.Ids;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** Clips asked for when a lead opens or a person wants to see, and what cameras' systems say they kept. No stream comes in here. */
@ApplicationScoped
public class ClipRequests {

    private static final String SELECT = """
            select r.*, d.sha256, d.place, d.seconds, d.delivered_at from clip_request r
            left join lateral (select * from clip_delivery d where d.from_at = r.from_at and d.clip = r.id
                order by d.delivered_at limit 1) d on true
            """;

    private final DataSource database;
    private final Points points;
    private final Decisions decisions;
    private final Ids ids;
    private final Clock clock;

    /** Made by the container. */
    ClipRequests(DataSource database, Points points, Decisions decisions, Ids ids, Clock clock) {
        this.database = database;
        this.points = points;
        this.decisions = decisions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Asks for a clip and records it; the camera's system finds the request in its list.
     *
     * @param code code of a camera
     * @param from begin of the scene, {@code to} its end
     * @param reason why
     * @param actor who asks; {@link Actor#program} when a lead opens by itself
     * @throws Problem 422 when it is no camera or no span
     */
    @Transactional
    public Clip request(String code, Instant from, Instant to, String reason, Actor actor) {
        StoredPoint camera = points.find(code)
                .filter(found -> found.point().kind() == Point.Kind.VIDEO)
                .orElseThrow(() -> Problem.invalid(InputError.at("/point", "the code of a camera", code)));
        if (from == null || to == null || !to.isAfter(from)) {
            throw Problem.invalid(InputError.at("/to", "from and a later to", to));
        }
        UUID id = ids.next();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("point", code);
        asked.put("from", from);
        asked.put("to", to);
        asked.put("reason", reason);
        UUID decision = decisions
                .append(new Decision(
                                "video.clip_requested",
                                id.toString(),
                                now,
                                null,
                                null,
                                List.of(),
                                asked,
                                List.of(),
                                Map.of("clip", id),
                                actor)
                        .in(camera.area())
                        .at(camera.point().site()))
                .id();
        Clip clip = new Clip(
                id,
                code,
                camera.point().site(),
                from.truncatedTo(ChronoUnit.MICROS),
                to.truncatedTo(ChronoUnit.MICROS),
                reason,
                now,
                decision,
                null,
                null,
                null,
                null);
        insert(clip, actor);
        return clip;
    }

    private void insert(Clip clip, Actor actor) {
        try (Connection connection = database.getConnection()) {
            Months.ensure(connection, "clip_request", clip.from());
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into clip_request (id, from_at, to_at, point, site, reason, requested_by, requested_at, decision)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)) {
                insert.setObject(1, clip.id());
                insert.setObject(2, clip.from().atOffset(ZoneOffset.UTC));
                insert.setObject(3, clip.to().atOffset(ZoneOffset.UTC));
                insert.setString(4, clip.point());
                insert.setString(5, clip.site());
                insert.setString(6, clip.reason());
                insert.setObject(7, actor.id());
                insert.setObject(8, clip.requestedAt().atOffset(ZoneOffset.UTC));
                insert.setObject(9, clip.decision());
                insert.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the request was not kept", e);
        }
    }

    /** Keeps what a camera's system says of a clip; another file for the same clip stands beside the first. */
    @Transactional
    Clip deliver(Clip clip, ClipDeliveryInput input, Actor actor) {
        try (Connection connection = database.getConnection()) {
            Months.ensure(connection, "clip_delivery", clip.from());
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into clip_delivery (clip, from_at, sha256, place, seconds, delivered_by, delivered_at)
                    values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                    """)) {
                insert.setObject(1, clip.id());
                insert.setObject(2, clip.from().atOffset(ZoneOffset.UTC));
                insert.setBytes(3, HexFormat.of().parseHex(input.sha256()));
                insert.setString(4, input.place());
                insert.setInt(5, input.seconds());
                insert.setString(6, actor.name());
                insert.setObject(7, clock.instant().atOffset(ZoneOffset.UTC));
                insert.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the delivery was not kept", e);
        }
        return find(clip.id()).orElseThrow();
    }

    /** A clip by its id. */
    public Optional<Clip> find(UUID id) {
        return read("where r.id = ?", id).stream().findFirst();
    }

    /** Clips of a site, by begin of the scene, newest first. */
    public List<Clip> of(String site, boolean waiting, Instant from, UUID behind, int limit) {
        String where = "where r.site = ? and (r.from_at, r.id) < (?, ?)";
        String undelivered = waiting ? " and d.sha256 is null" : "";
        return read(
                where + undelivered + " order by r.from_at desc, r.id desc limit " + limit,
                site,
                from.atOffset(ZoneOffset.UTC),
                behind);
    }

    private List<Clip> read(String where, Object... values) {
        List<Clip> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT + where)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(row(row));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the clips cannot be read", e);
        }
        return found;
    }

    private static Clip row(ResultSet row) throws SQLException {
        byte[] sha256 = row.getBytes("sha256");
        return new Clip(
                row.getObject("id", UUID.class),
                row.getString("point"),
                row.getString("site"),
                row.getTimestamp("from_at").toInstant(),
                row.getTimestamp("to_at").toInstant(),
                row.getString("reason"),
                row.getTimestamp("requested_at").toInstant(),
                row.getObject("decision", UUID.class),
                sha256 == null ? null : HexFormat.of().formatHex(sha256),
                row.getString("place"),
                sha256 == null ? null : row.getInt("seconds"),
                sha256 == null ? null : row.getTimestamp("delivered_at").toInstant());
    }
}

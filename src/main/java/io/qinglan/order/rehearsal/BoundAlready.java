package io.qinglan.order.rehearsal;

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
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Who is bound already: sites that would get an order and have one in force for the time, of this area's own response (which would be
 * changed, not doubled) or of another authority's (a double order).
 */
final class BoundAlready {

    private static final String SQL = "with i as materialized (select response, version, round, area, level, starts_at,"
            + " until, exercise, shared::jsonb #>> '{authority,issuer}' as issuer from issuing where shared is not null)"
            + " select o.site, o.id, o.response, i.area, i.level, i.starts_at, i.until, i.issuer"
            + " from site_order o join i on i.response = o.response and i.version = o.version and i.round = o.round"
            + " where o.area = any(?) and o.status = 'issued' and not i.exercise"
            + " and (i.until is null or i.until > ?) and (?::timestamptz is null or i.starts_at < ?) order by o.site, o.id";

    private static final String STANDING =
            "select site, kind, target, action, starts_at, until, basis from standing_duty"
                    + " where area = any(?) and coalesce(ended_at, until, 'infinity') > ?"
                    + " and (?::timestamptz is null or starts_at < ?) order by site, starts_at, id";

    private final String area;
    private final Shown standing = new Shown();
    private final Shown doubles = new Shown();
    private final Map<UUID, Standing> responses = new LinkedHashMap<>();
    private final Map<String, List<UUID>> elsewhere = new HashMap<>();

    /** A response in force and how many of the sites it binds. */
    private static final class Standing {
        final String area;
        final String level;
        final Instant start;
        final Instant until;
        final String issuer;
        final Set<String> sites = new TreeSet<>();

        Standing(String area, String level, Instant start, Instant until, String issuer) {
            this.issuer = issuer;
            this.area = area;
            this.level = level;
            this.start = start;
            this.until = until;
        }
    }

    BoundAlready(String area) {
        this.area = area;
    }

    /** Reads the orders in force of these areas for the time wanted, of the sites that would get one. */
    void read(Connection connection, Collection<String> areas, Wanted wanted, Set<String> ordered) throws SQLException {
        each(connection, SQL, areas, wanted, row -> {
            if (ordered.contains(row.getString(1))) {
                see(row);
            }
        });
    }

    /** Reads the off-peak duties and special periods of permits that hold for the time beside any response. */
    void readStanding(Connection connection, Collection<String> areas, Wanted wanted, Set<String> ordered)
            throws SQLException {
        each(connection, STANDING, areas, wanted, row -> {
            if (ordered.contains(row.getString(1))) {
                standing.add(
                        "site",
                        row.getString(1),
                        "kind",
                        row.getString(2),
                        "target",
                        row.getString(3),
                        "action",
                        row.getString(4),
                        "start",
                        instant(row, 5),
                        "until",
                        instant(row, 6),
                        "basis",
                        row.getString(7));
            }
        });
    }

    private interface Sink {
        void accept(ResultSet row) throws SQLException;
    }

    private static void each(Connection connection, String sql, Collection<String> areas, Wanted wanted, Sink sink)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("text", areas.toArray()));
            select.setObject(2, utc(wanted.from()));
            select.setObject(3, utc(wanted.until()));
            select.setObject(4, utc(wanted.until()));
            select.setFetchSize(1_000);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    sink.accept(row);
                }
            }
        }
    }

    private void see(ResultSet row) throws SQLException {
        String site = row.getString(1);
        UUID response = row.getObject(3, UUID.class);
        Standing standing = responses.get(response);
        if (standing == null) {
            standing = new Standing(
                    row.getString(4), row.getString(5), instant(row, 6), instant(row, 7), row.getString(8));
            responses.put(response, standing);
        }
        standing.sites.add(site);
        if (!standing.area.equals(area)) {
            elsewhere.computeIfAbsent(site, code -> new ArrayList<>(1)).add(response);
            doubles.add(
                    "site",
                    site,
                    "order",
                    row.getObject(2, UUID.class),
                    "response",
                    response,
                    "area",
                    standing.area,
                    "level",
                    standing.level);
        }
    }

    Map<String, Object> doubles() {
        return doubles.view();
    }

    /** The responses of other authorities that order a site already, each with its issuer. */
    List<Map<String, Object>> elsewhere(String site) {
        List<Map<String, Object>> named = new ArrayList<>();
        for (UUID response : elsewhere.getOrDefault(site, List.of())) {
            Standing other = responses.get(response);
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("response", response);
            view.put("area", other.area);
            view.put("issuer", other.issuer);
            view.put("level", other.level);
            view.put("start", other.start);
            view.put("until", other.until);
            named.add(view);
        }
        return named;
    }

    /** What binds the sites beside responses. */
    Map<String, Object> standing() {
        return standing.view();
    }

    /** The responses in force that bind any of the sites, with how many. */
    Map<String, Object> view() {
        return shown(true);
    }

    /** Those of them that another authority issued. */
    Map<String, Object> overlaps() {
        return shown(false);
    }

    private Map<String, Object> shown(boolean own) {
        Shown inForce = new Shown();
        responses.entrySet().stream()
                .filter(each -> own || !each.getValue().area.equals(area))
                .forEach(each -> add(inForce, each.getKey(), each.getValue()));
        return inForce.view();
    }

    private void add(Shown inForce, UUID response, Standing standing) {
        inForce.add(
                "response",
                response,
                "area",
                standing.area,
                "level",
                standing.level,
                "start",
                standing.start,
                "until",
                standing.until,
                "issuer",
                standing.issuer,
                "sites",
                standing.sites.size(),
                "ownArea",
                standing.area.equals(area));
    }

    private static OffsetDateTime utc(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}

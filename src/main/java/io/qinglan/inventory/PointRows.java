package io.qinglan.inventory;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** The tables of monitoring points. */
final class PointRows {

    private static final String COLUMNS =
            "code, revision, site, kind, name, outlet, power_role, ct, pt, rated_kw, standby_kw,"
                    + " safe_idle_kw, plant_signed, bureau_signed, certificate, certificate_until, reference_o2,"
                    + " reference_o2_from, valid_from, valid_until, recorded_at, recorded_by";
    private static final String UPDATED = "revision = excluded.revision, site = excluded.site, kind = excluded.kind,"
            + " name = excluded.name, outlet = excluded.outlet, power_role = excluded.power_role, ct = excluded.ct,"
            + " pt = excluded.pt, rated_kw = excluded.rated_kw, standby_kw = excluded.standby_kw,"
            + " safe_idle_kw = excluded.safe_idle_kw, plant_signed = excluded.plant_signed,"
            + " bureau_signed = excluded.bureau_signed, certificate = excluded.certificate,"
            + " certificate_until = excluded.certificate_until, reference_o2 = excluded.reference_o2,"
            + " reference_o2_from = excluded.reference_o2_from, valid_from = excluded.valid_from,"
            + " valid_until = excluded.valid_until, recorded_at = excluded.recorded_at,"
            + " recorded_by = excluded.recorded_by";
    private static final String TARGETS =
            "code, target_kind, target, relation, share, countersigned, valid_from, valid_until";

    /** Hands on the points that fulfil a condition over the point {@code p} and its site {@code s}. */
    void read(Connection connection, String where, Consumer<StoredPoint> sink, Object... values) throws SQLException {
        String sql = "select p." + COLUMNS.replace(", ", ", p.") + ", s.area from monitoring_point p"
                + " left join site s on s.code = p.site and s.until is null where " + where;
        List<StoredPoint> bare = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            set(connection, select, values);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    bare.add(stored(row));
                }
            }
        }
        Map<String, List<Point.Target>> targets = targets(
                connection, bare.stream().map(stored -> stored.point().code()).toList());
        for (StoredPoint stored : bare) {
            Point point = stored.point();
            sink.accept(new StoredPoint(
                    with(point, targets.getOrDefault(point.code(), List.of())),
                    stored.area(),
                    stored.revision(),
                    stored.recordedAt(),
                    stored.recordedBy()));
        }
    }

    /**
     * Writes the points that differ from what stands and says how many did.
     *
     * @param since the version of the list that brings them; null for the one that comes next
     */
    int write(Connection connection, Collection<Point> points, Integer since, Instant at, String person)
            throws SQLException {
        Map<String, StoredPoint> present = new HashMap<>();
        List<String> codes = points.stream().map(Point::code).toList();
        read(
                connection,
                "p.code = any(?) order by p.code for update of p",
                stored -> present.put(stored.point().code(), stored),
                codes);
        int changed = 0;
        for (Point point : points) {
            StoredPoint before = present.get(point.code());
            if (before == null || !same(before.point(), point)) {
                write(connection, point, before == null ? 1 : before.revision() + 1, since, at, person);
                changed++;
            }
        }
        return changed;
    }

    /** The codes of points at sites of some areas whose state changed behind one version up to another, behind a code, in order. */
    List<String> touched(Connection connection, int from, int to, Collection<String> areas, String after, int limit)
            throws SQLException {
        String sql = "select distinct t.code from monitoring_point_state t join monitoring_point p on p.code = t.code"
                + " join site s on s.code = p.site and s.until is null where t.since > ? and t.since <= ?"
                + " and s.area = any(?) and t.code > ? order by t.code limit ?";
        List<String> codes = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            set(connection, select, from, to, areas, after, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    codes.add(row.getString(1));
                }
            }
        }
        return codes;
    }

    /** Some points as they stood at a version of the list, by code; a point that was not there yet is not in it. */
    Map<String, Point> at(Connection connection, int version, Collection<String> codes) throws SQLException {
        String sql = "select distinct on (code) code, state from monitoring_point_state"
                + " where code = any(?) and since <= ? order by code, revision desc";
        Map<String, Point> found = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            set(connection, select, codes, version);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.put(row.getString(1), Kept.read(row.getString(2), Point.class));
                }
            }
        }
        return found;
    }

    /** Whether two points say the same; figures are compared by value, not by how they are written. */
    static boolean same(Point one, Point other) {
        return plain(one).equals(plain(other));
    }

    private void write(Connection connection, Point point, int revision, Integer since, Instant at, String person)
            throws SQLException {
        Point.Power power = point.power() == null ? none() : point.power();
        try (PreparedStatement upsert = connection.prepareStatement("insert into monitoring_point (" + COLUMNS
                + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " on conflict (code) do update set " + UPDATED)) {
            set(
                    connection,
                    upsert,
                    point.code(),
                    revision,
                    point.site(),
                    point.kind().code(),
                    point.name(),
                    point.outlet(),
                    power.role() == null ? null : power.role().code(),
                    power.ct(),
                    power.pt(),
                    power.ratedKw(),
                    power.standbyKw(),
                    power.safeIdleKw(),
                    power.plantSigned(),
                    power.bureauSigned(),
                    power.certificate(),
                    power.certificateUntil(),
                    point.referenceO2(),
                    point.referenceO2From(),
                    point.validFrom(),
                    point.validUntil(),
                    at.atOffset(ZoneOffset.UTC),
                    person);
            upsert.executeUpdate();
        }
        writeTargets(connection, point);
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into monitoring_point_state (code, revision, since, state, recorded_at, recorded_by) values (?, ?,"
                        + " coalesce(?::integer, (select coalesce(max(version), 0) + 1 from inventory_version)),"
                        + " ?::jsonb, ?, ?)")) {
            set(
                    connection,
                    insert,
                    point.code(),
                    revision,
                    since,
                    Kept.text(point),
                    at.atOffset(ZoneOffset.UTC),
                    person);
            insert.executeUpdate();
        }
    }

    private static void writeTargets(Connection connection, Point point) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from monitoring_point_target where code = ?")) {
            delete.setString(1, point.code());
            delete.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into monitoring_point_target (" + TARGETS + ") values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Point.Target target : point.targets()) {
                set(
                        connection,
                        insert,
                        point.code(),
                        target.kind(),
                        target.target(),
                        target.relation().code(),
                        target.share(),
                        target.countersigned(),
                        target.from() == null ? LocalDate.MIN : target.from(),
                        target.until());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static Map<String, List<Point.Target>> targets(Connection connection, Collection<String> codes)
            throws SQLException {
        Map<String, List<Point.Target>> targets = new HashMap<>();
        if (codes.isEmpty()) {
            return targets;
        }
        try (PreparedStatement select = connection.prepareStatement("select " + TARGETS
                + " from monitoring_point_target where code = any(?) order by code, target_kind, target, valid_from")) {
            set(connection, select, codes);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    LocalDate from = row.getObject(7, LocalDate.class);
                    targets.computeIfAbsent(row.getString(1), code -> new ArrayList<>())
                            .add(new Point.Target(
                                    row.getString(2),
                                    row.getString(3),
                                    Point.Relation.valueOf(upper(row.getString(4))),
                                    row.getBigDecimal(5),
                                    row.getString(6),
                                    from.equals(LocalDate.MIN) ? null : from,
                                    row.getObject(8, LocalDate.class)));
                }
            }
        }
        return targets;
    }

    private static StoredPoint stored(ResultSet row) throws SQLException {
        String role = row.getString("power_role");
        Point.Power power = new Point.Power(
                role == null ? null : Point.Role.valueOf(upper(role)),
                row.getBigDecimal("ct"),
                row.getBigDecimal("pt"),
                row.getBigDecimal("rated_kw"),
                row.getBigDecimal("standby_kw"),
                row.getBigDecimal("safe_idle_kw"),
                row.getString("plant_signed"),
                row.getString("bureau_signed"),
                row.getString("certificate"),
                row.getObject("certificate_until", LocalDate.class));
        Point point = new Point(
                row.getString("code"),
                row.getString("site"),
                Point.Kind.valueOf(upper(row.getString("kind"))),
                row.getString("name"),
                row.getString("outlet"),
                null,
                power.equals(none()) ? null : power,
                row.getBigDecimal("reference_o2"),
                row.getString("reference_o2_from"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class));
        return new StoredPoint(
                point,
                row.getString("area"),
                row.getInt("revision"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("recorded_by"));
    }

    private static Point with(Point point, List<Point.Target> targets) {
        return new Point(
                point.code(),
                point.site(),
                point.kind(),
                point.name(),
                point.outlet(),
                targets,
                point.power(),
                point.referenceO2(),
                point.referenceO2From(),
                point.validFrom(),
                point.validUntil());
    }

    private static Point plain(Point point) {
        Point.Power power = point.power() == null ? none() : point.power();
        List<Point.Target> targets = point.targets().stream()
                .map(target -> new Point.Target(
                        target.kind(),
                        target.target(),
                        target.relation(),
                        plain(target.share()),
                        target.countersigned(),
                        target.from(),
                        target.until()))
                .sorted(java.util.Comparator.comparing(Point.Target::toString))
                .toList();
        return new Point(
                point.code(),
                point.site(),
                point.kind(),
                point.name(),
                point.outlet(),
                targets,
                new Point.Power(
                        power.role(),
                        plain(power.ct()),
                        plain(power.pt()),
                        plain(power.ratedKw()),
                        plain(power.standbyKw()),
                        plain(power.safeIdleKw()),
                        power.plantSigned(),
                        power.bureauSigned(),
                        power.certificate(),
                        power.certificateUntil()),
                plain(point.referenceO2()),
                point.referenceO2From(),
                point.validFrom(),
                point.validUntil());
    }

    private static BigDecimal plain(BigDecimal figure) {
        return figure == null ? null : figure.stripTrailingZeros();
    }

    private static Point.Power none() {
        return new Point.Power(null, null, null, null, null, null, null, null, null, null);
    }

    private static String upper(String code) {
        return code.toUpperCase(Locale.ROOT);
    }

    private static void set(Connection connection, PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i] instanceof Collection<?> texts
                    ? connection.createArrayOf("text", texts.toArray())
                    : values[i];
            statement.setObject(i + 1, value);
        }
    }
}

package io.qinglan.compliance.watch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.qinglan.fact.compliance.Confidence;
import io.qinglan.fact.compliance.Result;
import io.qinglan.fact.compliance.Weight;
import io.qinglan.store.Ids;

/** Reads verdicts: as they stand now, or as they were known at a time. Who may see them, the HTTP edge asks. */
@ApplicationScoped
public class Verdicts {

    private final DataSource dataSource;
    private final ObjectMapper json;

    Verdicts(DataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    /**
     * Which verdicts are asked for; null leaves a condition out.
     *
     * @param order of this order
     * @param site of this site
     * @param areas only of sites in these areas
     * @param response of the orders of this response
     * @param ordinal of this obligation of the order, from 1
     * @param result only with this result
     * @param from windows that begin then or later
     * @param to windows that begin before
     * @param known as it was known then
     * @param before only before this begin, newest first
     * @param beforeSeries only behind this series among windows of that begin
     * @param limit at most so many
     */
    public record Wanted(
            UUID order,
            String site,
            Collection<String> areas,
            UUID response,
            Integer ordinal,
            Result result,
            Instant from,
            Instant to,
            Instant known,
            Instant before,
            Long beforeSeries,
            int limit) {

        /** All verdicts of an order over some time, as they stand now. */
        public static Wanted ofOrder(UUID order, Instant from, Instant to) {
            return new Wanted(order, null, null, null, null, null, from, to, null, null, null, Integer.MAX_VALUE);
        }
    }

    /** Verdicts, the newest window first. */
    public List<VerdictView> list(Wanted wanted) {
        List<Object> values = new ArrayList<>();
        StringBuilder ofSeries = new StringBuilder("true");
        condition(ofSeries, values, "s.site_order = ?", wanted.order());
        condition(ofSeries, values, "s.site = ?", wanted.site());
        condition(
                ofSeries,
                values,
                "s.area = any(?)",
                wanted.areas() == null ? null : wanted.areas().toArray(String[]::new));
        condition(ofSeries, values, "s.response = ?", wanted.response());
        condition(ofSeries, values, "s.ordinal = ?", wanted.ordinal());
        StringBuilder ofWindow = new StringBuilder("w.series = s.id");
        condition(ofWindow, values, "w.start >= ?", wanted.from());
        condition(ofWindow, values, "w.start < ?", wanted.to());
        condition(ofWindow, values, "w.known_from <= ?", wanted.known());
        StringBuilder shown = new StringBuilder("not v.withdrawn");
        condition(
                shown,
                values,
                "v.result = ?",
                wanted.result() == null ? null : wanted.result().ordinal());
        if (wanted.before() != null) {
            shown.append(" and (v.start < ? or v.start = ? and s.id > ?)");
            values.add(wanted.before());
            values.add(wanted.before());
            values.add(wanted.beforeSeries());
        }
        values.add(wanted.limit());
        String sql =
                "select s.id, s.site_order, s.ordinal, s.response, s.site, s.target, s.test, s.about, v.start, v.ends,"
                        + " v.result, v.weight, v.confidence, v.figures, g.body, v.version, v.known_from, v.decision"
                        + " from verdict_series s join lateral (select distinct on (w.start) w.* from verdict w where "
                        + ofWindow
                        + " order by w.start desc, w.version desc) v on true join verdict_ground g on g.id = v.ground where "
                        + ofSeries + " and " + shown + " order by v.start desc, s.id limit ?";
        return select(sql, reordered(values, ofSeries, ofWindow));
    }

    /** The conditions on windows stand before those on series in the statement. */
    private static List<Object> reordered(List<Object> values, StringBuilder ofSeries, StringBuilder ofWindow) {
        int series = (int) ofSeries.chars().filter(c -> c == '?').count();
        int windows = (int) ofWindow.chars().filter(c -> c == '?').count();
        List<Object> ordered = new ArrayList<>(values.subList(series, series + windows));
        ordered.addAll(values.subList(0, series));
        ordered.addAll(values.subList(series + windows, values.size()));
        return ordered;
    }

    /** Every version a window of an obligation had under a test, first to last. */
    public List<VerdictView> versions(UUID order, int ordinal, String test, String about, Instant start) {
        return select(
                "select s.id, s.site_order, s.ordinal, s.response, s.site, s.target, s.test, s.about, v.start, v.ends,"
                        + " v.result, v.weight, v.confidence, v.figures, g.body, v.version, v.known_from, v.decision"
                        + " from verdict_series s join verdict v on v.series = s.id join verdict_ground g on g.id = v.ground"
                        + " where s.site_order = ? and s.ordinal = ? and s.test = ? and s.about = ? and v.start = ?"
                        + " order by v.version",
                List.of(order, ordinal, test, about, start));
    }

    /** Area and site of an order under watch, and thereby whether it is one; empty when it is not watched. */
    public Optional<String[]> whereIs(UUID order) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select area, site from watched_order where site_order = ?")) {
            select.setObject(1, order);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(new String[] {row.getString(1), row.getString(2)}) : Optional.empty();
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static void condition(StringBuilder sql, List<Object> values, String condition, Object value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            values.add(value);
        }
    }

    private List<VerdictView> select(String sql, List<Object> values) {
        List<VerdictView> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                Object value = values.get(i);
                if (value instanceof String[] texts) {
                    value = connection.createArrayOf("text", texts);
                } else if (value instanceof Instant at) {
                    value = Rows.time(at);
                }
                select.setObject(i + 1, value);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(view(row));
                }
            }
        } catch (SQLException | JsonProcessingException e) {
            throw unreadable(e);
        }
        return found;
    }

    private VerdictView view(ResultSet row) throws SQLException, JsonProcessingException {
        UUID order = row.getObject(2, UUID.class);
        int ordinal = row.getInt(3);
        JsonNode ground = json.readTree(row.getString(15));
        Instant start = Rows.instant(row, 9);
        int version = row.getInt(16);
        String about = row.getString(8);
        List<String> points = new ArrayList<>();
        ground.path("points").forEach(point -> points.add(point.asText()));
        return new VerdictView(
                Ids.named("verdict", String.valueOf(row.getLong(1)), start.toString(), String.valueOf(version)),
                order,
                order + "-" + ordinal,
                row.getObject(4, UUID.class),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                about.isEmpty() ? null : about,
                new VerdictView.Window(start, Rows.instant(row, 10)),
                Result.values()[row.getInt(11)].code(),
                Weight.values()[row.getInt(12)].code(),
                Confidence.values()[row.getInt(13)].code(),
                json.readTree(row.getString(14)),
                ground.path("overturnedBy"),
                ground.path("because"),
                points,
                version,
                Rows.instant(row, 17),
                row.getObject(18, UUID.class),
                row.getLong(1));
    }

    private static IllegalStateException unreadable(Exception e) {
        return new IllegalStateException("the verdicts cannot be read", e);
    }
}

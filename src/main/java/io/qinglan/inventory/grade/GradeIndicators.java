package io.qinglan.inventory.grade;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;

/** The tables of indicators that places have loaded, and what sites state by them. */
@ApplicationScoped
public class GradeIndicators {

    private final DataSource dataSource;
    private final Areas areas;
    private final Clock clock;

    /** The indicators in this database. */
    public GradeIndicators(DataSource dataSource, Areas areas, Clock clock) {
        this.dataSource = dataSource;
        this.areas = areas;
        this.clock = clock;
    }

    /** One row of a table of indicators as a place loads it. */
    public record Row(
            String industry,
            String sub,
            String indicator,
            String grade,
            String title,
            String kind,
            BigDecimal threshold,
            String unit,
            String citation,
            String certainty) {}

    /** What a site states of an indicator. */
    public record Statement(String indicator, BigDecimal value, Boolean met, String document) {}

    /** The sites that have stated anything. */
    public Set<String> statedSites() {
        Set<String> sites = new HashSet<>();
        each("select distinct site from site_indicator", row -> sites.add(row.getString(1)));
        return sites;
    }

    /**
     * The gap of a site in an industry by the table of its area, or of the nearest area above that has one.
     *
     * @param scheme grades of the industry, best first
     */
    public GradeGap gap(String site, String area, String industry, String sub, String grade, List<String> scheme) {
        Map<String, GradeGap.Stated> stated = new HashMap<>();
        each(
                "select indicator, value, met from site_indicator where site = ? and industry = ?",
                row -> stated.put(
                        row.getString(1), new GradeGap.Stated(row.getBigDecimal(2), row.getObject(3, Boolean.class))),
                site,
                industry);
        return GradeGap.of(site, industry, sub, grade, scheme, table(area, industry, sub), stated);
    }

    /** The rows an area has loaded itself, in their order. */
    public List<Row> rows(String area) {
        List<Row> rows = new ArrayList<>();
        each(
                "select industry, sub, indicator, grade, title, kind, threshold, unit, citation, certainty"
                        + " from grade_indicator where area = ? order by industry, sub, ordinal, grade",
                row -> rows.add(new Row(
                        row.getString(1),
                        row.getString(2).isEmpty() ? null : row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getBigDecimal(7),
                        row.getString(8),
                        row.getString(9),
                        row.getString(10))),
                area);
        return rows;
    }

    /** Keeps a table: what the area had for the industries it names is replaced. */
    @Transactional
    void keep(String area, List<Row> rows) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement(
                        "delete from grade_indicator where area = ? and industry = any(?)");
                PreparedStatement insert =
                        connection.prepareStatement("insert into grade_indicator (area, industry, sub,"
                                + " indicator, grade, ordinal, title, kind, threshold, unit, citation, certainty)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            delete.setString(1, area);
            delete.setArray(
                    2,
                    connection.createArrayOf(
                            "text", rows.stream().map(Row::industry).distinct().toArray()));
            delete.executeUpdate();
            int ordinal = 0;
            for (Row row : rows) {
                Object[] values = {
                    area,
                    row.industry(),
                    row.sub() == null ? "" : row.sub(),
                    row.indicator(),
                    row.grade(),
                    ordinal++,
                    row.title(),
                    row.kind(),
                    row.threshold(),
                    row.unit(),
                    row.citation(),
                    row.certainty()
                };
                for (int i = 0; i < values.length; i++) {
                    insert.setObject(i + 1, values[i]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("the table of indicators was not kept", e);
        }
    }

    /** Keeps what a site states; an earlier statement of the same indicator is replaced. */
    @Transactional
    void state(String site, String industry, List<Statement> statements, String person, UUID decision) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement("insert into site_indicator (site, industry,"
                        + " indicator, value, met, document, stated_by, stated_at, decision) values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict (site, industry, indicator) do update set value = excluded.value,"
                        + " met = excluded.met, document = excluded.document, stated_by = excluded.stated_by,"
                        + " stated_at = excluded.stated_at, decision = excluded.decision")) {
            for (Statement statement : statements) {
                upsert.setString(1, site);
                upsert.setString(2, industry);
                upsert.setString(3, statement.indicator());
                upsert.setBigDecimal(4, statement.value());
                upsert.setObject(5, statement.met());
                upsert.setString(6, statement.document());
                upsert.setString(7, person);
                upsert.setObject(8, clock.instant().atOffset(ZoneOffset.UTC));
                upsert.setObject(9, decision);
                upsert.addBatch();
            }
            upsert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("the statement was not kept", e);
        }
    }

    /** The table for an industry: the area's own, else that of the nearest area above; rows for its part before rows for all of it. */
    List<GradeGap.Asked> table(String area, String industry, String sub) {
        for (String code = area;
                code != null;
                code = areas.find(code).map(Area::parent).orElse(null)) {
            List<GradeGap.Asked> table = new ArrayList<>();
            for (String part : sub == null ? List.of("") : List.of(sub, "")) {
                if (table.isEmpty()) {
                    each(
                            "select indicator, grade, title, kind, threshold, unit, citation, certainty from grade_indicator"
                                    + " where area = ? and industry = ? and sub = ? order by ordinal",
                            row -> table.add(new GradeGap.Asked(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getBigDecimal(5),
                                    row.getString(6),
                                    row.getString(7),
                                    row.getString(8))),
                            code,
                            industry,
                            part);
                }
            }
            if (!table.isEmpty()) {
                return table;
            }
        }
        return List.of();
    }

    private interface Sink {
        void accept(ResultSet row) throws SQLException;
    }

    private void each(String sql, Sink sink, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    sink.accept(row);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the indicators of grades cannot be read", e);
        }
    }
}

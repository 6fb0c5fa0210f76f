package io.qinglan.compliance.watch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.fact.compliance.Result;

/** How orders stand now: the last verdict of each test, the worst of each obligation, the worst of each order. */
@ApplicationScoped
public class ComplianceCounts {

    // of a test the last window counts; of an obligation what is not met before what cannot be assessed before what is
    // met
    private static final String NOW = """
            select s.site_order, s.ordinal, s.site, s.area, s.target, array_agg(s.test order by s.test) as tests,
                case when bool_or(v.result = 1) then 1 when bool_or(v.result = 0) then 0 else 2 end as result,
                max(v.ends) as ends, w.status
            from verdict_series s join watched_order w using (site_order)
            join lateral (select result, ends, withdrawn, weight from verdict v where v.series = s.id
                order by start desc, version desc limit 1) v on not v.withdrawn and v.weight = 0
            where %s group by s.site_order, s.ordinal, s.site, s.area, s.target, w.status
            """;

    private final DataSource dataSource;

    ComplianceCounts(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * An obligation as it stands now.
     *
     * @param obligation its id
     * @param target what it addresses
     * @param tests by which it is judged
     * @param result the worst of its tests: not met, met, or not assessable where none says either
     * @param until end of the last window judged
     */
    public record Standing(
            UUID order,
            String obligation,
            String site,
            String area,
            String target,
            List<String> tests,
            String result,
            Instant until) {}

    /** The judged obligations of an order. */
    public List<Standing> ofOrder(UUID order) {
        return read("s.site_order = ?", order);
    }

    /** The judged obligations of all orders of a response that are in force. */
    public List<Standing> ofResponse(UUID response) {
        return read("s.response = ? and w.status = 'issued'", response);
    }

    /** How many orders of a response are in force and watched, and how many of them run. */
    public int[] watched(UUID response) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select count(*), count(binds_from) from watched_order"
                                + " where response = ? and status = 'issued'")) {
            select.setObject(1, response);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new int[] {row.getInt(1), row.getInt(2)};
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the watched orders cannot be counted", e);
        }
    }

    /** How many obligations stand how. */
    static Map<String, Integer> byResult(List<Standing> standing) {
        Map<String, Integer> counts = none();
        standing.forEach(one -> counts.merge(one.result(), 1, Integer::sum));
        return counts;
    }

    /** None of any result. */
    static Map<String, Integer> none() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Result result : Result.values()) {
            counts.put(result.code(), 0);
        }
        return counts;
    }

    private List<Standing> read(String where, UUID id) {
        List<Standing> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        NOW.formatted(where) + " order by s.site, s.site_order, s.ordinal")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    UUID order = row.getObject(1, UUID.class);
                    found.add(new Standing(
                            order,
                            order + "-" + row.getInt(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            Rows.list(row, 6, String.class::cast),
                            Result.values()[row.getInt(7)].code(),
                            Rows.instant(row, 8)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("how orders stand cannot be read", e);
        }
        return found;
    }
}

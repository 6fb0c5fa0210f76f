package io.qinglan.compliance.watch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.fact.compliance.Result;

/** How many windows of some responses are met, not met, not assessable, as known now: for rooms to the right. Access is not checked here. */
@ApplicationScoped
public class VerdictFigures {

    private static final String COUNTS = """
            select s.area, s.test, v.result, count(*), count(distinct s.site)
              from verdict_series s cross join lateral (
                   select distinct on (start) result, withdrawn, weight from verdict
                    where series = s.id and start >= ? and start < ? order by start, version desc) v
             where s.response = any(?) and not v.withdrawn and v.weight = 0
             group by s.area, s.test, v.result order by s.area, s.test, v.result
            """;

    private final DataSource dataSource;

    VerdictFigures(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Verdicts of one test in one area; comparisons and doubts are none.
     *
     * @param result met, not_met, not_assessable
     * @param windows windows that begin in the span
     * @param sites sites they belong to
     */
    public record Counted(String area, String test, String result, long windows, long sites) {}

    /** The verdicts of some responses over windows that begin in a span, each in its last version. */
    public List<Counted> of(Collection<UUID> responses, Instant from, Instant until) {
        List<Counted> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(COUNTS)) {
            select.setObject(1, from.atOffset(ZoneOffset.UTC));
            select.setObject(2, until.atOffset(ZoneOffset.UTC));
            select.setArray(3, connection.createArrayOf("uuid", responses.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Counted(
                            row.getString(1),
                            row.getString(2),
                            Result.values()[row.getInt(3)].code(),
                            row.getLong(4),
                            row.getLong(5)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("verdicts cannot be counted", e);
        }
    }
}

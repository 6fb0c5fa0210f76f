package io.qinglan.inventory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.authority.Areas;

/**
 * Exempt classes that appeared on the list shortly before a response. What stood on the first list of an area was not granted then; it
 * is where the record begins.
 */
@ApplicationScoped
public class GrantedClasses {

    private static final String GRANTED = "select s.code, s.area, flag, s.since, v.created_at"
            + " from site s join inventory_version v on v.version = s.since"
            + " cross join lateral jsonb_array_elements_text(coalesce(s.facts::jsonb -> 'flags', '[]'::jsonb)) flag"
            + " left join site b on b.code = s.code and b.until = s.since"
            + " where s.area = any(?) and s.since <= ? and s.facts like '%\"flags\":%'"
            + " and case when b.code is null"
            + " then exists (select 1 from inventory_version o where o.version < s.since and o.area = v.area)"
            + " else not jsonb_exists(coalesce(b.facts::jsonb -> 'flags', '[]'::jsonb), flag) end"
            + " order by s.code, s.since, flag";
    private static final String RESPONSES =
            "select area, coalesce(started_at, opened_at) from inventory_freeze order by 2";

    private final DataSource dataSource;
    private final Areas areas;

    /** What this database's lists say. */
    public GrantedClasses(DataSource dataSource, Areas areas) {
        this.dataSource = dataSource;
        this.areas = areas;
    }

    private record Response(String area, Instant at) {}

    /** Classes granted in so many days before a response of their area, up to a version of the list. */
    public List<GrantedClass> before(List<String> within, int version, int days) {
        List<GrantedClass> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection()) {
            List<Response> responses = responses(connection);
            if (responses.isEmpty()) {
                return found;
            }
            try (PreparedStatement select = connection.prepareStatement(GRANTED)) {
                select.setArray(1, connection.createArrayOf("text", within.toArray()));
                select.setInt(2, version);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        near(row, responses, days, found);
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the list of sites cannot be read", e);
        }
        return found;
    }

    private void near(ResultSet row, List<Response> responses, int days, List<GrantedClass> found) throws SQLException {
        String area = row.getString(2);
        Instant granted = row.getObject(5, OffsetDateTime.class).toInstant();
        for (Response response : responses) {
            boolean shortly = !granted.isAfter(response.at())
                    && !granted.isBefore(response.at().minus(Duration.ofDays(days)));
            if (shortly && areas.contains(response.area(), area)) {
                found.add(new GrantedClass(row.getString(1), row.getString(3), row.getInt(4), granted, response.at()));
                return;
            }
        }
    }

    private static List<Response> responses(Connection connection) throws SQLException {
        List<Response> responses = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(RESPONSES);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                responses.add(new Response(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()));
            }
        }
        return responses;
    }
}

package io.qinglan.order;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** Orders in force or announced by other authorities, for a time; exercises bind nobody and are left out. */
@ApplicationScoped
public class OrderedElsewhere {

    private static final String SQL = """
            WITH other AS MATERIALIZED (
              SELECT response, version, round, area, level, starts_at, until, shared::jsonb #>> '{authority,issuer}' AS issuer
                FROM issuing
               WHERE act = 'issue' AND NOT exercise AND shared IS NOT NULL AND area <> ?
                 AND (until IS NULL OR until > ?) AND (?::timestamptz IS NULL OR starts_at < ?))
            SELECT i.response, i.area, i.level, i.starts_at, i.until, i.issuer, o.site
              FROM other i JOIN site_order o USING (response, version, round)
             WHERE o.status = 'issued' AND o.area = ANY (?)
               AND (?::uuid IS NULL OR EXISTS (SELECT 1 FROM site_order m
                     WHERE m.response = ? AND m.site = o.site AND m.area = o.area AND m.status = 'issued'))
             ORDER BY i.starts_at, i.response, o.site
            """;

    private final DataSource dataSource;

    /** Reads in this database. */
    public OrderedElsewhere(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * One other response and the sites it orders.
     *
     * @param issuer in whose name its orders stand, null where its place has settled none
     * @param until the end, null when open
     */
    public record Other(
            UUID response,
            String area,
            String level,
            Instant start,
            Instant until,
            String issuer,
            List<String> sites) {}

    /**
     * What other authorities order in some areas during a span, earliest first.
     *
     * @param own the area whose responses are its own and never another's
     * @param until the end of the span, null when open
     * @param also only sites that this response orders too; null for all
     */
    List<Other> of(String own, Collection<String> areas, Instant from, Instant until, UUID also) {
        Map<UUID, Other> found = new LinkedHashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(SQL)) {
            select.setString(1, own);
            select.setObject(2, IssuingBook.time(from));
            select.setObject(3, IssuingBook.time(until));
            select.setObject(4, IssuingBook.time(until));
            select.setArray(5, connection.createArrayOf("text", areas.toArray()));
            select.setObject(6, also);
            select.setObject(7, also);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    UUID response = row.getObject(1, UUID.class);
                    if (!found.containsKey(response)) {
                        found.put(response, other(row));
                    }
                    found.get(response).sites().add(row.getString(7));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the orders of other authorities cannot be read", e);
        }
        return List.copyOf(found.values());
    }

    private static Other other(ResultSet row) throws SQLException {
        return new Other(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                IssuingBook.instant(row, 4),
                IssuingBook.instant(row, 5),
                row.getString(6),
                new ArrayList<>());
    }
}

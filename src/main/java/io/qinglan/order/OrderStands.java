package io.qinglan.order;

import java.math.BigDecimal;
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

/** How far the orders of some responses are and what they ask for: what rooms to the right may ask. Access is not checked here. */
@ApplicationScoped
public class OrderStands {

    private static final String STANDS = """
            WITH asked AS (SELECT ?::uuid[] AS responses, ?::timestamptz AS at),
            round AS MATERIALIZED (
              SELECT i.response, i.version, i.round, i.level, i.starts_at,
                     (i.shared::jsonb ->> 'replyWithin')::interval AS reply_within,
                     (i.shared::jsonb ->> 'reportWithin')::interval AS report_within
                FROM issuing i JOIN asked ON i.response = ANY (asked.responses)
               WHERE i.act = 'issue' AND i.shared IS NOT NULL)
            SELECT o.id, o.response, o.area, o.site, o.order_version, r.level, o.status, o.issued_at, r.starts_at, o.ended_at,
                   s.at AS served_at, CASE WHEN s.at IS NOT NULL THEN due_while_up(greatest(s.at, r.starts_at), r.reply_within) END, a.receipt_at, a.answer,
                   a.reason, CASE WHEN s.at IS NOT NULL THEN due_while_up(greatest(s.at, r.starts_at), r.report_within) END, a.report_at
              FROM asked, site_order o JOIN round r USING (response, version, round)
              LEFT JOIN LATERAL (SELECT min(coalesce(delivered_at, opened_at)) AS at FROM order_service
                                  WHERE site_order = o.id AND coalesce(delivered_at, opened_at) <= asked.at) s ON true
              LEFT JOIN LATERAL (
                    SELECT min(at) FILTER (WHERE kind = 'receipt') AS receipt_at, min(at) FILTER (WHERE kind = 'report') AS report_at,
                           (array_agg(q.answer ORDER BY at DESC) FILTER (WHERE kind = 'receipt'))[1] AS answer,
                           (array_agg(q.reason ORDER BY at DESC) FILTER (WHERE kind = 'receipt' AND q.answer = 'cannot'))[1] AS reason
                      FROM order_answer q WHERE site_order = o.id AND at <= asked.at) a ON true
             WHERE o.issued_at <= asked.at
             ORDER BY o.area, o.site, o.response, o.order_version
            """;

    private static final String ASKED = """
            SELECT o.response, o.area, ob ->> 'action', coalesce(ob ->> 'origin', 'table'), coalesce((ob ->> 'binding')::boolean, true),
                   count(*), count(DISTINCT o.site), coalesce(sum((ob #>> '{saves,SO2}')::numeric), 0),
                   coalesce(sum((ob #>> '{saves,NOx}')::numeric), 0), coalesce(sum((ob #>> '{saves,PM}')::numeric), 0),
                   coalesce(sum((ob #>> '{saves,VOCs}')::numeric), 0)
              FROM (SELECT DISTINCT ON (response, site) response, area, site, decision FROM site_order
                     WHERE response = ANY (?) AND issued_at <= ? ORDER BY response, site, order_version DESC) o
              JOIN decision d ON d.id = o.decision
             CROSS JOIN LATERAL jsonb_array_elements(convert_from(d.record, 'UTF8')::jsonb #> '{output,obligations}') ob
             GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
            """;

    private static final String IDLE = """
            SELECT response, sum(idle) FROM (
              SELECT DISTINCT ON (b.response, b.from_code, b.area) b.response, b.area, b.from_code, b.idle
                FROM issuing_batch b JOIN issuing i USING (response, version, round)
               WHERE b.response = ANY (?) AND i.act = 'issue' AND i.only_site IS NULL AND b.done_at <= ?
               ORDER BY b.response, b.from_code, b.area, b.version DESC, b.round DESC) latest GROUP BY response
            """;

    private static final String ORDERED = """
            WITH asked AS (SELECT ?::uuid[] AS responses, ?::timestamptz AS at)
            SELECT o.id, o.response, o.area, o.site, greatest(o.issued_at, i.starts_at),
                   least(coalesce(o.ended_at, asked.at), coalesce(i.until, asked.at), asked.at), saved.so2, saved.nox, saved.pm, saved.vocs
              FROM asked, site_order o JOIN issuing i USING (response, version, round) JOIN decision d ON d.id = o.decision
             CROSS JOIN LATERAL (
                    SELECT coalesce(sum((ob #>> '{saves,SO2}')::numeric), 0) AS so2, coalesce(sum((ob #>> '{saves,NOx}')::numeric), 0) AS nox,
                           coalesce(sum((ob #>> '{saves,PM}')::numeric), 0) AS pm, coalesce(sum((ob #>> '{saves,VOCs}')::numeric), 0) AS vocs
                      FROM jsonb_array_elements(convert_from(d.record, 'UTF8')::jsonb #> '{output,obligations}') ob
                     WHERE coalesce((ob ->> 'binding')::boolean, true)) saved
             WHERE o.response = ANY (asked.responses) AND o.issued_at <= asked.at
             ORDER BY o.area, o.site, o.order_version
            """;

    private final DataSource dataSource;

    OrderStands(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * What is asked for under one response in one area, by kind: the last order of each site counts.
     *
     * @param action stop, limit, extend, forbid, autonomous
     * @param origin table, list_row, off_peak, exemption, unlisted
     * @param savesKgPerDay what it saves by pollutant, as the orders state it
     */
    public record Asked(
            UUID response,
            String area,
            String action,
            String origin,
            boolean binding,
            long obligations,
            long sites,
            Map<String, BigDecimal> savesKgPerDay) {}

    /**
     * What one order asked for and how long it held.
     *
     * @param from the later of its issue and the start of what it asks
     * @param to its end, or the moment asked for; not after it where it never held
     * @param savesKgPerDay of its binding obligations, by pollutant
     */
    public record Ordered(
            UUID order,
            UUID response,
            String area,
            String site,
            Instant from,
            Instant to,
            Map<String, BigDecimal> savesKgPerDay) {}

    /** Every order of some responses, each version with its own time, up to an instant. */
    public List<Ordered> ordered(Collection<UUID> responses, Instant at) {
        List<Ordered> found = new ArrayList<>();
        read(
                ORDERED,
                responses,
                at,
                row -> found.add(new Ordered(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getString(4),
                        IssuingBook.instant(row, 5),
                        IssuingBook.instant(row, 6),
                        saves(row, 7))));
        return found;
    }

    private static Map<String, BigDecimal> saves(ResultSet row, int from) throws SQLException {
        Map<String, BigDecimal> saves = new LinkedHashMap<>();
        saves.put("SO2", row.getBigDecimal(from));
        saves.put("NOx", row.getBigDecimal(from + 1));
        saves.put("PM", row.getBigDecimal(from + 2));
        saves.put("VOCs", row.getBigDecimal(from + 3));
        return saves;
    }

    /** Every order of some responses issued up to an instant, each version, with what had come of it by then. */
    public List<OrderStand> of(Collection<UUID> responses, Instant at) {
        List<OrderStand> found = new ArrayList<>();
        read(
                STANDS,
                responses,
                at,
                row -> found.add(new OrderStand(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getString(4),
                        row.getInt(5),
                        row.getString(6),
                        row.getString(7),
                        IssuingBook.instant(row, 8),
                        IssuingBook.instant(row, 9),
                        IssuingBook.instant(row, 10),
                        IssuingBook.instant(row, 11),
                        IssuingBook.instant(row, 12),
                        IssuingBook.instant(row, 13),
                        row.getString(14),
                        row.getString(15),
                        IssuingBook.instant(row, 16),
                        IssuingBook.instant(row, 17))));
        return found;
    }

    /** What the last orders of each site asked for at an instant. */
    public List<Asked> asked(Collection<UUID> responses, Instant at) {
        List<Asked> found = new ArrayList<>();
        read(ASKED, responses, at, row -> {
            found.add(new Asked(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getBoolean(5),
                    row.getLong(6),
                    row.getLong(7),
                    saves(row, 8)));
        });
        return found;
    }

    /** How many sites of the list had nothing to do under each response, as its last round counted them. */
    public Map<UUID, Long> idle(Collection<UUID> responses, Instant at) {
        Map<UUID, Long> found = new LinkedHashMap<>();
        read(IDLE, responses, at, row -> found.put(row.getObject(1, UUID.class), row.getLong(2)));
        return found;
    }

    private interface Sink {
        void take(ResultSet row) throws SQLException;
    }

    private void read(String sql, Collection<UUID> responses, Instant at, Sink sink) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("uuid", responses.toArray()));
            select.setObject(2, IssuingBook.time(at));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    sink.take(row);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("how far orders are cannot be read", e);
        }
    }
}

package io.qinglan.order.task;

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

/**
 * Reads orders of sites and tasks of departments as rows of one board. Both clocks of a site run from the later of the order's start and
 * its proven service, so an order whose service is not proven is never overdue: it stands among the issued ones.
 */
@ApplicationScoped
class BoardBook {

    /** Every status, worst first. */
    static final List<String> STATUSES =
            List.of("overdue", "cannot", "issued", "served", "acknowledged", "reported", "closed");

    /** Stands for no due time, so that rows without one come last. */
    static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private static final String ROWS = """
            WITH asked AS (SELECT ?::uuid AS response, ?::timestamptz AS now),
            round AS MATERIALIZED (
              SELECT i.response, i.version, i.round, i.starts_at, (i.shared::jsonb ->> 'replyWithin')::interval AS reply_within,
                     (i.shared::jsonb ->> 'reportWithin')::interval AS report_within
                FROM issuing i JOIN asked USING (response) WHERE i.act = 'issue' AND i.shared IS NOT NULL),
            ordered AS (
              SELECT o.id, o.site, o.area, o.status, s.at AS served_at, a.answer, a.receipt_at, a.report_at,
                     CASE WHEN s.at IS NOT NULL THEN due_while_up(greatest(s.at, r.starts_at), r.reply_within) END AS reply_by,
                     CASE WHEN s.at IS NOT NULL THEN due_while_up(greatest(s.at, r.starts_at), r.report_within) END AS report_by
                FROM site_order o JOIN round r USING (response, version, round)
                LEFT JOIN (SELECT site_order, min(coalesce(delivered_at, opened_at)) AS at
                             FROM order_service JOIN site_order q ON q.id = site_order JOIN asked USING (response)
                            GROUP BY site_order) s ON s.site_order = o.id
                LEFT JOIN (SELECT site_order, min(at) FILTER (WHERE kind = 'receipt') AS receipt_at,
                                  max(at) FILTER (WHERE kind = 'report') AS report_at,
                                  (array_agg(answer ORDER BY at DESC) FILTER (WHERE kind = 'receipt'))[1] AS answer
                             FROM order_answer JOIN site_order q ON q.id = site_order JOIN asked USING (response)
                            GROUP BY site_order) a ON a.site_order = o.id
               WHERE o.status <> 'superseded'),
            board AS (
              SELECT 'site' AS kind, id, site AS code, area, served_at, answer, reply_by, receipt_at, report_by, report_at,
                     CASE WHEN status <> 'issued' THEN 'closed'
                          WHEN receipt_at IS NULL AND reply_by < now OR report_at IS NULL AND report_by < now THEN 'overdue'
                          WHEN answer = 'cannot' THEN 'cannot'
                          WHEN report_at IS NOT NULL THEN 'reported'
                          WHEN receipt_at IS NOT NULL THEN 'acknowledged'
                          WHEN served_at IS NOT NULL THEN 'served' ELSE 'issued' END AS status,
                     CASE WHEN status <> 'issued' THEN NULL
                          ELSE least(CASE WHEN receipt_at IS NULL THEN reply_by END,
                                     CASE WHEN report_at IS NULL THEN report_by END) END AS due
                FROM ordered, asked
              UNION ALL
              SELECT 'department', t.id, t.row_id, t.area, NULL, NULL, NULL, NULL, t.due_at, NULL,
                     CASE WHEN t.state <> 'closed' AND t.due_at < now THEN 'overdue' ELSE t.state END,
                     CASE WHEN t.state <> 'closed' THEN t.due_at END
                FROM task t JOIN asked USING (response)),
            ranked AS (
              SELECT board.*, array_position(?, status) - 1 AS rank, coalesce(due, '9999-12-31T00:00:00Z') AS sorted FROM board)
            """;

    private static final String PAGE = ROWS
            + "SELECT kind, id, code, area, rank, status, due, served_at, answer, reply_by, receipt_at, report_by, report_at"
            + " FROM ranked WHERE (?::text IS NULL OR kind = ?) AND (?::text IS NULL OR status = ?)"
            + " AND (rank, sorted, id) > (?, ?, ?) ORDER BY rank, sorted, id LIMIT ?";

    private static final String COUNTS = ROWS + "SELECT kind, status, count(*) FROM ranked GROUP BY kind, status, rank"
            + " ORDER BY kind DESC, rank";

    private final DataSource dataSource;

    BoardBook(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Which rows are asked for; null leaves a condition out.
     *
     * @param now the instant the board shows, the same on every page
     * @param rank only behind this place of the order worst first, with the next two
     */
    record Wanted(UUID response, String kind, String status, Instant now, int rank, Instant due, UUID id, int limit) {}

    /** Rows worst first, then by what is due first. */
    List<BoardRow> page(Wanted wanted) {
        List<BoardRow> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = asked(connection, PAGE, wanted.response(), wanted.now())) {
            select.setString(4, wanted.kind());
            select.setString(5, wanted.kind());
            select.setString(6, wanted.status());
            select.setString(7, wanted.status());
            select.setInt(8, wanted.rank());
            select.setObject(9, TaskRounds.time(wanted.due()));
            select.setObject(10, wanted.id());
            select.setInt(11, wanted.limit());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(row(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** How many rows of each kind stand in each status: every status is named, worst first. */
    Map<String, Map<String, Long>> counts(UUID response, Instant now) {
        Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
        for (String kind : List.of("site", "department")) {
            Map<String, Long> none = new LinkedHashMap<>();
            STATUSES.forEach(status -> none.put(status, 0L));
            counts.put(kind, none);
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = asked(connection, COUNTS, response, now);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                counts.get(row.getString(1)).put(row.getString(2), row.getLong(3));
            }
            return counts;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static PreparedStatement asked(Connection connection, String sql, UUID response, Instant now)
            throws SQLException {
        PreparedStatement select = connection.prepareStatement(sql);
        select.setObject(1, response);
        select.setObject(2, TaskRounds.time(now));
        select.setArray(3, connection.createArrayOf("text", STATUSES.toArray()));
        return select;
    }

    private static BoardRow row(ResultSet row) throws SQLException {
        return new BoardRow(
                row.getString(1),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                row.getString(6),
                TaskRounds.instant(row, 7),
                TaskRounds.instant(row, 8),
                row.getString(9),
                TaskRounds.instant(row, 10),
                TaskRounds.instant(row, 11),
                TaskRounds.instant(row, 12),
                TaskRounds.instant(row, 13));
    }

    private static IllegalStateException unreadable(SQLException e) {
        return new IllegalStateException("the board of a response cannot be read", e);
    }
}

package io.qinglan.compliance.lead;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** How leads of some areas stand: what rooms to the right count from. Who said it is never part of it; access is not checked here. */
@ApplicationScoped
public class LeadFigures {

    private static final String SELECT =
            "select id, area, site, source, site_order, obligation, line, state, finding, unit, due_at,"
                    + " answered_at, handle_by, rectify_by, rectified, effective_at, opened_at, closed_at from lead"
                    + " where area = any(?) and state <> 'merged' and opened_at < ? and opened_at >= ? order by opened_at, id";

    private final DataSource dataSource;

    LeadFigures(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * One lead in short.
     *
     * @param site null when it is not known yet
     * @param source verdict, superior, assistance_team, petition, patrol, video, satellite, self_report
     * @param finding of the last ruling: closed, rectify, device_at_fault, exempt, transfer; null before
     * @param unit who handles it
     * @param effectiveAt when a decision on it became legally effective; before it no name is public
     */
    public record LeadStand(
            UUID id,
            String area,
            String site,
            String source,
            UUID order,
            String obligation,
            String line,
            String state,
            String finding,
            String unit,
            Instant dueAt,
            Instant answeredAt,
            Instant handleBy,
            Instant rectifyBy,
            boolean rectified,
            Instant effectiveAt,
            Instant openedAt,
            Instant closedAt) {

        /** Whether something of it is late at an instant: the answer, the handling, the putting right. */
        public boolean overdue(Instant at) {
            boolean answer = dueAt != null && answeredAt == null && dueAt.isBefore(at);
            boolean handling = handleBy != null && finding == null && closedAt == null && handleBy.isBefore(at);
            boolean right = rectifyBy != null && !rectified && rectifyBy.isBefore(at);
            return answer || handling || right;
        }

        /** Whether a name may go out: a decision that was effective at an instant. */
        public boolean mayBeNamed(Instant at) {
            return effectiveAt != null && !effectiveAt.isAfter(at);
        }
    }

    /** Leads of some areas opened in a span, merged ones left out, oldest first. */
    public List<LeadStand> opened(Collection<String> areas, Instant from, Instant until) {
        List<LeadStand> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setArray(1, connection.createArrayOf("text", areas.toArray()));
            select.setObject(2, LeadBook.time(until));
            select.setObject(3, LeadBook.time(from));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(read(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("how leads stand cannot be read", e);
        }
    }

    private static LeadStand read(ResultSet row) throws SQLException {
        return new LeadStand(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, UUID.class),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                LeadBook.instant(row, 11),
                LeadBook.instant(row, 12),
                LeadBook.instant(row, 13),
                LeadBook.instant(row, 14),
                row.getBoolean(15),
                LeadBook.instant(row, 16),
                LeadBook.instant(row, 17),
                LeadBook.instant(row, 18));
    }
}

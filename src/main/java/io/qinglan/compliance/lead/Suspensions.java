package io.qinglan.compliance.lead;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

/**
 * Lines on which nothing is held against a site for a time, because it said that it cannot, or needs time, for safety. It begins with
 * the minute it is said. Accepted, it lasts as long as was accepted; refused, it never was, and the windows are judged again.
 */
@ApplicationScoped
public class Suspensions {

    private final DataSource dataSource;
    private final Event<LineSuspended> changed;

    /** Made by the container. */
    Suspensions(DataSource dataSource, Event<LineSuspended> changed) {
        this.dataSource = dataSource;
        this.changed = changed;
    }

    /**
     * One suspension.
     *
     * @param order whose obligations are meant, null for all
     * @param line null for the whole site
     * @param until exclusive; null while nobody has answered
     * @param accepted null while nobody has answered
     */
    public record Suspension(
            UUID explanation,
            UUID lead,
            String site,
            UUID order,
            String line,
            Instant from,
            Instant until,
            Boolean accepted) {

        /** Whether it covers a line at an instant. */
        public boolean covers(String otherLine, Instant at) {
            boolean running = !at.isBefore(from) && (until == null || at.isBefore(until));
            return running && (line == null || line.equals(otherLine));
        }
    }

    /** The suspensions of a site that touch a span and were not refused, oldest first. */
    public List<Suspension> of(String site, Instant from, Instant to) {
        String sql =
                "select explanation, lead, site, site_order, line, from_at, until_at, accepted from verdict_suspension"
                        + " where site = ? and from_at < ? and (until_at is null or until_at > ?)"
                        + " and accepted is distinct from false order by from_at";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, site);
            select.setObject(2, LeadBook.time(to));
            select.setObject(3, LeadBook.time(from));
            List<Suspension> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Suspension(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getString(3),
                            row.getObject(4, UUID.class),
                            row.getString(5),
                            LeadBook.instant(row, 6),
                            LeadBook.instant(row, 7),
                            row.getObject(8, Boolean.class)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("the suspensions cannot be read", e);
        }
    }

    /** Begins, ends or leaves alone, as an act asks for; in the connection's transaction. */
    void follow(Connection connection, LeadRow lead, LeadAct act, Instant now) throws SQLException {
        if (act instanceof LeadAct.Explained said && said.reason().suspends() && lead.site() != null) {
            begin(connection, lead, said, now);
        } else if (act instanceof LeadAct.Answered answer) {
            end(connection, lead, answer, now);
        }
    }

    private void begin(Connection connection, LeadRow lead, LeadAct.Explained said, Instant now) throws SQLException {
        LeadAct.Opened opened = lead.life().opened();
        String line = said.line() != null ? said.line() : opened.line();
        Instant from =
                said.from() != null && said.from().isBefore(now) && !said.from().isBefore(lead.openedAt())
                        ? said.from()
                        : now;
        try (PreparedStatement insert =
                connection.prepareStatement("insert into verdict_suspension (explanation, lead, site, site_order, line,"
                        + " from_at) values (?, ?, ?, ?, ?, ?)")) {
            insert.setObject(1, said.explanation());
            insert.setObject(2, lead.id());
            insert.setString(3, lead.site());
            insert.setObject(4, opened.order());
            insert.setString(5, line);
            insert.setObject(6, LeadBook.time(from));
            insert.executeUpdate();
        }
        changed.fire(new LineSuspended(lead.site(), opened.order(), line, from, null, true));
    }

    private void end(Connection connection, LeadRow lead, LeadAct.Answered answer, Instant now) throws SQLException {
        Instant until = answer.accepted() && answer.until() != null ? answer.until() : now;
        try (PreparedStatement update = connection.prepareStatement(
                "update verdict_suspension set accepted = ?, until_at = greatest(?, from_at) where explanation = ?"
                        + " returning site_order, line, from_at")) {
            update.setBoolean(1, answer.accepted());
            update.setObject(2, LeadBook.time(until));
            update.setObject(3, answer.explanation());
            try (ResultSet row = update.executeQuery()) {
                if (row.next()) {
                    changed.fire(new LineSuspended(
                            lead.site(),
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            LeadBook.instant(row, 3),
                            until,
                            answer.accepted()));
                }
            }
        }
    }
}

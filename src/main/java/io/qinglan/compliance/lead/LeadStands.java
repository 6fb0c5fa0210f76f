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

/** How far leads are: what rooms to the right, reports and bulletins, count from. Access is not checked here. */
@ApplicationScoped
public class LeadStands {

    private static final String SELECT =
            "select id, area, site, source, site_order, state, finding, opened_at, closed_at, due_at, answered_at,"
                    + " effective_at is not null and effective_at <= ? from lead"
                    + " where area = any(?) and opened_at < ? and (closed_at is null or closed_at >= ?) and state <> 'merged'"
                    + " order by opened_at, id";

    private final DataSource dataSource;

    /** Made by the container. */
    LeadStands(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * How far one lead is.
     *
     * @param site null when not known
     * @param order whose obligation is in doubt, null when none is named
     * @param finding what was found, null while nothing is
     * @param namePublic whether the site's name may be published: only after a legally effective decision
     */
    public record Stand(
            UUID id,
            String area,
            String site,
            Source source,
            UUID order,
            LeadState state,
            Finding finding,
            Instant openedAt,
            Instant closedAt,
            Instant due,
            Instant answeredAt,
            boolean namePublic) {}

    /** The leads of some areas that were open at some time of a span, oldest first; what was merged counts with the lead it goes on in. */
    public List<Stand> during(Collection<String> areas, Instant from, Instant to) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setObject(1, LeadBook.time(to));
            select.setArray(2, connection.createArrayOf("text", areas.toArray()));
            select.setObject(3, LeadBook.time(to));
            select.setObject(4, LeadBook.time(from));
            List<Stand> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Stand(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getString(3),
                            Source.of(row.getString(4)).orElseThrow(),
                            row.getObject(5, UUID.class),
                            LeadState.of(row.getString(6)),
                            Finding.of(row.getString(7)).orElse(null),
                            LeadBook.instant(row, 8),
                            LeadBook.instant(row, 9),
                            LeadBook.instant(row, 10),
                            LeadBook.instant(row, 11),
                            row.getBoolean(12)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("the leads cannot be counted", e);
        }
    }
}

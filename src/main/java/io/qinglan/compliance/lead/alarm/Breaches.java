package io.qinglan.compliance.lead.alarm;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.compliance.lead.Breach;

/** On which breaches leads were opened, so that a breach that goes on, or is seen again by later data, opens none anew. */
@ApplicationScoped
class Breaches {

    private final DataSource dataSource;

    Breaches(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** When the last lead of an obligation was closed; what lies before is settled. */
    Optional<Instant> settledUntil(UUID order, String obligation) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select max(closed_at) from lead where source = 'verdict'"
                                + " and site_order = ? and obligation = ? and state = 'closed'")) {
            select.setObject(1, order);
            select.setString(2, obligation);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Whether a lead was opened on this breach already; what was kept of it then goes on to its present end. */
    boolean known(UUID order, String obligation, String test, String about, Breach breach) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update lead_breach set to_at = greatest(to_at, ?) where site_order = ?"
                                + " and obligation = ? and test = ? and about = ? and from_at <= ? and to_at >= ?")) {
            update.setObject(1, breach.to().atOffset(ZoneOffset.UTC));
            update.setObject(2, order);
            update.setString(3, obligation);
            update.setString(4, test);
            update.setString(5, about);
            update.setObject(6, breach.to().atOffset(ZoneOffset.UTC));
            update.setObject(7, breach.from().atOffset(ZoneOffset.UTC));
            return update.executeUpdate() > 0;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Keeps on which breach a lead was opened. */
    void keep(UUID order, String obligation, String test, String about, Breach breach, UUID lead) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into lead_breach (site_order, obligation,"
                                + " test, about, from_at, to_at, lead) values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing")) {
            insert.setObject(1, order);
            insert.setString(2, obligation);
            insert.setString(3, test);
            insert.setString(4, about);
            insert.setObject(5, breach.from().atOffset(ZoneOffset.UTC));
            insert.setObject(6, breach.to().atOffset(ZoneOffset.UTC));
            insert.setObject(7, lead);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("the breaches of leads cannot be reached", e);
    }
}

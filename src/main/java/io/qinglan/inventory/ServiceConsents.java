package io.qinglan.inventory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.qinglan.authority.Actor;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.ledger.Leaf;

/** The scans of signed consents to electronic service. They are kept for ever: service on a site is proved by them. */
@ApplicationScoped
public class ServiceConsents {

    private static final String COLUMNS = "site, hash, name, type, length(content), kept_name, kept_at, decision";

    private final DataSource dataSource;
    private final Inventory inventory;
    private final Decisions decisions;
    private final Clock clock;

    /** Scans of this database. */
    public ServiceConsents(DataSource dataSource, Inventory inventory, Decisions decisions, Clock clock) {
        this.dataSource = dataSource;
        this.inventory = inventory;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** Keeps a scan and records it in the ledger; the same bytes for the same site count once. */
    @Transactional
    public ServiceConsent keep(Site site, String name, String type, byte[] content, Actor person) {
        String hash = HexFormat.of().formatHex(Leaf.digest(content));
        try (Connection connection = dataSource.getConnection()) {
            lock(connection, site.code());
            Optional<ServiceConsent> known = find(connection, site.code(), hash);
            if (known.isPresent()) {
                return known.get();
            }
            Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
            UUID decision = record(site, hash, name, at, person);
            try (PreparedStatement insert = connection.prepareStatement("insert into service_consent"
                    + " (site, hash, name, type, content, kept_by, kept_name, kept_at, decision)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                insert.setString(1, site.code());
                insert.setString(2, hash);
                insert.setString(3, name);
                insert.setString(4, type);
                insert.setBytes(5, content);
                insert.setObject(6, person.id());
                insert.setString(7, person.name());
                insert.setObject(8, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
                insert.setObject(9, decision);
                insert.executeUpdate();
            }
            return find(connection, site.code(), hash).orElseThrow();
        } catch (SQLException e) {
            throw new IllegalStateException("the scan of a consent was not kept", e);
        }
    }

    /** The scans of a site, newest first. */
    public List<ServiceConsent> ofSite(String site) {
        List<ServiceConsent> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select " + COLUMNS + " from service_consent where site = ? order by kept_at desc, hash")) {
            select.setString(1, site);
            read(select, site, found);
        } catch (SQLException e) {
            throw unreadable(e);
        }
        return found;
    }

    /** A scan of a site by its hash. */
    public Optional<ServiceConsent> find(String site, String hash) {
        try (Connection connection = dataSource.getConnection()) {
            return find(connection, site, hash);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** The bytes of a scan as they were sent. */
    public Optional<byte[]> content(String site, String hash) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select content from service_consent where site = ? and hash = ?")) {
            select.setString(1, site);
            select.setString(2, hash);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** The same scan sent twice at once waits for the first. */
    private static void lock(Connection connection, String site) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, "service_consent " + site);
            lock.execute();
        }
    }

    private UUID record(Site site, String hash, String name, Instant at, Actor person) {
        return decisions
                .append(new Decision(
                                "service_consent.kept",
                                site.code(),
                                at,
                                null,
                                null,
                                List.of(),
                                Map.of("name", name),
                                List.of(),
                                Map.of("hash", hash),
                                person)
                        .in(site.area())
                        .at(site.code()))
                .id();
    }

    private Optional<ServiceConsent> find(Connection connection, String site, String hash) throws SQLException {
        List<ServiceConsent> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select " + COLUMNS + " from service_consent where site = ? and hash = ?")) {
            select.setString(1, site);
            select.setString(2, hash);
            read(select, site, found);
        }
        return found.stream().findFirst();
    }

    private void read(PreparedStatement select, String site, List<ServiceConsent> found) throws SQLException {
        SiteDetails.Service service = inventory.details(site).service();
        String named = service == null ? null : service.scan();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(new ServiceConsent(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getString(6),
                        row.getObject(7, OffsetDateTime.class).toInstant(),
                        row.getObject(8, UUID.class),
                        row.getString(2).equals(named)));
            }
        }
    }

    private static IllegalStateException unreadable(SQLException e) {
        return new IllegalStateException("the scans of consents cannot be read", e);
    }
}

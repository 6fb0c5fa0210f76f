package io.qinglan.feed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import io.qinglan.authority.SignedIn;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.Point;
import io.qinglan.inventory.Points;
import io.qinglan.inventory.Site;

/** Instruments for the tests of the gateway, many at once. */
@ApplicationScoped
public class RegisteredInstruments {

    /** The site they stand at. */
    public static final String SITE = "gateway-site";

    @Inject
    DataSource dataSource;

    @Inject
    Inventory inventory;

    @Inject
    Points points;

    @Inject
    SignedIn signedIn;

    @Inject
    Instruments instruments;

    /** Registers instruments with one password, each at a point that has its number as code; again without harm. */
    public void register(String password, String... numbers) {
        signedIn.keepAreas();
        write(password, numbers);
        instruments.refresh();
    }

    @Transactional
    void write(String password, String... numbers) {
        if (inventory.find(SITE).isEmpty()) {
            SiteFact fact = SiteFact.of(SITE, "厂", "KI15", null, "B", List.of());
            inventory.save(List.of(Site.of(SignedIn.COUNTY, fact)), SignedIn.COUNTY, "test", null, null);
        }
        points.saveAll(
                List.of(numbers).stream()
                        .map(mn -> Point.of(mn, SITE, Point.Kind.CEMS, null))
                        .toList(),
                null,
                null);
        PasswordCheck check = PasswordCheck.of(password);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into instrument (mn, point, password_salt, password_hash, registered_by, registered_at, changed_at,"
                                + " version) values (?, ?, ?, ?, 'test', now(), clock_timestamp(), 1) on conflict (mn) do update"
                                + " set password_salt = excluded.password_salt, password_hash = excluded.password_hash,"
                                + " changed_at = clock_timestamp()")) {
            for (String mn : numbers) {
                insert.setString(1, mn);
                insert.setString(2, mn);
                insert.setBytes(3, check.salt());
                insert.setBytes(4, check.hash());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Registers instruments with one password at a site of their own, straight in a database outside the container. */
    public static void write(Connection connection, String password, List<String> numbers) throws SQLException {
        PasswordCheck check = PasswordCheck.of(password);
        String points =
                "insert into monitoring_point (code, revision, site, kind, recorded_at) values (?, 1, 'bench-site', 'cems', now())";
        String rows =
                "insert into instrument (mn, point, password_salt, password_hash, registered_by, registered_at, changed_at, version)"
                        + " values (?, ?, ?, ?, 'bench', now(), clock_timestamp(), 1)";
        try (PreparedStatement point = connection.prepareStatement(points);
                PreparedStatement instrument = connection.prepareStatement(rows)) {
            for (String mn : numbers) {
                point.setString(1, mn);
                point.addBatch();
                instrument.setString(1, mn);
                instrument.setString(2, mn);
                instrument.setBytes(3, check.salt());
                instrument.setBytes(4, check.hash());
                instrument.addBatch();
            }
            point.executeBatch();
            instrument.executeBatch();
        }
    }
}

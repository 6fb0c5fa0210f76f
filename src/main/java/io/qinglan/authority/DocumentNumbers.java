package io.qinglan.authority;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Consecutive numbers of an area's documents in the pattern that its profile settles. */
@ApplicationScoped
public class DocumentNumbers {

    private static final String NEXT = "INSERT INTO document_number (area, act, year, last) VALUES (?, ?, ?, 1)"
            + " ON CONFLICT (area, act, year) DO UPDATE SET last = document_number.last + 1 RETURNING last";

    private final DataSource database;
    private final Profiles profiles;
    private final ZoneId zone;

    /** Made by the container. */
    public DocumentNumbers(
            DataSource database,
            Profiles profiles,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.database = database;
        this.profiles = profiles;
        this.zone = zone;
    }

    /**
     * The next number of an act in the year of the instant, taken in the running transaction: if that fails the number is
     * free again, so the row has no gaps. Empty when the area has settled no pattern; then the document has no number and
     * says so.
     */
    public Optional<String> next(String area, Profile.Act act, Instant at) {
        int year = at.atZone(zone).getYear();
        return profiles.of(area).documentNumbers().stream()
                .filter(pattern -> pattern.act() == act)
                .findFirst()
                .map(pattern -> pattern.pattern()
                        .replace("{area}", area)
                        .replace("{year}", String.valueOf(year))
                        .replace("{number}", String.valueOf(count(area, act, year))));
    }

    private int count(String area, Profile.Act act, int year) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setString(1, area);
            statement.setString(2, act.name().toLowerCase(Locale.ROOT));
            statement.setInt(3, year);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("no document number could be taken for " + area, e);
        }
    }
}

package io.qinglan.inventory.grade;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** The grades as they were published (绩效分级名单), by site and industry, each from its day on. */
@ApplicationScoped
public class PublishedGrades {

    private final DataSource dataSource;
    private final Clock clock;

    /** The grades in this database. */
    public PublishedGrades(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** One published grade, with the document it was published in; null when not named. */
    public record Published(String site, String industry, String grade, LocalDate publishedOn, String document) {}

    /** The grades of some sites that are published on a day, by site and industry. */
    public Map<String, Map<String, String>> of(Collection<String> sites, LocalDate day) {
        Map<String, Map<String, String>> found = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("select distinct on (site, industry) site,"
                        + " industry, grade from published_grade where site = any(?) and published_on <= ?"
                        + " order by site, industry, published_on desc")) {
            select.setArray(1, connection.createArrayOf("text", sites.toArray()));
            select.setObject(2, day);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.computeIfAbsent(row.getString(1), site -> new HashMap<>())
                            .put(row.getString(2), row.getString(3));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the published grades cannot be read", e);
        }
        return found;
    }

    /** Keeps grades; one of the same site, industry and day is replaced. */
    @Transactional
    void keep(List<Published> grades, String person) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement("insert into published_grade (site, industry,"
                        + " grade, published_on, document, person, recorded_at) values (?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict (site, industry, published_on) do update set grade = excluded.grade,"
                        + " document = excluded.document, person = excluded.person,"
                        + " recorded_at = excluded.recorded_at")) {
            for (Published grade : grades) {
                upsert.setString(1, grade.site());
                upsert.setString(2, grade.industry());
                upsert.setString(3, grade.grade());
                upsert.setObject(4, grade.publishedOn());
                upsert.setString(5, grade.document());
                upsert.setString(6, person);
                upsert.setObject(7, clock.instant().atOffset(ZoneOffset.UTC));
                upsert.addBatch();
            }
            upsert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("the published grades were not kept", e);
        }
    }
}

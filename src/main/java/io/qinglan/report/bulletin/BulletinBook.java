package io.qinglan.report.bulletin;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** The bulletins as kept. */
@ApplicationScoped
class BulletinBook {

    private static final String SELECT =
            "select id, area, from_at, until_at, number, paper, digest, state, drafted_by, drafter,"
                    + " drafted_at, draft_decision, issued_by, issuer, issued_at, issue_decision from bulletin ";

    private final DataSource dataSource;

    BulletinBook(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    Optional<Bulletin> find(UUID id) {
        return select(SELECT + "where id = ?", id).stream().findFirst();
    }

    Optional<Bulletin> locked(UUID id) {
        return select(SELECT + "where id = ? for update", id).stream().findFirst();
    }

    /** Bulletins of some areas, newest first, behind a place of that order. */
    List<Bulletin> list(Collection<String> areas, String state, Instant before, UUID beforeId, int limit) {
        return select(
                SELECT + "where area = any(?) and (?::text is null or state = ?)"
                        + " and (?::timestamptz is null or (drafted_at, id) < (?, ?)) order by drafted_at desc, id desc limit ?",
                areas.toArray(String[]::new),
                state,
                state,
                time(before),
                time(before),
                beforeId,
                limit);
    }

    void draft(Bulletin one) {
        run(
                "insert into bulletin (id, area, from_at, until_at, paper, digest, state, drafted_by, drafter, drafted_at, draft_decision)"
                        + " values (?,?,?,?,?,?,'draft',?,?,?,?)",
                one.id(),
                one.area(),
                time(one.from()),
                time(one.until()),
                one.paper(),
                one.digest(),
                one.draftedBy(),
                one.drafter(),
                time(one.draftedAt()),
                one.draftDecision());
    }

    void issue(UUID id, String number, UUID by, String name, Instant at, UUID decision) {
        run(
                "update bulletin set state = 'issued', number = ?, issued_by = ?, issuer = ?, issued_at = ?, issue_decision = ?"
                        + " where id = ?",
                number,
                by,
                name,
                time(at),
                decision,
                id);
    }

    /** The next number of an area in a year, 1, 2 …; one transaction at a time takes one. */
    int nextNumber(String area, int year) {
        run("select pg_advisory_xact_lock(hashtextextended(?, 168))", "bulletin/" + area);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select count(*) + 1 from bulletin where area = ? and number like ?")) {
            select.setString(1, area);
            select.setString(2, year + "-%");
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the bulletins cannot be read", e);
        }
    }

    private void run(String sql, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement write = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                write.setObject(i + 1, values[i]);
            }
            write.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("the bulletin was not kept", e);
        }
    }

    private List<Bulletin> select(String sql, Object... values) {
        List<Bulletin> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(
                        i + 1,
                        values[i] instanceof String[] texts ? connection.createArrayOf("text", texts) : values[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(read(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("the bulletins cannot be read", e);
        }
    }

    private static Bulletin read(ResultSet row) throws SQLException {
        return new Bulletin(
                row.getObject(1, UUID.class),
                row.getString(2),
                instant(row, 3),
                instant(row, 4),
                row.getString(5),
                row.getObject(6, UUID.class),
                row.getString(7),
                row.getString(8),
                row.getObject(9, UUID.class),
                row.getString(10),
                instant(row, 11),
                row.getObject(12, UUID.class),
                row.getObject(13, UUID.class),
                row.getString(14),
                instant(row, 15),
                row.getObject(16, UUID.class));
    }

    private static OffsetDateTime time(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}

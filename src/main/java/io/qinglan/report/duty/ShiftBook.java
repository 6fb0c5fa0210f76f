package io.qinglan.report.duty;

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

/** The shifts as kept. */
@ApplicationScoped
class ShiftBook {

    private static final String SELECT =
            "select id, area, starts_at, ends_at, duty, person, user_name, unit, phone, document,"
                    + " version, cancelled, made_by, made_at, decision from duty_shift ";

    private final DataSource dataSource;

    ShiftBook(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    Optional<Shift> find(UUID id) {
        return select(SELECT + "where id = ?", id).stream().findFirst();
    }

    Optional<Shift> locked(UUID id) {
        return select(SELECT + "where id = ? for update", id).stream().findFirst();
    }

    /** Shifts of some areas that meet a span, by start. */
    List<Shift> during(Collection<String> areas, Instant from, Instant until) {
        return select(
                SELECT + "where area = any(?) and starts_at < ? and ends_at > ? and not cancelled"
                        + " order by starts_at, area, duty, id",
                areas.toArray(String[]::new),
                time(until),
                time(from));
    }

    void insert(Shift shift) {
        run(
                "insert into duty_shift (area, starts_at, ends_at, duty, person, user_name, unit, phone, document, version, cancelled,"
                        + " made_by, made_at, decision, id) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                shift);
    }

    void update(Shift shift) {
        run(
                "update duty_shift set area = ?, starts_at = ?, ends_at = ?, duty = ?, person = ?, user_name = ?, unit = ?, phone = ?,"
                        + " document = ?, version = ?, cancelled = ?, made_by = ?, made_at = ?, decision = ? where id = ?",
                shift);
    }

    private void run(String sql, Shift one) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement write = connection.prepareStatement(sql)) {
            Object[] values = {
                one.area(),
                time(one.start()),
                time(one.end()),
                one.duty(),
                one.person(),
                one.user(),
                one.unit(),
                one.phone(),
                one.document(),
                one.version(),
                one.cancelled(),
                one.madeBy(),
                time(one.madeAt()),
                one.decision(),
                one.id()
            };
            for (int i = 0; i < values.length; i++) {
                write.setObject(i + 1, values[i]);
            }
            write.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the shift was not kept", e);
        }
    }

    private List<Shift> select(String sql, Object... values) {
        List<Shift> found = new ArrayList<>();
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
            throw new IllegalStateException("the shifts cannot be read", e);
        }
    }

    private static Shift read(ResultSet row) throws SQLException {
        return new Shift(
                row.getObject(1, UUID.class),
                row.getString(2),
                instant(row, 3),
                instant(row, 4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getInt(11),
                row.getBoolean(12),
                row.getString(13),
                instant(row, 14),
                row.getObject(15, UUID.class));
    }

    static OffsetDateTime time(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}

package io.qinglan.feed.gateway;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.qinglan.web.Cursor;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;

/** The commands to instruments as they stand in the database: any node may note one, the node the instrument is connected to takes it. */
@ApplicationScoped
class CommandBook {

    private static final String COLUMNS =
            "id, mn, point, kind, code, parameters, reason, asker, asked_at, expires_at, state,"
                    + " attempts, qn, sent_at, closed_at, qn_return, exe_return, answer, records";
    private static final String NOTE =
            "insert into instrument_command (id, mn, point, kind, code, parameters, begins, ends,"
                    + " reason, asked_by, asker, asked_at, expires_at, state)"
                    + " values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, 'waiting') on conflict do nothing";
    private static final String OPEN = "select " + COLUMNS + " from instrument_command where state = 'waiting'"
            + " or state = 'sent' and held_until < ? order by asked_at limit 1000";
    private static final String TAKE = "update instrument_command set state = 'sent', attempts = attempts + 1, qn = ?,"
            + " sent_at = ?, held_until = ? where id = ? and (state = 'waiting' or state = 'sent' and held_until < ?)";
    private static final String HOLD =
            "update instrument_command set held_until = ?, attempts = ?, qn_return = ?, records = ?"
                    + " where id = ? and qn = ? and state = 'sent'";
    private static final String CLOSE =
            "update instrument_command set state = ?, closed_at = ?, held_until = null, attempts = ?,"
                    + " qn_return = ?, exe_return = ?, answer = ?::jsonb, records = ? where id = ? and qn = ? and state = 'sent'";
    private static final String RELEASE = "update instrument_command set state = 'waiting', held_until = null"
            + " where id = ? and qn = ? and state = 'sent'";
    private static final String EXPIRE =
            "update instrument_command set state = 'expired', closed_at = ?, held_until = null"
                    + " where state = 'waiting' and expires_at < ?";
    private static final String ASKED_BEFORE = "select count(*) from instrument_command where kind = 'fetch' and mn = ?"
            + " and code = ? and begins = ? and ends = ? and state <> 'expired'";
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final DataSource dataSource;
    private final ObjectMapper json;

    /** Made by the container. */
    CommandBook(DataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    /**
     * Notes a command; false when the same records are being asked for already.
     *
     * @param begin first time of a fetch, else null
     * @param person who asked, null for the program
     */
    boolean note(InstrumentCommand command, Instant begin, Instant end, UUID person) {
        return change(
                NOTE,
                command.id(),
                command.mn(),
                command.point(),
                command.command(),
                command.code(),
                text(command.parameters()),
                time(begin),
                time(end),
                command.reason(),
                person,
                command.askedBy(),
                time(command.askedAt()),
                time(command.expiresAt()));
    }

    /** What waits for its instrument, or was let go of by a node that died; oldest first. */
    List<InstrumentCommand> open(Instant now) {
        return read(OPEN, time(now));
    }

    /** Takes a command for this node until then; false when another node has it. */
    boolean take(UUID id, String qn, Instant now, Instant heldUntil) {
        return change(TAKE, qn, time(now), time(heldUntil), id, time(now));
    }

    /** Keeps a command that is going on. */
    void hold(UUID id, String qn, Instant until, Exchange exchange) {
        change(HOLD, time(until), exchange.attempts(), exchange.qnReturn(), exchange.records(), id, qn);
    }

    /** Writes down what came of it. */
    void close(UUID id, String qn, Instant now, Exchange exchange) {
        change(
                CLOSE,
                exchange.outcome().word(),
                time(now),
                exchange.attempts(),
                exchange.qnReturn(),
                exchange.exeReturn(),
                exchange.answer().isEmpty() ? null : text(exchange.answer()),
                exchange.records(),
                id,
                qn);
    }

    /** Gives it back: the connection is gone before the end. */
    void release(UUID id, String qn) {
        change(RELEASE, id, qn);
    }

    /** Gives up what nobody could send in time. */
    void expire(Instant now) {
        change(EXPIRE, time(now), time(now));
    }

    /** How often these records were asked for, and sent or still to be sent. */
    int askedBefore(String mn, FetchKind kind, Instant begin, Instant end) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(ASKED_BEFORE)) {
            bind(statement, mn, kind.code(), time(begin), time(end));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the commands to instruments cannot be read", e);
        }
    }

    /** One command. */
    Optional<InstrumentCommand> find(UUID id) {
        return read("select " + COLUMNS + " from instrument_command where id = ?", id).stream()
                .findFirst();
    }

    /** The commands of a point, newest first. */
    Page<InstrumentCommand> ofPoint(String point, PageRequest page) {
        Optional<Cursor> after = page.after();
        String where = after.isPresent() ? " and (asked_at, id) < (?, ?)" : "";
        String sql = "select " + COLUMNS + " from instrument_command where point = ?" + where
                + " order by asked_at desc, id desc limit " + page.limit();
        List<InstrumentCommand> rows = after.isPresent()
                ? read(sql, point, time(after.get().instant(0)), after.get().uuid(1))
                : read(sql, point);
        return Page.of(rows, page, command -> Cursor.of(command.askedAt(), command.id()));
    }

    private boolean change(String sql, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate() > 0;
        } catch (SQLException e) {
            throw new IllegalStateException("the commands to instruments cannot be written", e);
        }
    }

    private List<InstrumentCommand> read(String sql, Object... values) {
        List<InstrumentCommand> commands = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    commands.add(command(row));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the commands to instruments cannot be read", e);
        }
        return commands;
    }

    private InstrumentCommand command(ResultSet row) throws SQLException {
        return new InstrumentCommand(
                row.getObject("id", UUID.class),
                row.getString("mn"),
                row.getString("point"),
                row.getString("kind"),
                row.getString("code"),
                fields(row.getString("parameters")),
                row.getString("reason"),
                row.getString("asker"),
                instant(row, "asked_at"),
                instant(row, "expires_at"),
                row.getString("state"),
                row.getInt("attempts"),
                row.getString("qn"),
                instant(row, "sent_at"),
                instant(row, "closed_at"),
                row.getString("qn_return"),
                row.getString("exe_return"),
                fields(row.getString("answer")),
                row.getInt("records"));
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private Map<String, Object> fields(String text) {
        try {
            return text == null ? null : json.readValue(text, FIELDS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a command's fields are not what we wrote", e);
        }
    }

    private String text(Map<String, ?> fields) {
        try {
            return json.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("text and numbers can be written as JSON", e);
        }
    }
}

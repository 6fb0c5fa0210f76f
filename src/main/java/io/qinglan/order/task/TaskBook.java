package io.qinglan.order.task;

import java.io.IOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads tasks and what was answered. Who may see them, the HTTP edge asks. */
@ApplicationScoped
class TaskBook {

    private static final String SELECT =
            "select id, response, version, area, level, exercise, pack, row_id, subject, kind, lead,"
                    + " departments, body, certainty, starts_at, until, due_at, every_hours, state, how, closed_at, made_at, decision"
                    + " from task ";
    private static final TypeReference<Map<String, Long>> FIGURES = new TypeReference<>() {};

    private final DataSource dataSource;
    private final ObjectMapper json;

    TaskBook(DataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    /**
     * Which tasks are asked for; null leaves a condition out.
     *
     * @param status as the board shows it at {@code now}
     * @param before only before this place of the order newest first
     */
    record Wanted(
            Collection<String> areas,
            UUID response,
            String status,
            String subject,
            String lead,
            Instant now,
            Instant before,
            UUID beforeId,
            int limit) {}

    /** A task by its id. */
    Optional<Task> find(UUID id) {
        return select(SELECT + "where id = ?", List.of(id)).stream().findFirst();
    }

    /** Tasks by their ids, in no order. */
    List<Task> all(Collection<UUID> ids) {
        String[] texts = ids.stream().map(UUID::toString).toArray(String[]::new);
        return select(SELECT + "where id = any(?::uuid[])", List.<Object>of((Object) texts));
    }

    /** A task by its id, held for this transaction. */
    Optional<Task> locked(UUID id) {
        return select(SELECT + "where id = ? for update", List.of(id)).stream().findFirst();
    }

    /** Tasks newest first. */
    List<Task> list(Wanted wanted) {
        StringBuilder sql = new StringBuilder(SELECT).append("where area = any(?)");
        List<Object> values = new ArrayList<>();
        values.add(wanted.areas().toArray(String[]::new));
        condition(sql, values, "response = ?", wanted.response());
        condition(sql, values, "subject = ?", wanted.subject());
        condition(sql, values, "lead = ?", wanted.lead());
        if (Task.OVERDUE.equals(wanted.status())) {
            condition(sql, values, "state <> 'closed' and due_at < ?", TaskRounds.time(wanted.now()));
        } else if (wanted.status() != null) {
            condition(sql, values, "state = ?", wanted.status());
            condition(
                    sql, values, "(state = 'closed' or due_at is null or due_at >= ?)", TaskRounds.time(wanted.now()));
        }
        if (wanted.before() != null) {
            sql.append(" and (made_at, id) < (?, ?)");
            values.add(TaskRounds.time(wanted.before()));
            values.add(wanted.beforeId());
        }
        sql.append(" order by made_at desc, id desc limit ?");
        values.add(wanted.limit());
        return select(sql.toString(), values);
    }

    /** Tasks of some areas that held at some time of a span, exercises left out, in the order of their rows. */
    List<Task> during(Collection<String> areas, Instant from, Instant until) {
        return select(
                SELECT
                        + "where area = any(?) and not exercise and starts_at < ? and (closed_at is null or closed_at > ?)"
                        + " order by response, pack, row_id, made_at",
                List.of(areas.toArray(String[]::new), TaskRounds.time(until), TaskRounds.time(from)));
    }

    /** What was answered to some tasks, oldest first, by task. */
    Map<UUID, List<TaskAnswer>> answers(Collection<UUID> tasks) {
        Map<UUID, List<TaskAnswer>> found = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select task, id, kind, content, figures, evidence,"
                                + " person, unit, at, due, decision from task_answer where task = any(?) order by at, id")) {
            select.setArray(1, connection.createArrayOf("uuid", tasks.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.computeIfAbsent(row.getObject(1, UUID.class), task -> new ArrayList<>())
                            .add(answer(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private TaskAnswer answer(ResultSet row) throws SQLException {
        Instant at = TaskRounds.instant(row, 9);
        Instant due = TaskRounds.instant(row, 10);
        try {
            return new TaskAnswer(
                    row.getObject(2, UUID.class),
                    row.getString(3),
                    row.getString(4),
                    json.readValue(row.getString(5), FIGURES),
                    row.getString(6),
                    row.getString(7),
                    row.getString(8),
                    at,
                    due,
                    due != null && at.isAfter(due),
                    row.getObject(11, UUID.class));
        } catch (IOException e) {
            throw new IllegalStateException("the figures of a report are not JSON", e);
        }
    }

    private static void condition(StringBuilder sql, List<Object> values, String condition, Object value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            values.add(value);
        }
    }

    private List<Task> select(String sql, List<?> values) {
        List<Task> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                Object value = values.get(i);
                select.setObject(
                        i + 1, value instanceof String[] texts ? connection.createArrayOf("text", texts) : value);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(task(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private Task task(ResultSet row) throws SQLException {
        Array departments = row.getArray(12);
        try {
            return new Task(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getInt(3),
                    row.getString(4),
                    row.getString(5),
                    row.getBoolean(6),
                    row.getString(7),
                    row.getString(8),
                    row.getString(9),
                    row.getString(10),
                    row.getString(11),
                    List.of((String[]) departments.getArray()),
                    json.readTree(row.getString(13)),
                    row.getString(14),
                    TaskRounds.instant(row, 15),
                    TaskRounds.instant(row, 16),
                    TaskRounds.instant(row, 17),
                    row.getObject(18, Integer.class),
                    row.getString(19),
                    row.getString(20),
                    TaskRounds.instant(row, 21),
                    TaskRounds.instant(row, 22),
                    row.getObject(23, UUID.class));
        } catch (IOException e) {
            throw new IllegalStateException("the row of a task is not JSON", e);
        }
    }

    private static IllegalStateException unreadable(SQLException e) {
        return new IllegalStateException("the tasks cannot be read", e);
    }
}

package io.qinglan.order.task;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.qinglan.authority.Actor;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.store.Ids;

/** Keeps what departments answer: each answer is recorded, none changed; the task moves on. */
@ApplicationScoped
class TaskAnswers {

    private final DataSource dataSource;
    private final Decisions decisions;
    private final ObjectMapper json;
    private final Ids ids;
    private final Clock clock;

    TaskAnswers(DataSource dataSource, Decisions decisions, ObjectMapper json, Ids ids, Clock clock) {
        this.dataSource = dataSource;
        this.decisions = decisions;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** Keeps a receipt in the running transaction; a task already reported stays reported. */
    TaskAnswer received(Task task, String text, Actor person) {
        TaskAnswer receipt = keep(task, "receipt", text, Map.of(), null, null, person);
        move(task, task.state().equals("issued") ? "acknowledged" : task.state(), task.due());
        return receipt;
    }

    /** Keeps a report in the running transaction; the next one is due at the next turn of the clock. */
    TaskAnswer reported(Task task, String text, Map<String, Long> figures, String evidence, Actor person) {
        TaskAnswer report = keep(task, "report", text, figures, evidence, task.due(), person);
        move(task, "reported", task.dueAfter(report.at()));
        return report;
    }

    private TaskAnswer keep(
            Task task,
            String kind,
            String text,
            Map<String, Long> figures,
            String evidence,
            Instant due,
            Actor person) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("text", text);
        input.put("figures", new TreeMap<>(figures));
        input.put("evidence", evidence);
        Decision decision = new Decision(
                "task." + kind, task.id().toString(), now, null, null, List.of(), input, List.of(), null, person);
        UUID recorded = decisions.append(decision.in(task.area())).id();
        TaskAnswer answer = new TaskAnswer(
                ids.next(),
                kind,
                text,
                figures,
                evidence,
                person.name(),
                person.unit(),
                now,
                due,
                due != null && now.isAfter(due),
                recorded);
        insert(task, answer);
        return answer;
    }

    private void insert(Task task, TaskAnswer answer) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into task_answer (id, task, kind, content,"
                                + " figures, evidence, person, unit, at, due, decision)"
                                + " values (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?)")) {
            insert.setObject(1, answer.id());
            insert.setObject(2, task.id());
            insert.setString(3, answer.kind());
            insert.setString(4, answer.text());
            insert.setString(5, json.writeValueAsString(answer.figures()));
            insert.setString(6, answer.evidence());
            insert.setString(7, answer.person());
            insert.setString(8, answer.unit());
            insert.setObject(9, TaskRounds.time(answer.at()));
            insert.setObject(10, TaskRounds.time(answer.due()));
            insert.setObject(11, answer.decision());
            insert.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the answer to a task was not kept", e);
        }
    }

    private void move(Task task, String state, Instant due) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update task set state = ?, due_at = ? where id = ?")) {
            update.setString(1, state);
            update.setObject(2, TaskRounds.time(due));
            update.setObject(3, task.id());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the state of a task was not kept", e);
        }
    }
}

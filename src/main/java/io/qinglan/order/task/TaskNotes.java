package io.qinglan.order.task;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;

import io.qinglan.fact.Level;
import io.qinglan.response.ResponseChanged;
import io.qinglan.response.ResponseEnded;
import io.qinglan.response.ResponseStarted;
import io.qinglan.response.ResponseView;
import io.qinglan.response.Responses;

/** Listens to responses, within their transactions, and only notes that departments get other tasks. */
@ApplicationScoped
class TaskNotes {

    private static final Set<String> PAUSES = Set.of("suspend");

    private final TaskRounds rounds;
    private final Responses responses;
    private final Event<Noted> events;

    TaskNotes(TaskRounds rounds, Responses responses, Event<Noted> events) {
        this.rounds = rounds;
        this.responses = responses;
        this.events = events;
    }

    /** A round was noted; fired inside the noting transaction. */
    record Noted(UUID response) {}

    void onStarted(@Observes ResponseStarted started) {
        note(new TaskRound(
                started.response(),
                started.version(),
                started.area(),
                started.level(),
                null,
                started.start(),
                started.until(),
                started.exercise()));
    }

    void onChanged(@Observes ResponseChanged changed) {
        note(new TaskRound(
                changed.response(),
                changed.version(),
                changed.area(),
                changed.to(),
                PAUSES.contains(changed.act()) ? "suspended" : null,
                begin(changed),
                changed.until(),
                changed.exercise()));
    }

    void onEnded(@Observes ResponseEnded ended) {
        note(new TaskRound(
                ended.response(),
                ended.version(),
                ended.area(),
                Level.NONE,
                ended.how(),
                ended.at(),
                null,
                ended.exercise()));
    }

    /** A change decided before the response has begun holds from its beginning. */
    private Instant begin(ResponseChanged changed) {
        return responses
                .find(changed.response())
                .map(ResponseView::start)
                .filter(start -> start.isAfter(changed.at()))
                .orElse(changed.at());
    }

    private void note(TaskRound round) {
        try {
            rounds.note(round);
        } catch (SQLException e) {
            throw new IllegalStateException("the tasks of the response were not noted", e);
        }
        events.fire(new Noted(round.response()));
    }
}

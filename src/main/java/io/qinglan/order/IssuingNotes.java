package io.qinglan.order;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;

import io.qinglan.fact.Level;
import io.qinglan.response.ResponseChanged;
import io.qinglan.response.ResponseEnded;
import io.qinglan.response.ResponseStarted;
import io.qinglan.response.ResponseView;
import io.qinglan.response.Responses;

/**
 * Listens to responses, within their transactions, and only notes what is to be done: so that one approval never holds a country's orders
 * in one transaction, and no approval is committed whose orders would be forgotten.
 */
@ApplicationScoped
class IssuingNotes {

    private static final Set<String> PAUSES = Set.of("suspend");

    private final DataSource dataSource;
    private final IssuingBook book;
    private final Responses responses;
    private final Event<IssuingWorker.Noted> events;

    IssuingNotes(DataSource dataSource, IssuingBook book, Responses responses, Event<IssuingWorker.Noted> events) {
        this.dataSource = dataSource;
        this.book = book;
        this.responses = responses;
        this.events = events;
    }

    void onStarted(@Observes ResponseStarted started) {
        note(new Issuing(
                started.response(),
                started.version(),
                0,
                null,
                started.area(),
                started.level(),
                started.start(),
                started.until(),
                started.exercise(),
                null,
                null,
                false,
                null));
    }

    void onChanged(@Observes ResponseChanged changed) {
        String how = PAUSES.contains(changed.act()) ? "suspended" : null;
        note(new Issuing(
                changed.response(),
                changed.version(),
                0,
                how,
                changed.area(),
                changed.to(),
                begin(changed),
                changed.until(),
                changed.exercise(),
                null,
                changed.act(),
                false,
                null));
    }

    /** A change decided before the response has begun holds from its beginning, not from the decision. */
    private Instant begin(ResponseChanged changed) {
        return responses
                .find(changed.response())
                .map(ResponseView::start)
                .filter(start -> start.isAfter(changed.at()))
                .orElse(changed.at());
    }

    void onEnded(@Observes ResponseEnded ended) {
        note(new Issuing(
                ended.response(),
                ended.version(),
                0,
                ended.how(),
                ended.area(),
                Level.NONE,
                ended.at(),
                null,
                ended.exercise(),
                null,
                ended.how(),
                false,
                null));
    }

    /** Notes a further round of a response: its orders, or one of them, are written anew. */
    void again(Connection connection, UUID response, String onlySite, String reason, boolean unbinding, Instant at)
            throws SQLException {
        Issuing last = book.last(connection, response).orElseThrow();
        book.note(
                connection,
                new Issuing(
                        response,
                        last.version(),
                        last.round() + 1,
                        null,
                        last.area(),
                        last.level(),
                        at.isAfter(last.start()) ? at : last.start(),
                        last.until(),
                        last.exercise(),
                        onlySite,
                        reason,
                        unbinding || last.unbinding(),
                        null));
        events.fire(new IssuingWorker.Noted(response));
    }

    /** Has the worker look for rounds of a response once the transaction is committed. */
    void wake(UUID response) {
        events.fire(new IssuingWorker.Noted(response));
    }

    private void note(Issuing issuing) {
        try (Connection connection = dataSource.getConnection()) {
            book.note(connection, issuing);
            events.fire(new IssuingWorker.Noted(issuing.response()));
        } catch (SQLException e) {
            throw new IllegalStateException("what the response asks for was not noted", e);
        }
    }
}

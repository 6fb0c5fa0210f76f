package io.qinglan.order.task;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.response.ResponseView;
import io.qinglan.response.Responses;
import io.qinglan.web.Cursor;
import io.qinglan.web.InputError;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;
import io.qinglan.web.Problem;

/** The one board of a response: what sites and departments have been told, answered and are late with. */
@Path("/api/v1/responses/{response}/board")
@Produces(MediaType.APPLICATION_JSON)
public class BoardResource {

    private static final List<String> KINDS = List.of("site", "department");
    private static final UUID FIRST = new UUID(0, 0);

    private final BoardBook book;
    private final BoardViews views;
    private final Responses responses;
    private final Access access;
    private final Clock clock;

    /** Made by the container. */
    BoardResource(BoardBook book, BoardViews views, Responses responses, Access access, Clock clock) {
        this.book = book;
        this.views = views;
        this.responses = responses;
        this.access = access;
        this.clock = clock;
    }

    /** The rows, worst first, then by what is due first; every page shows the instant of the first one. 404 outside the caller's areas. */
    @GET
    @Operation(summary = "sites and departments of a response on one board, worst first, with counts · 调度板")
    public Board board(
            @PathParam("response") UUID id,
            @QueryParam("kind") String kind,
            @QueryParam("status") String status,
            @BeanParam PageRequest request) {
        access.requireBureau();
        String area = responses.find(id).map(ResponseView::area).orElseThrow(Problem::notFound);
        access.requireSite(null, area);
        known("kind", kind, KINDS);
        known("status", status, BoardBook.STATUSES);
        Optional<Cursor> after = request.after();
        Instant at = after.map(cursor -> cursor.instant(0))
                .orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.MICROS));
        List<BoardRow> rows = book.page(new BoardBook.Wanted(
                id,
                kind,
                status,
                at,
                after.map(cursor -> (int) cursor.number(1)).orElse(-1),
                after.map(cursor -> cursor.instant(2)).orElse(BoardBook.NEVER),
                after.map(cursor -> cursor.uuid(3)).orElse(FIRST),
                request.limit()));
        Page<BoardRow> page = Page.of(rows, request, last -> cursor(at, last));
        return new Board(at, book.counts(id, at), views.of(page.items(), at), page.next());
    }

    private static Cursor cursor(Instant at, BoardRow last) {
        return Cursor.of(at, last.rank(), last.due() == null ? BoardBook.NEVER : last.due(), last.id());
    }

    private static void known(String name, String value, List<String> values) {
        if (value != null && !values.contains(value)) {
            throw Problem.invalid(InputError.parameter(name, String.join(", ", values), value));
        }
    }
}

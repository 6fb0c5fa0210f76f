package io.qinglan.report.bulletin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Areas;
import io.qinglan.authority.Role;
import io.qinglan.report.ReportAreas;
import io.qinglan.report.paper.PaperAnswers;
import io.qinglan.web.Cursor;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;
import io.qinglan.web.Problem;

/** Bulletins over HTTP. */
@Path("/api/v1/bulletins")
@Idempotent
@Blocking
public class BulletinResource {

    private static final List<String> STATES = List.of("draft", "issued");

    private final Bulletins bulletins;
    private final BulletinBook book;
    private final ReportAreas reached;
    private final Areas areas;
    private final PaperAnswers answers;
    private final Access access;

    BulletinResource(
            Bulletins bulletins,
            BulletinBook book,
            ReportAreas reached,
            Areas areas,
            PaperAnswers answers,
            Access access) {
        this.bulletins = bulletins;
        this.book = book;
        this.reached = reached;
        this.areas = areas;
        this.answers = answers;
        this.access = access;
    }

    /** A bulletin to be drafted. */
    record BulletinInput(String area, Instant from, Instant until) {}

    /** Bulletins, newest first. */
    @GET
    @Produces(PaperAnswers.JSON)
    @Operation(summary = "bulletins, newest first; state draft or issued · 通报")
    public Page<Bulletin> list(
            @QueryParam("area") String area, @QueryParam("state") String state, @BeanParam PageRequest request) {
        access.requireBureau();
        if (state != null && !STATES.contains(state)) {
            throw Problem.invalid(InputError.parameter("state", String.join(", ", STATES), state));
        }
        List<String> within = area == null ? access.reachedAreas() : areas.within(reached.reached(area));
        Optional<Cursor> after = request.after();
        List<Bulletin> rows = book.list(
                within,
                state,
                after.map(cursor -> cursor.instant(0)).orElse(null),
                after.map(cursor -> cursor.uuid(1)).orElse(null),
                request.limit());
        return Page.of(rows, request, last -> Cursor.of(last.draftedAt(), last.id()));
    }

    /** One bulletin as it was drafted. */
    @GET
    @Path("{id}")
    @Produces({PaperAnswers.JSON, PaperAnswers.XLSX, PaperAnswers.PDF, PaperAnswers.HTML})
    @Operation(summary = "a bulletin; also as .xlsx, .pdf, .html")
    public Response get(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        access.requireBureau();
        return answers.ok(bulletins.paper(visible(id)), "bulletin-" + id, headers);
    }

    /** Drafts the bulletin of a span from the records as they stand. */
    @POST
    @Produces(PaperAnswers.JSON)
    @Operation(summary = "draft a bulletin of an area and a span from the records")
    public Response draft(BulletinInput input) {
        Actor person = access.requireRole(Role.OPERATOR);
        List<InputError> errors = errors(input);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        access.requireArea(input.area());
        return Response.status(201)
                .entity(bulletins.draft(input.area(), input.from(), input.until(), person))
                .build();
    }

    private List<InputError> errors(BulletinInput input) {
        if (input == null) {
            return List.of(InputError.at("", "{area, from, until}", null));
        }
        List<InputError> errors = new ArrayList<>();
        if (input.area() == null || areas.find(input.area()).isEmpty()) {
            errors.add(InputError.at("/area", "the six-digit code of an area kept here", input.area()));
        }
        if (input.from() == null) {
            errors.add(InputError.at("/from", "begin of the time told of", null));
        }
        if (input.until() == null || input.from() != null && !input.until().isAfter(input.from())) {
            errors.add(InputError.at("/until", "later than from", input.until()));
        }
        return errors;
    }

    /** Issues a draft under the next number; another person than who drafted it. */
    @POST
    @Path("{id}/issue")
    @Produces(PaperAnswers.JSON)
    @Operation(summary = "issue a bulletin: another person than who drafted it; it gets its number")
    public Response issue(@PathParam("id") UUID id) {
        Actor person = access.requireRole(Role.APPROVER);
        visible(id);
        return Response.ok(bulletins.issue(id, person)).build();
    }

    private Bulletin visible(UUID id) {
        return book.find(id)
                .filter(one -> access.reachedAreas().contains(one.area()))
                .orElseThrow(Problem::notFound);
    }
}

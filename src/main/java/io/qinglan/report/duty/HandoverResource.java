package io.qinglan.report.duty;

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

/** Handovers of the desk (交接班) over HTTP. */
@Path("/api/v1/handovers")
@Idempotent
@Blocking
public class HandoverResource {

    private final Handovers handovers;
    private final ReportAreas reached;
    private final Areas areas;
    private final PaperAnswers answers;
    private final Access access;

    HandoverResource(Handovers handovers, ReportAreas reached, Areas areas, PaperAnswers answers, Access access) {
        this.handovers = handovers;
        this.reached = reached;
        this.areas = areas;
        this.answers = answers;
        this.access = access;
    }

    /** The desk to be given over. */
    record HandoverInput(String area, String note) {}

    /** A signature under a handover. */
    record SignatureInput(String note) {}

    /** Handovers, newest first. */
    @GET
    @Produces(PaperAnswers.JSON)
    @Operation(summary = "handovers of the desk, newest first · 交接班")
    public Page<Handover> list(@QueryParam("area") String area, @BeanParam PageRequest request) {
        access.requireBureau();
        List<String> within = area == null ? access.reachedAreas() : areas.within(reached.reached(area));
        Optional<Cursor> after = request.after();
        List<Handover> rows = handovers.list(
                within,
                after.map(cursor -> cursor.instant(0)).orElse(null),
                after.map(cursor -> cursor.uuid(1)).orElse(null),
                request.limit());
        return Page.of(rows, request, last -> Cursor.of(last.at(), last.id()));
    }

    /** One handover: the desk as it was given. */
    @GET
    @Path("{id}")
    @Produces({PaperAnswers.JSON, PaperAnswers.XLSX, PaperAnswers.PDF, PaperAnswers.HTML})
    @Operation(
            summary =
                    "a handover: open proposals, unserved orders, running clocks, dead feeds; also as .xlsx, .pdf, .html")
    public Response get(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        access.requireBureau();
        return answers.ok(handovers.paper(visible(id)), "handover-" + id, headers);
    }

    /** Gives the desk of an area over as it stands now. */
    @POST
    @Produces(PaperAnswers.JSON)
    @Operation(summary = "give the desk over as it stands now")
    public Response give(HandoverInput input) {
        Actor giver = access.requireRole(Role.OPERATOR, Role.APPROVER);
        if (input == null || input.area() == null || areas.find(input.area()).isEmpty()) {
            throw Problem.invalid(InputError.at(
                    "/area", "the six-digit code of an area kept here", input == null ? null : input.area()));
        }
        access.requireArea(input.area());
        return Response.status(201)
                .entity(handovers.give(input.area(), input.note(), giver))
                .build();
    }

    /** Takes the desk over: another person signs what was given. */
    @POST
    @Path("{id}/signature")
    @Produces(PaperAnswers.JSON)
    @Operation(summary = "take the desk over: another person signs what was given")
    public Response take(@PathParam("id") UUID id, SignatureInput input) {
        Actor taker = access.requireRole(Role.OPERATOR, Role.APPROVER);
        visible(id);
        return Response.ok(handovers.take(id, input == null ? null : input.note(), taker))
                .build();
    }

    private Handover visible(UUID id) {
        return handovers
                .find(id)
                .filter(one -> access.reachedAreas().contains(one.area()))
                .orElseThrow(Problem::notFound);
    }
}

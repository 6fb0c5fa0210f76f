package io.qinglan.report.upward;

import java.time.Clock;
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
import io.qinglan.report.paper.Paper;
import io.qinglan.report.paper.PaperAnswers;
import io.qinglan.report.upward.UpwardReports.SubmissionInput;
import io.qinglan.web.Cursor;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;
import io.qinglan.web.Problem;

/** Upward reports over HTTP: what is due to whom, the filled form, and the proof that it was handed over. */
@Path("/api/v1/reports/upward")
@Idempotent
@Blocking
public class UpwardResource {

    private static final List<String> STATES = List.of("open", "overdue", "submitted");

    private final UpwardReports reports;
    private final ReportAreas reached;
    private final Areas areas;
    private final PaperAnswers answers;
    private final Access access;
    private final Clock clock;

    UpwardResource(
            UpwardReports reports, ReportAreas reached, Areas areas, PaperAnswers answers, Access access, Clock clock) {
        this.reports = reports;
        this.reached = reached;
        this.areas = areas;
        this.answers = answers;
        this.access = access;
        this.clock = clock;
    }

    /** Upward reports, newest event first. */
    @GET
    @Produces(PaperAnswers.JSON)
    @Operation(summary = "upward reports: start, change, daily, lift; due, open, overdue or submitted · 信息报送")
    public Page<UpwardView> list(
            @QueryParam("area") String area,
            @QueryParam("response") UUID response,
            @QueryParam("state") String state,
            @QueryParam("event") String event,
            @BeanParam PageRequest request) {
        access.requireBureau();
        one("state", state, STATES);
        one("event", event, UpwardForm.EVENTS);
        List<String> within = area == null ? access.reachedAreas() : areas.within(reached.reached(area));
        Optional<Cursor> after = request.after();
        List<UpwardView> rows = reports.list(within).stream()
                .filter(one -> response == null || one.response().equals(response))
                .filter(one -> state == null || one.state().equals(state))
                .filter(one -> event == null || one.event().equals(event))
                .filter(one -> after.isEmpty() || behind(one, after.get()))
                .limit(request.limit())
                .toList();
        return Page.of(rows, request, last -> Cursor.of(last.at(), last.id()));
    }

    private static boolean behind(UpwardView one, Cursor after) {
        int byTime = one.at().compareTo(after.instant(0));
        return byTime < 0 || byTime == 0 && one.id().compareTo(after.uuid(1)) < 0;
    }

    private static void one(String name, String value, List<String> allowed) {
        if (value != null && !allowed.contains(value)) {
            throw Problem.invalid(InputError.parameter(name, String.join(", ", allowed), value));
        }
    }

    /** The form: as it was last handed over, else as it would be now; {@code version=0} always as it would be now. */
    @GET
    @Path("{id}")
    @Produces({PaperAnswers.JSON, PaperAnswers.XLSX, PaperAnswers.PDF, PaperAnswers.HTML})
    @Operation(summary = "an upward report, filled; also as .xlsx, .pdf, .html")
    public Response get(
            @PathParam("id") UUID id, @QueryParam("version") Integer version, @Context HttpHeaders headers) {
        access.requireBureau();
        Occasion occasion = visible(id);
        List<Submission> submitted = reports.submissions(occasion);
        int wanted = version == null ? submitted.size() : version;
        if (wanted < 0 || wanted > submitted.size()) {
            throw Problem.notFound();
        }
        Paper paper = wanted == 0 ? reports.draft(occasion) : reports.handedOver(submitted.get(wanted - 1));
        return answers.ok(paper, occasion.form().id().toLowerCase(java.util.Locale.ROOT) + "-" + id, headers);
    }

    /** Says that the form was handed over, and keeps it as it stands now with the proof; a second time it is a correction with its reason. */
    @POST
    @Path("{id}/submissions")
    @Produces(PaperAnswers.JSON)
    @Operation(
            summary =
                    "proof of submission: channel, to whom, when, receipt number, evidence; again: a correction with its reason")
    public Response submit(@PathParam("id") UUID id, SubmissionInput input) {
        Actor person = access.requireRole(Role.OPERATOR, Role.APPROVER);
        Occasion occasion = visible(id);
        List<InputError> errors = errors(input, !reports.submissions(occasion).isEmpty());
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return Response.status(201)
                .entity(reports.submit(occasion, input, person))
                .build();
    }

    private List<InputError> errors(SubmissionInput input, boolean again) {
        List<InputError> errors = new ArrayList<>();
        if (input == null) {
            return List.of(InputError.at("", "{channel, to, evidence}", null));
        }
        needed(errors, "/channel", "how it was handed over", input.channel());
        needed(errors, "/evidence", "where the proof lies", input.evidence());
        if (again) {
            needed(errors, "/reason", "why it is corrected", input.reason());
        }
        if (input.submittedAt() != null && input.submittedAt().isAfter(clock.instant())) {
            errors.add(InputError.at("/submittedAt", "a time that has come", input.submittedAt()));
        }
        return errors;
    }

    private static void needed(List<InputError> errors, String pointer, String expected, String got) {
        if (got == null || got.isBlank()) {
            errors.add(InputError.at(pointer, expected, got));
        }
    }

    private Occasion visible(UUID id) {
        return reports.find(access.reachedAreas(), id).orElseThrow(Problem::notFound);
    }
}

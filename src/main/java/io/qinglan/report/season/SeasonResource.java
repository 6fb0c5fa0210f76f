package io.qinglan.report.season;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

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
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Page;
import io.qinglan.web.Problem;

/** The season's account over HTTP; its targets, dust days and dustfall, each with its document. */
@Path("/api/v1/seasons/{season}")
@Idempotent
@Blocking
public class SeasonResource {

    private static final List<String> KINDS = List.of("area", "station", "site");
    private static final List<String> RECORDS = List.of("dust_day", "dustfall");
    private static final List<String> INDICATORS = List.of(
            "pm25", "heavy_days", "heavy_days_without_dust", "dustfall", "composite", "fire_points", "fire_point_cost");

    private final Seasons seasons;
    private final SeasonBook book;
    private final ReportAreas reached;
    private final Areas areas;
    private final PaperAnswers answers;
    private final Access access;

    SeasonResource(
            Seasons seasons, SeasonBook book, ReportAreas reached, Areas areas, PaperAnswers answers, Access access) {
        this.seasons = seasons;
        this.book = book;
        this.reached = reached;
        this.areas = areas;
        this.answers = answers;
        this.access = access;
    }

    /** A target to be set. */
    record TargetInput(
            String area,
            String kind,
            String subject,
            Integer tier,
            String indicator,
            BigDecimal value,
            String document) {}

    /** A dust day as it was determined, or the dustfall of a month as it was weighed. */
    record RecordInput(String area, String kind, LocalDate day, BigDecimal value, String document) {}

    /** The account of a season for an area. */
    @GET
    @Produces({PaperAnswers.JSON, PaperAnswers.XLSX, PaperAnswers.PDF, PaperAnswers.HTML})
    @Operation(summary = "the account of a season (2026-2027) for an area; also as .xlsx, .pdf, .html · 秋冬季账")
    public Response account(
            @PathParam("season") String season, @QueryParam("area") String area, @Context HttpHeaders headers) {
        access.requireBureau();
        SeasonSpan span = span(season);
        String code = reached.reached(area);
        return answers.ok(seasons.of(code, span), "season-" + season + "-" + code, headers);
    }

    /** The targets of a season as they hold, of the caller's areas, stations and sites there. */
    @GET
    @Path("targets")
    @Produces(PaperAnswers.JSON)
    @Operation(summary = "targets of a season: indicator, tier, value, document")
    public Page<SeasonBook.Target> targets(@PathParam("season") String season) {
        access.requireBureau();
        List<String> within = access.reachedAreas();
        return new Page<>(
                book.targets(span(season).id()).stream()
                        .filter(one -> !one.kind().equals("area") || within.contains(one.subject()))
                        .toList(),
                null);
    }

    /** Sets a target; set again it is a new version. */
    @POST
    @Path("targets")
    @Produces(PaperAnswers.JSON)
    @Operation(summary = "set a target of a season for an area, station or site, with its tier and document")
    public Response set(@PathParam("season") String season, TargetInput input) {
        Actor person = access.requireRole(Role.OPERATOR, Role.APPROVER);
        SeasonSpan span = span(season);
        List<InputError> errors = errors(input);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        access.requireArea(input.area());
        if (input.kind().equals("area")) {
            access.requireArea(input.subject());
        }
        SeasonBook.Target wanted = new SeasonBook.Target(
                input.kind(), input.subject(), input.tier(), input.indicator(), input.value(), input.document(), 0);
        return Response.status(201)
                .entity(book.set(input.area(), span.id(), wanted, person))
                .build();
    }

    /** Notes a dust day or the dustfall of a month, by its document. */
    @POST
    @Path("records")
    @Produces(PaperAnswers.JSON)
    @Operation(summary = "note a dust day as determined, or the dustfall of a month as weighed, with its document")
    public Response note(@PathParam("season") String season, RecordInput input) {
        Actor person = access.requireRole(Role.OPERATOR);
        SeasonSpan span = span(season);
        List<InputError> errors = errors(input, span);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        access.requireArea(input.area());
        LocalDate day = input.kind().equals("dustfall") ? input.day().withDayOfMonth(1) : input.day();
        return Response.status(201)
                .entity(book.note(
                        input.area(), new SeasonBook.Noted(input.kind(), day, input.value(), input.document()), person))
                .build();
    }

    private List<InputError> errors(TargetInput input) {
        if (input == null) {
            return List.of(InputError.at("", "{area, kind, subject, indicator, value, document}", null));
        }
        List<InputError> errors = new ArrayList<>();
        area(errors, input.area());
        one(errors, "/kind", KINDS, input.kind());
        one(errors, "/indicator", INDICATORS, input.indicator());
        if (input.subject() == null
                || "area".equals(input.kind()) && areas.find(input.subject()).isEmpty()) {
            errors.add(InputError.at("/subject", "the code of an area, station or site", input.subject()));
        }
        if (input.tier() != null && (input.tier() < 1 || input.tier() > 3)) {
            errors.add(InputError.at("/tier", "1, 2 or 3", input.tier()));
        }
        number(errors, input.value());
        document(errors, input.document());
        return errors;
    }

    private List<InputError> errors(RecordInput input, SeasonSpan span) {
        if (input == null) {
            return List.of(InputError.at("", "{area, kind, day, value, document}", null));
        }
        List<InputError> errors = new ArrayList<>();
        area(errors, input.area());
        one(errors, "/kind", RECORDS, input.kind());
        boolean outside = input.day() == null
                || input.day().isBefore(span.first())
                || input.day().isAfter(span.last());
        if (outside) {
            errors.add(InputError.at("/day", "a day from " + span.first() + " to " + span.last(), input.day()));
        }
        if ("dustfall".equals(input.kind())) {
            number(errors, input.value());
        } else if (input.value() != null) {
            errors.add(InputError.at("/value", "none for a dust day", input.value()));
        }
        document(errors, input.document());
        return errors;
    }

    private void area(List<InputError> errors, String area) {
        if (area == null || areas.find(area).isEmpty()) {
            errors.add(InputError.at("/area", "the six-digit code of an area kept here", area));
        }
    }

    private static void one(List<InputError> errors, String pointer, List<String> allowed, String got) {
        if (got == null || !allowed.contains(got)) {
            errors.add(InputError.at(pointer, String.join(", ", allowed), got));
        }
    }

    private static void number(List<InputError> errors, BigDecimal value) {
        if (value == null || value.signum() < 0) {
            errors.add(InputError.at("/value", "a number from 0", value));
        }
    }

    private static void document(List<InputError> errors, String document) {
        if (document == null || document.isBlank()) {
            errors.add(InputError.at("/document", "the document it stands in", document));
        }
    }

    private SeasonSpan span(String season) {
        return seasons.span(season).orElseThrow(Problem::notFound);
    }
}

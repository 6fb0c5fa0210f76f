package io.qinglan.report.ranking;

import java.time.Clock;
import java.time.LocalDate;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.report.ReportAreas;
import io.qinglan.report.ReportRules;
import io.qinglan.report.paper.PaperAnswers;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** Rankings over HTTP. */
@Path("/api/v1/rankings")
@Produces({PaperAnswers.JSON, PaperAnswers.XLSX, PaperAnswers.PDF, PaperAnswers.HTML})
@Blocking
public class RankingResource {

    private static final int LONGEST = 366;

    private final Rankings rankings;
    private final ReportAreas reached;
    private final ReportRules rules;
    private final PaperAnswers answers;
    private final Access access;
    private final Clock clock;

    RankingResource(
            Rankings rankings,
            ReportAreas reached,
            ReportRules rules,
            PaperAnswers answers,
            Access access,
            Clock clock) {
        this.rankings = rankings;
        this.reached = reached;
        this.rules = rules;
        this.answers = answers;
        this.access = access;
        this.clock = clock;
    }

    /** The rankings of an area over whole days, both included; this month up to yesterday when absent. */
    @GET
    @Operation(summary = "ranking of counties, townships and sites in three tiers; also as .xlsx, .pdf, .html · 排名")
    public Response of(
            @QueryParam("area") String area,
            @QueryParam("from") LocalDate from,
            @QueryParam("to") LocalDate to,
            @Context HttpHeaders headers) {
        access.requireBureau();
        String code = reached.reached(area);
        LocalDate last = to == null ? rules.day(clock.instant()).minusDays(1) : to;
        LocalDate first = from == null ? last.withDayOfMonth(1) : from;
        if (first.isAfter(last) || first.plusDays(LONGEST).isBefore(last)) {
            throw Problem.invalid(
                    InputError.parameter("to", "not before from, at most " + LONGEST + " days", String.valueOf(to)));
        }
        return answers.ok(rankings.of(code, first, last), "ranking-" + code + "-" + first + "-" + last, headers);
    }
}

package io.qinglan.report.daily;

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

/** The daily report over HTTP: JSON, and with the endings .xlsx, .pdf, .html (or Accept) as file or page. */
@Path("/api/v1/reports/daily")
@Blocking
public class DailyReportResource {

    private final DailyReports reports;
    private final ReportAreas areas;
    private final ReportRules rules;
    private final PaperAnswers answers;
    private final Access access;
    private final Clock clock;

    /** Made by the container. */
    public DailyReportResource(
            DailyReports reports,
            ReportAreas areas,
            ReportRules rules,
            PaperAnswers answers,
            Access access,
            Clock clock) {
        this.reports = reports;
        this.areas = areas;
        this.rules = rules;
        this.answers = answers;
        this.access = access;
        this.clock = clock;
    }

    /** The report of an area about a day, today when absent. */
    @GET
    @Produces({PaperAnswers.JSON, PaperAnswers.XLSX, PaperAnswers.PDF, PaperAnswers.HTML})
    @Operation(summary = "the daily report of an area about a day; also as .xlsx, .pdf, .html · 日报")
    public Response daily(
            @QueryParam("area") String area, @QueryParam("date") LocalDate date, @Context HttpHeaders headers) {
        access.requireBureau();
        String code = areas.reached(area);
        LocalDate day = date == null ? rules.day(clock.instant()) : date;
        return answers.ok(reports.of(code, day), "daily-" + code + "-" + day, headers);
    }
}

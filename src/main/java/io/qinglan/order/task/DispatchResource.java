package io.qinglan.order.task;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.authority.Areas;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** Dispatch sheets of a week or a month, as JSON and as files for a spreadsheet. */
@Path("/api/v1/dispatch-sheets")
@Produces(MediaType.APPLICATION_JSON)
public class DispatchResource {

    private static final List<String> PERIODS = List.of("week", "month");

    private final DispatchSheets sheets;
    private final DispatchFiles files;
    private final Areas areas;
    private final Access access;
    private final Clock clock;
    private final ZoneId zone;

    /** Made by the container. */
    DispatchResource(
            DispatchSheets sheets,
            DispatchFiles files,
            Areas areas,
            Access access,
            Clock clock,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.sheets = sheets;
        this.files = files;
        this.areas = areas;
        this.access = access;
        this.clock = clock;
        this.zone = zone;
    }

    /** The sheet of the week or month that {@code date} lies in (today when absent); sums over the area and what it contains. */
    @GET
    @Path("{period}")
    @Operation(summary = "the dispatch sheet of a week or a month: departments, sites, what is overdue")
    public Response sheet(
            @PathParam("period") String period, @QueryParam("area") String area, @QueryParam("date") LocalDate date) {
        return Response.ok(found(period, area, date)).build();
    }

    /** The same as CSV. */
    @GET
    @Path("{period}.csv")
    @Produces("text/csv")
    @Operation(summary = "the dispatch sheet as CSV")
    public Response csv(
            @PathParam("period") String period, @QueryParam("area") String area, @QueryParam("date") LocalDate date) {
        DispatchSheet sheet = found(period, area, date);
        return file(files.csv(sheet), sheet, "csv", "text/csv; charset=UTF-8");
    }

    /** The same as a workbook. */
    @GET
    @Path("{period}.xlsx")
    @Produces("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    @Operation(summary = "the dispatch sheet as a workbook")
    public Response xlsx(
            @PathParam("period") String period, @QueryParam("area") String area, @QueryParam("date") LocalDate date) {
        DispatchSheet sheet = found(period, area, date);
        return file(
                files.xlsx(sheet), sheet, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    }

    private DispatchSheet found(String period, String area, LocalDate date) {
        access.requireBureau();
        if (!PERIODS.contains(period)) {
            throw Problem.notFound();
        }
        if (area == null || areas.find(area).isEmpty()) {
            throw Problem.invalid(InputError.parameter("area", "the six-digit code of an area kept here", area));
        }
        access.requireArea(area);
        return sheets.of(area, period, date == null ? LocalDate.ofInstant(clock.instant(), zone) : date);
    }

    private static Response file(byte[] bytes, DispatchSheet sheet, String ending, String type) {
        String name = "dispatch-" + sheet.area() + "-" + sheet.from() + "-" + sheet.period() + "." + ending;
        return Response.ok(bytes, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }
}

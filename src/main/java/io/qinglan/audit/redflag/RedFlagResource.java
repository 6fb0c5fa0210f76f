package io.qinglan.audit.redflag;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import io.qinglan.authority.Access;
import io.qinglan.authority.Areas;
import io.qinglan.authority.Role;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** The report of red flags, for auditors and approvers: as JSON, and as an electronic archive with the proofs of what it names. */
@Path("/api/v1/audit")
public class RedFlagResource {

    private static final Duration USUAL = Duration.ofDays(30);

    private final Access access;
    private final Areas areas;
    private final RedFlags flags;
    private final AuditArchive archive;
    private final Clock clock;

    /** Made by the container. */
    RedFlagResource(Access access, Areas areas, RedFlags flags, AuditArchive archive, Clock clock) {
        this.access = access;
        this.areas = areas;
        this.flags = flags;
        this.archive = archive;
        this.clock = clock;
    }

    /** What is asked for, settled. */
    private record Wanted(List<String> areas, String area, Instant from, Instant to) {}

    /** The flags of an area over some time, newest first, and how many of each kind. */
    @GET
    @Path("red-flags")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "what an auditor looks at first: late, low, without consultation, overridden, unserved … · 红旗报告")
    public Map<String, Object> list(
            @Parameter(description = "first instant; absent = 30 days before the end") @QueryParam("from") Instant from,
            @Parameter(description = "first instant no longer; absent = now") @QueryParam("to") Instant to,
            @Parameter(description = "an area with all it contains; absent = your own") @QueryParam("area")
                    String area) {
        Wanted wanted = wanted(from, to, area);
        return view(wanted, flags.of(wanted.areas(), wanted.from(), wanted.to()));
    }

    /** The same as a zip: catalogue, report, and the bundle of every decision named, each to be verified offline. */
    @GET
    @Path("red-flags.zip")
    @Produces("application/zip")
    @Operation(summary = "the red flags as an electronic archive with catalogue and bundles · 电子档案")
    public Response zip(
            @QueryParam("from") Instant from, @QueryParam("to") Instant to, @QueryParam("area") String area) {
        Wanted wanted = wanted(from, to, area);
        List<RedFlag> found = flags.of(wanted.areas(), wanted.from(), wanted.to());
        return Response.ok(archive.of(view(wanted, found), found))
                .header("Content-Disposition", "attachment; filename=\"red-flags.zip\"")
                .build();
    }

    private Wanted wanted(Instant from, Instant to, String area) {
        access.requireRole(Role.AUDITOR, Role.APPROVER, Role.ADMINISTRATOR);
        if (area != null) {
            access.requireArea(area);
        }
        Instant end = to == null ? clock.instant() : to;
        Instant begin = from == null ? end.minus(USUAL) : from;
        if (!begin.isBefore(end)) {
            throw Problem.invalid(InputError.parameter("from", "an instant before " + end, begin));
        }
        return new Wanted(area == null ? access.reachedAreas() : areas.within(area), area, begin, end);
    }

    private static Map<String, Object> view(Wanted wanted, List<RedFlag> found) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("area", wanted.area());
        view.put("from", wanted.from());
        view.put("to", wanted.to());
        view.put("counts", RedFlags.counts(found));
        view.put("items", found);
        view.put("next", null);
        return view;
    }
}

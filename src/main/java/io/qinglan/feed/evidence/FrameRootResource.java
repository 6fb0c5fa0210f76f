package io.qinglan.feed.evidence;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.authority.Role;
import io.qinglan.web.Cursor;
import io.qinglan.web.InputError;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;
import io.qinglan.web.Problem;

/** The hourly roots over frames, and their check, over HTTP. */
@Path("/api/v1/frame-roots")
@Produces(MediaType.APPLICATION_JSON)
public class FrameRootResource {

    private static final Instant LAST = Instant.parse("9000-01-01T00:00:00Z");

    private final FrameRoots roots;
    private final Access access;

    /** Made by the container. */
    FrameRootResource(FrameRoots roots, Access access) {
        this.roots = roots;
        this.access = access;
    }

    /** Roots in the ledger, newest first. They are hashes and tell nothing of a site. */
    @GET
    @Operation(summary = "The root over all frames of each hour, as recorded in the ledger, newest first")
    public Page<FrameRoot> list(@BeanParam PageRequest request) {
        access.requireBureau();
        Instant hour = request.after().map(after -> after.instant(0)).orElse(LAST);
        int part = request.after().map(after -> (int) after.number(1)).orElse(1);
        return Page.of(roots.before(hour, part, request.limit()), request, last -> Cursor.of(last.hour(), last.part()));
    }

    /** Reads every frame of an hour again. */
    @GET
    @Path("check")
    @Operation(summary = "Read every frame of an hour again and compare with the root in the ledger")
    public RootCheck check(@QueryParam("hour") Instant hour) {
        access.requireRole(Role.AUDITOR, Role.ADMINISTRATOR);
        if (hour == null || !hour.equals(hour.truncatedTo(ChronoUnit.HOURS))) {
            throw Problem.invalid(InputError.parameter("hour", "the begin of an hour", hour));
        }
        return roots.check(hour);
    }
}

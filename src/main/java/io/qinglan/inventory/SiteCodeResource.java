package io.qinglan.inventory;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Areas;
import io.qinglan.authority.Role;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** Issues local codes of sites over HTTP. */
@Path("/api/v1/inventory/site-codes")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
public class SiteCodeResource {

    private final SiteCodes codes;
    private final Areas areas;
    private final Access access;
    private final Decisions decisions;
    private final Clock clock;

    /** Made by the container. */
    public SiteCodeResource(SiteCodes codes, Areas areas, Access access, Decisions decisions, Clock clock) {
        this.codes = codes;
        this.areas = areas;
        this.access = access;
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * For whom a code is asked.
     *
     * @param area six-digit code of the area the site lies in
     * @param name the site, for the record
     */
    public record Asked(String area, String name) {}

    /** A code that was issued. */
    public record Issued(String site, String area, String name) {}

    /** Issues a code to a site that has neither permit nor registration. */
    @POST
    @Transactional
    @Operation(summary = "issue a local code to a site that has neither permit nor registration")
    public Response issue(Asked asked) {
        Actor actor = access.requireRole(Role.OPERATOR);
        if (asked == null || asked.area() == null) {
            throw Problem.invalid(InputError.at("/area", "the six-digit code of an area", "nothing"));
        }
        access.requireArea(areas.get(asked.area()).code());
        if (asked.name() == null || asked.name().isBlank()) {
            throw Problem.invalid(InputError.at("/name", "the name of the site", "nothing"));
        }
        Issued issued = new Issued(codes.next(asked.area()), asked.area(), asked.name());
        decisions.append(new Decision(
                        "inventory.code_issued",
                        issued.site(),
                        clock.instant(),
                        null,
                        null,
                        List.of(),
                        Map.of("name", issued.name()),
                        List.of(),
                        Map.of("site", issued.site()),
                        actor)
                .in(issued.area()));
        return Response.status(201).entity(issued).build();
    }
}

package io.qinglan.compliance.lead;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Areas;
import io.qinglan.authority.Role;
import io.qinglan.web.EntityVersion;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** How an area handles leads, over HTTP: ladder, leaders beside it, running times. */
@Path("/api/v1/areas/{area}/lead-handling")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
public class HandlingResource {

    private static final String NONE = "none";
    private static final List<String> NUMBERS = List.of("visitsAYear");

    private final Handlings handlings;
    private final LeadDoor door;
    private final Areas areas;
    private final Access access;

    /** Made by the container. */
    HandlingResource(Handlings handlings, LeadDoor door, Areas areas, Access access) {
        this.handlings = handlings;
        this.door = door;
        this.areas = areas;
        this.access = access;
    }

    /**
     * How the area shall handle leads.
     *
     * @param terms running times of its own: ISO 8601, a number for limits, {@code none} to stop a clock
     * @param basis the document that settles them
     */
    public record HandlingInput(Ladder ladder, Map<String, String> terms, String basis) {}

    /** What holds in the area, and whose settlement it is. */
    @GET
    @Operation(summary = "ladder and running times of leads in an area; from the area above where it has none")
    public Response get(@PathParam("area") String area) {
        access.requireBureau();
        access.requireArea(area);
        return EntityVersion.ok(view(area), handlings.ownOf(area).version());
    }

    /** Settles it anew; the version read before must be named. */
    @PUT
    @Transactional
    @Operation(summary = "settle ladder and running times of leads in an area")
    public Response put(@PathParam("area") String area, @HeaderParam("If-Match") String ifMatch, HandlingInput input) {
        Actor actor = access.requireRole(Role.APPROVER, Role.ADMINISTRATOR);
        access.requireArea(areas.get(area).code());
        if (input == null) {
            throw Problem.invalid(InputError.at("", "{ladder, terms, basis}", null));
        }
        check(input);
        int present = handlings.ownOf(area).version();
        EntityVersion.require(ifMatch, present);
        Handling kept =
                handlings.keep(new Handling(area, present, input.ladder(), input.terms(), input.basis()), actor);
        return EntityVersion.ok(view(area), kept.version());
    }

    private void check(HandlingInput input) {
        LeadDoor.Errors errors = door.errors();
        errors.text("/basis", "the document that settles it", input.basis());
        Map<String, String> terms = input.terms() == null ? Map.of() : input.terms();
        terms.forEach((name, value) -> errors.check(
                handlings.names().contains(name) && readable(name, value),
                "/terms/" + name,
                handlings.names().contains(name)
                        ? "a duration such as PT2H, a number for limits, or none"
                        : "one of " + handlings.names(),
                value));
        List<Ladder.Rung> rungs =
                input.ladder() == null ? List.of() : input.ladder().rungs();
        Duration before = Duration.ZERO;
        for (int i = 0; i < rungs.size(); i++) {
            Ladder.Rung rung = rungs.get(i);
            errors.text("/ladder/rungs/" + i + "/post", "the post, such as 管区", rung.post());
            errors.check(
                    rung.after().compareTo(before) >= 0,
                    "/ladder/rungs/" + i + "/after",
                    "not before the rung below it",
                    rung.after());
            before = rung.after();
        }
        errors.raise();
    }

    private static boolean readable(String name, String value) {
        if (NONE.equals(value)) {
            return true;
        }
        try {
            return NUMBERS.contains(name)
                    ? Integer.parseInt(value) > 0
                    : !Duration.parse(value).isNegative();
        } catch (DateTimeParseException | NumberFormatException | NullPointerException unreadable) {
            return false;
        }
    }

    private Map<String, Object> view(String area) {
        Handling own = handlings.of(area);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("area", area);
        view.put("settledBy", own.version() == 0 ? null : own.area());
        view.put("version", own.version());
        view.put("ladder", own.ladder());
        view.put("terms", own.terms());
        view.put("inForce", handlings.inForce(area));
        view.put("basis", own.basis());
        return view;
    }
}

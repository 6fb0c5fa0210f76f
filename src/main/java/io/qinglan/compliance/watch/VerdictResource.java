package io.qinglan.compliance.watch;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.fact.compliance.Result;
import io.qinglan.web.Cursor;
import io.qinglan.web.InputError;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;
import io.qinglan.web.Problem;

/** Verdicts (核查结论): the site reads the same as the bureau, the same minute. */
@Path("/api/v1/verdicts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "compliance · 合规核查")
public class VerdictResource {

    private final Verdicts verdicts;
    private final Access access;

    VerdictResource(Verdicts verdicts, Access access) {
        this.verdicts = verdicts;
        this.access = access;
    }

    /** Verdicts, the newest window first; as they stand, or as they were known at a time. A site sees its own. */
    @GET
    @Operation(
            summary = "verdicts window by window, newest first; with known, what was known at that time · 核查结论",
            description =
                    "met, not_met or not_assessable, with the test, the figures, what would overturn it and the rule. No data is"
                            + " not_assessable, never proof of a stop and never a violation. A verdict that is not met is a lead at most, never a"
                            + " finding.")
    public Page<VerdictView> list(
            @QueryParam("order") UUID order,
            @QueryParam("site") String site,
            @QueryParam("response") UUID response,
            @Parameter(description = "id of an obligation of an order") @QueryParam("obligation") String obligation,
            @QueryParam("result") String result,
            @Parameter(description = "windows that begin then or later") @QueryParam("from") Instant from,
            @Parameter(description = "windows that begin before") @QueryParam("to") Instant to,
            @Parameter(description = "what was known at this time") @QueryParam("known") Instant known,
            @BeanParam PageRequest request) {
        Actor actor = access.requireBureauOrSite();
        Named named = named(obligation, order);
        if (named.order() != null) {
            verdicts.whereIs(named.order()).ifPresent(where -> access.requireSite(where[1], where[0]));
        }
        boolean another = actor.site() != null && site != null && !site.equals(actor.site());
        if (another) {
            throw Problem.notFound();
        }
        Optional<Cursor> after = request.after();
        Page<VerdictView> page = Page.of(
                verdicts.list(new Verdicts.Wanted(
                        named.order(),
                        actor.site() == null ? site : actor.site(),
                        actor.site() == null ? access.reachedAreas() : null,
                        response,
                        named.ordinal(),
                        result(result),
                        from,
                        to,
                        known,
                        after.map(cursor -> cursor.instant(0)).orElse(null),
                        after.map(cursor -> cursor.number(1)).orElse(null),
                        request.limit())),
                request,
                last -> Cursor.of(last.window().from(), last.series()));
        return page;
    }

    private record Named(UUID order, Integer ordinal) {}

    /** The id of an obligation is that of its order and its place in it. */
    private static Named named(String obligation, UUID order) {
        if (obligation == null) {
            return new Named(order, null);
        }
        int dash = obligation.lastIndexOf('-');
        try {
            UUID of = UUID.fromString(obligation.substring(0, Math.max(0, dash)));
            Integer ordinal = Integer.valueOf(obligation.substring(dash + 1));
            if (order == null || order.equals(of)) {
                return new Named(of, ordinal);
            }
        } catch (IllegalArgumentException foreign) {
            // answered below like the obligation of another order
        }
        throw Problem.invalid(InputError.parameter("obligation", "the id of an obligation of the order", obligation));
    }

    private static Result result(String code) {
        try {
            return code == null ? null : Result.of(code);
        } catch (IllegalArgumentException unknown) {
            throw Problem.invalid(InputError.parameter("result", "met, not_met or not_assessable", code));
        }
    }
}

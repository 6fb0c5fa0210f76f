package io.qinglan.order;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.CurrentActor;
import io.qinglan.authority.Role;
import io.qinglan.fact.obligation.DailySpan;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.Site;
import io.qinglan.inventory.StoredSite;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Page;
import io.qinglan.web.Problem;

/** Off-peak duties and special periods of the permit of one site: what binds it beside responses. */
@Path("/api/v1/sites/{site}/standing-duties")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
public class StandingDutyResource {

    private static final List<String> KINDS = List.of("off_peak_production", "off_peak_transport", "special_period");
    private static final List<String> ACTIONS = List.of("stop", "limit", "extend", "forbid");
    private static final List<String> VEHICLES = List.of("trucks_n4_and_below", "road_transport", "all_transport");

    private final StandingDuties duties;
    private final Inventory inventory;
    private final Access access;
    private final CurrentActor current;
    private final Clock clock;

    /** Made by the container. */
    StandingDutyResource(StandingDuties duties, Inventory inventory, Access access, CurrentActor current, Clock clock) {
        this.duties = duties;
        this.inventory = inventory;
        this.access = access;
        this.current = current;
        this.clock = clock;
    }

    /** What may still be run. */
    public record LimitInput(BigDecimal value, String unit) {}

    /**
     * A duty to be filed.
     *
     * @param target a line of the site, {@code enterprise}, or a vehicle class of off-peak transport
     * @param amount in {@code unit}; absent for a stop = 100 percent
     * @param basis the document it stands in
     */
    public record StandingDutyInput(
            String kind,
            String target,
            String action,
            BigDecimal amount,
            String unit,
            LimitInput limitTo,
            List<String> allowed,
            List<DailySpan> daily,
            Instant start,
            Instant until,
            String basis,
            String clause) {}

    /** Why a duty is taken back. */
    public record EndInput(String reason) {}

    /** All duties ever filed for the site, newest first. */
    @GET
    @Operation(summary = "off-peak duties and special periods of a site, newest first")
    public Page<StandingDuty> list(@PathParam("site") String code) {
        current.get();
        seen(code);
        return new Page<>(duties.all(code), null);
    }

    /** Files a duty; the duty card shows it from its start, beside what responses ask. */
    @POST
    @Transactional
    @Operation(summary = "file an off-peak duty or a special period of the permit")
    public Response file(@PathParam("site") String code, StandingDutyInput input) {
        Actor person = access.requireRole(Role.OPERATOR);
        Site site = seen(code).site();
        List<InputError> errors = errors(site, input);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        boolean stop = input.action().equals("stop") && input.amount() == null;
        StandingDuty wanted = new StandingDuty(
                null,
                code,
                input.kind(),
                scope(input.target()),
                input.target(),
                input.action(),
                stop ? BigDecimal.valueOf(100) : input.amount(),
                stop ? "percent" : input.unit(),
                input.limitTo() == null ? null : input.limitTo().value(),
                input.limitTo() == null ? null : input.limitTo().unit(),
                input.allowed() == null ? List.of() : input.allowed(),
                input.daily() == null ? List.of() : input.daily(),
                input.start(),
                input.until(),
                input.basis(),
                input.clause(),
                null,
                null,
                null,
                null,
                null);
        return Response.status(201)
                .entity(duties.file(wanted, site.area(), person))
                .build();
    }

    /** Takes a duty back from now on. */
    @POST
    @Path("{id}/end")
    @Transactional
    @Operation(summary = "take a standing duty back from now on, with the reason")
    public StandingDuty end(@PathParam("site") String code, @PathParam("id") UUID id, EndInput input) {
        Actor person = access.requireRole(Role.OPERATOR);
        Site site = seen(code).site();
        StandingDuty duty =
                duties.find(id).filter(found -> found.site().equals(code)).orElseThrow(Problem::notFound);
        if (input == null || blank(input.reason())) {
            throw Problem.invalid(InputError.at("/reason", "why it is taken back", null));
        }
        Instant end = duty.end();
        if (end != null && !end.isAfter(clock.instant())) {
            throw Problem.conflict("out-of-order", "the duty has ended");
        }
        return duties.end(duty, site.area(), input.reason(), person);
    }

    private static List<InputError> errors(Site site, StandingDutyInput input) {
        if (input == null) {
            return List.of(InputError.at("", "{kind, target, action, start, until, basis}", null));
        }
        List<InputError> errors = new ArrayList<>();
        oneOf(errors, "/kind", KINDS, input.kind());
        oneOf(errors, "/action", ACTIONS, input.action());
        List<String> targets = targets(site, input);
        oneOf(errors, "/target", targets, input.target());
        if (input.start() == null) {
            errors.add(InputError.at("/start", "an instant", null));
        } else if (input.until() != null && !input.until().isAfter(input.start())) {
            errors.add(InputError.at("/until", "an instant after start", input.until()));
        }
        if (blank(input.basis())) {
            errors.add(InputError.at("/basis", "the document it stands in", input.basis()));
        }
        boolean figure = input.amount() != null
                || input.limitTo() != null && input.limitTo().value() != null;
        if (("limit".equals(input.action()) || "extend".equals(input.action())) && !figure) {
            errors.add(InputError.at("/amount", "how much, or limitTo", null));
        }
        if (input.amount() != null && input.amount().signum() < 0) {
            errors.add(InputError.at("/amount", "a number from 0", input.amount()));
        }
        if (input.amount() != null && blank(input.unit())) {
            errors.add(InputError.at("/unit", "the unit of the amount, as percent or hours", input.unit()));
        }
        return errors;
    }

    private static List<String> targets(Site site, StandingDutyInput input) {
        if ("off_peak_transport".equals(input.kind())) {
            return VEHICLES;
        }
        List<String> targets = new ArrayList<>(List.of("enterprise"));
        site.facts().lines().forEach(line -> targets.add(line.id()));
        if ("special_period".equals(input.kind())) {
            targets.addAll(VEHICLES);
        }
        return targets;
    }

    private static void oneOf(List<InputError> errors, String pointer, List<String> allowed, String got) {
        if (got == null || !allowed.contains(got)) {
            errors.add(InputError.at(pointer, "one of " + String.join(", ", allowed), got));
        }
    }

    private static String scope(String target) {
        if (VEHICLES.contains(target)) {
            return "transport";
        }
        return target.equals("enterprise") ? "whole" : "line";
    }

    private StoredSite seen(String code) {
        StoredSite site = inventory.find(code).orElseThrow(Problem::notFound);
        access.requireSite(code, site.site().area());
        return site;
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}

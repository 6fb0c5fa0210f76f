package io.qinglan.order.rehearsal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.authority.Areas;
import io.qinglan.authority.Role;
import io.qinglan.fact.Level;
import io.qinglan.inventory.ListVersions;
import io.qinglan.order.OrderPacks;
import io.qinglan.policy.PolicyException;
import io.qinglan.policy.PolicyPack;
import io.qinglan.response.ProposedLevels;
import io.qinglan.response.ProposedLevels.Proposed;
import io.qinglan.response.ResponseView;
import io.qinglan.response.Responses;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.PageRequest;
import io.qinglan.web.Problem;
import io.qinglan.web.TableFile;

/** Rehearsals over HTTP. They store nothing, so they may be repeated at will. */
@Path("/api/v1/rehearsals")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
public class RehearsalResource {

    private final Rehearsals rehearsals;
    private final ProposedLevels proposals;
    private final Responses responses;
    private final OrderPacks packs;
    private final ListVersions versions;
    private final Areas areas;
    private final Access access;
    private final Clock clock;

    /** Made by the container. */
    public RehearsalResource(
            Rehearsals rehearsals,
            ProposedLevels proposals,
            Responses responses,
            OrderPacks packs,
            ListVersions versions,
            Areas areas,
            Access access,
            Clock clock) {
        this.rehearsals = rehearsals;
        this.proposals = proposals;
        this.responses = responses;
        this.packs = packs;
        this.versions = versions;
        this.areas = areas;
        this.access = access;
        this.clock = clock;
    }

    /**
     * What shall be rehearsed: a proposal, or an area and a level from an instant.
     *
     * @param proposal an open proposal, which brings area, level and times
     * @param response a response, also a draft that awaits approval, which brings them too
     * @param pack id of another pack than the one in use
     * @param inventory another version of the list than the last
     * @param against what it is compared with, site by site; null without a comparison
     */
    public record RehearsalInput(
            UUID proposal,
            UUID response,
            String area,
            String level,
            Instant from,
            Instant until,
            String pack,
            Integer inventory,
            AgainstInput against) {}

    /** What the rehearsal is compared with: another pack, another version of the list, or both. */
    public record AgainstInput(String pack, Integer inventory) {}

    /** Who would get what, and what it would come to; binds nobody. */
    @POST
    @Operation(summary = "who would get what at a level, and what it saves; binds nobody · 预演")
    public Map<String, Object> rehearse(RehearsalInput input, @BeanParam PageRequest page) {
        Wanted wanted = wanted(input);
        return rehearsals.rehearse(wanted, new SiteItems(page.after().orElse(null), page.size()));
    }

    /** Every site and obligation of a rehearsal as CSV. */
    @POST
    @Path("sites.csv")
    @Produces(TableFile.CSV)
    @Operation(summary = "every obligation of a rehearsal as CSV · 预演清单导出")
    public Response csv(RehearsalInput input) {
        return TableFile.csv("rehearsal", RehearsalSheet.HEAD, RehearsalSheet.rows(rehearsals, wanted(input)));
    }

    /** Every site and obligation of a rehearsal as a workbook. */
    @POST
    @Path("sites.xlsx")
    @Produces(TableFile.XLSX)
    @Operation(summary = "every obligation of a rehearsal as a workbook · 预演清单导出")
    public Response xlsx(RehearsalInput input) {
        return TableFile.xlsx("rehearsal", RehearsalSheet.HEAD, RehearsalSheet.rows(rehearsals, wanted(input)));
    }

    private Wanted wanted(RehearsalInput input) {
        access.requireRole(Role.OPERATOR);
        if (input == null) {
            throw Problem.invalid(InputError.at("", "{proposal} or {area, level, from}", null));
        }
        Optional<Proposed> proposed = proposed(input);
        List<InputError> errors = new ArrayList<>();
        String area = proposed.map(Proposed::area).orElse(input.area());
        if (area == null || areas.find(area).isEmpty()) {
            errors.add(InputError.at("/area", "the six-digit code of an area kept here", area));
        }
        Level level = proposed.map(Proposed::level).orElseGet(() -> level(input.level(), errors));
        if (proposed.isPresent() && !level.above(Level.NONE)) {
            errors.add(InputError.at(
                    "/level", "a response at blue or above; this one is temporary control", level.code()));
        }
        Instant from = proposed.map(Proposed::from).orElse(input.from());
        Instant until = proposed.map(Proposed::until).orElse(input.until());
        boolean backwards = from != null && until != null && !until.isAfter(from);
        if (backwards) {
            errors.add(InputError.at("/until", "an instant after from", until));
        }
        PolicyPack pack = pack("/pack", input.pack(), null, errors);
        int list = list("/inventory", input.inventory(), null, errors);
        Wanted.Against against = null;
        if (input.against() != null) {
            AgainstInput other = input.against();
            if (other.pack() == null && other.inventory() == null) {
                errors.add(InputError.at("/against", "a pack or a version of the list", "neither"));
            }
            against = new Wanted.Against(
                    pack("/against/pack", other.pack(), pack, errors),
                    list("/against/inventory", other.inventory(), list, errors));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        access.requireArea(area);
        return new Wanted(area, level, from == null ? clock.instant() : from, until, pack, list, against);
    }

    private Optional<Proposed> proposed(RehearsalInput input) {
        if (input.response() != null) {
            ResponseView response = responses
                    .find(input.response())
                    .orElseThrow(() -> Problem.invalid(
                            InputError.at("/response", "a response, also one that awaits approval", input.response())));
            return Optional.of(
                    new Proposed(response.area(), response.level(), response.start(), response.until(), null));
        }
        UUID id = input.proposal();
        if (id == null) {
            return Optional.empty();
        }
        return Optional.of(proposals
                .find(id)
                .orElseThrow(() -> Problem.invalid(InputError.at("/proposal", "a proposal that brings a level", id))));
    }

    private static Level level(String code, List<InputError> errors) {
        try {
            Level level = Level.of(code);
            if (level.above(Level.NONE)) {
                return level;
            }
        } catch (IllegalArgumentException unknown) {
            // answered below like no level
        }
        errors.add(InputError.at("/level", "blue, yellow, orange or red", code));
        return Level.NONE;
    }

    private PolicyPack pack(String pointer, String id, PolicyPack usual, List<InputError> errors) {
        try {
            if (id == null) {
                return usual == null ? packs.inUse() : usual;
            }
            return packs.named(id);
        } catch (PolicyException unknown) {
            errors.add(InputError.at(pointer, "the id of a rule pack", id));
            return null;
        }
    }

    private int list(String pointer, Integer version, Integer usual, List<InputError> errors) {
        if (version != null && versions.find(version).isEmpty()) {
            errors.add(InputError.at(pointer, "a version of the list", version));
        }
        if (version != null) {
            return version;
        }
        return usual == null ? versions.current() : usual;
    }
}

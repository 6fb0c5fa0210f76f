package io.qinglan.audit.pack;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Areas;
import io.qinglan.authority.Role;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.PolicyPack;
import io.qinglan.warning.Bodies;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.InstantText;
import io.qinglan.web.Page;
import io.qinglan.web.Problem;

/** Packs that come while the program runs: taken in, activated by two people for an area and a date, withdrawn; what of the law a pack covers. */
@Path("/api/v1/packs")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
@Blocking
public class LivePackResource {

    private static final String ZIP = "application/zip";
    private static final int LISTED = 200;

    private final UploadedPacks uploaded;
    private final Activations activations;
    private final ActivationBook book;
    private final PolicyLibrary library;
    private final Areas areas;
    private final Access access;
    private final Clock clock;

    LivePackResource(
            UploadedPacks uploaded,
            Activations activations,
            ActivationBook book,
            PolicyLibrary library,
            Areas areas,
            Access access,
            Clock clock) {
        this.uploaded = uploaded;
        this.activations = activations;
        this.book = book;
        this.library = library;
        this.areas = areas;
        this.access = access;
        this.clock = clock;
    }

    /** What is asked: for which area, from when on (the approval when not said), why. */
    record ActivationInput(String area, String effectiveFrom, String reason) {}

    /** The pack an area decides by. */
    record InForce(String area, Instant at, String pack, String digest) {}

    /** Takes a pack in: 201, or 422 with every fault of its files, rules and cases. */
    @POST
    @Consumes({ZIP, "application/octet-stream"})
    @Operation(summary = "take a rule pack in as a zip file; its cases must pass · 上传规则包")
    public Response take(byte[] zip) {
        Actor author = access.requireRole(Role.RULE_AUTHOR);
        if (zip == null || zip.length == 0) {
            throw Problem.invalid(InputError.at("", "a zip file", "nothing"));
        }
        return Response.status(Response.Status.CREATED)
                .entity(uploaded.take(zip, author))
                .build();
    }

    /** A writer of rules proposes that an area decides by the pack (202); an approver, another person, puts it in force (200). */
    @POST
    @Path("{id}/activation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "propose or, as another person, approve that an area decides by a pack · 规则包启用，两人")
    public Response activate(@PathParam("id") String id, ActivationInput input) {
        Actor actor = access.requireRole(Role.RULE_AUTHOR, Role.APPROVER);
        PolicyPack pack = pack(id);
        String area = area(Bodies.present(input).area());
        String reason = reason(input.reason());
        boolean open = book.open(area).filter(one -> one.pack().equals(id)).isPresent();
        if (actor.has(Role.APPROVER) && (open || !actor.has(Role.RULE_AUTHOR))) {
            return Response.ok(activations.approve(pack, area, reason, actor)).build();
        }
        Activation proposed = activations.propose(pack, area, from(input.effectiveFrom()), reason, actor);
        return Response.status(Response.Status.ACCEPTED).entity(proposed).build();
    }

    /** Withdraws what stands of a pack for an area, a proposal or an activation. */
    @DELETE
    @Path("{id}/activation")
    @Operation(summary = "withdraw the activation of a pack for an area · 撤回启用")
    public Activation withdraw(
            @PathParam("id") String id, @QueryParam("area") String area, @QueryParam("reason") String reason) {
        Actor actor = access.requireRole(Role.APPROVER);
        return activations.withdraw(pack(id), area(area), reason(reason), actor);
    }

    /** The activations of a pack in the areas of the reader, newest first. */
    @GET
    @Path("{id}/activations")
    @Operation(summary = "activations of a pack, newest first · 启用记录")
    public Page<Activation> list(@PathParam("id") String id) {
        access.requireRole(Role.RULE_AUTHOR, Role.APPROVER, Role.AUDITOR);
        return new Page<>(book.list(pack(id).id(), access.reachedAreas(), LISTED), null);
    }

    /** The pack an area decides by now. */
    @GET
    @Path("in-force")
    @Operation(summary = "the pack an area decides by now · 当前适用的规则包")
    public InForce inForce(@QueryParam("area") String area) {
        access.requireRole(Role.RULE_AUTHOR, Role.APPROVER, Role.AUDITOR, Role.OPERATOR);
        Instant now = clock.instant();
        PolicyPack pack = activations.of(area(area), now);
        return new InForce(area, now, pack.id(), pack.digest());
    }

    /** Which passages of the law a pack carries out, by which rules, shown by which cases. */
    @GET
    @Path("{id}/coverage")
    @Operation(summary = "passages of the law, their rules and the cases that show them · 条文覆盖")
    public Page<Coverage.Passage> coverage(@PathParam("id") String id) {
        access.requireRole(Role.RULE_AUTHOR, Role.APPROVER, Role.AUDITOR);
        List<Coverage.Passage> passages = Coverage.of(pack(id));
        return new Page<>(passages, null);
    }

    private PolicyPack pack(String id) {
        if (!library.ids().contains(id)) {
            uploaded.load();
        }
        if (!library.ids().contains(id)) {
            throw Problem.notFound();
        }
        return library.pack(id);
    }

    private String area(String code) {
        String known = areas.get(code).code();
        access.requireArea(known);
        return known;
    }

    private static String reason(String reason) {
        if (reason == null || reason.isBlank()) {
            throw Problem.invalid(InputError.at("/reason", "a reason", reason));
        }
        return reason;
    }

    private static Instant from(String text) {
        try {
            return text == null ? null : InstantText.read(text);
        } catch (DateTimeException e) {
            throw Problem.invalid(InputError.at("/effectiveFrom", InstantText.EXPECTED, text));
        }
    }
}

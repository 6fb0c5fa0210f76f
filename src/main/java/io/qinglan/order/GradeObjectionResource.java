package io.qinglan.order;

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
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.Site;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Page;
import io.qinglan.web.Problem;

/** Objections of a site to its published grade. */
@Path("/api/v1/sites/{site}/grade-objections")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
public class GradeObjectionResource {

    private static final List<String> GRADES = List.of("A+", "A", "B", "B-", "C", "D", "leading", "non_leading");

    private final GradeObjections objections;
    private final Inventory inventory;
    private final Access access;
    private final CurrentActor current;

    /** Made by the container. */
    GradeObjectionResource(GradeObjections objections, Inventory inventory, Access access, CurrentActor current) {
        this.objections = objections;
        this.inventory = inventory;
        this.access = access;
        this.current = current;
    }

    /**
     * An objection.
     *
     * @param claimed the grade the site claims
     * @param evidence where the proof lies, or absent
     */
    public record ObjectionInput(String claimed, String reason, String evidence) {}

    /** The answer to one. */
    public record ObjectionDecisionInput(String decision, String reason) {}

    /** The objections of the site, newest first. */
    @GET
    @Operation(summary = "objections of a site to its published grade, newest first")
    public Page<GradeObjection> list(@PathParam("site") String code) {
        current.get();
        seen(code);
        return new Page<>(objections.of(List.of(code)).getOrDefault(code, List.of()), null);
    }

    /** Files an objection; orders go on using the published grade, and print that it is pending. */
    @POST
    @Transactional
    @Operation(
            summary =
                    "object to the published grade; orders use it until the objection is accepted, and print that it is pending")
    public Response file(@PathParam("site") String code, ObjectionInput input) {
        Actor person = access.requireRole(Role.ENTERPRISE, Role.OPERATOR);
        Site site = seen(code);
        if (input == null) {
            throw Problem.invalid(InputError.at("", "{claimed, reason}", null));
        }
        List<InputError> errors = new ArrayList<>();
        String published = site.facts().grade();
        boolean another = input.claimed() != null
                && GRADES.contains(input.claimed())
                && !input.claimed().equals(published);
        if (!another) {
            errors.add(InputError.at(
                    "/claimed",
                    "a grade other than the published " + published + ": " + String.join(", ", GRADES),
                    input.claimed()));
        }
        if (input.reason() == null || input.reason().isBlank()) {
            errors.add(InputError.at("/reason", "why the published grade is wrong", input.reason()));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return Response.status(201)
                .entity(objections.file(
                        code, site.area(), published, input.claimed(), input.reason(), input.evidence(), person))
                .build();
    }

    /** Accepts or rejects an objection; who accepts has the list corrected. */
    @POST
    @Path("{id}/decision")
    @Transactional
    @Operation(summary = "accept or reject an objection to a grade")
    public GradeObjection decide(
            @PathParam("site") String code, @PathParam("id") UUID id, ObjectionDecisionInput input) {
        Actor approver = access.requireRole(Role.APPROVER);
        Site site = seen(code);
        String decision = input == null ? null : input.decision();
        if (!"accept".equals(decision) && !"reject".equals(decision)) {
            throw Problem.invalid(InputError.at("/decision", "accept or reject", decision));
        }
        if (input.reason() == null || input.reason().isBlank()) {
            throw Problem.invalid(InputError.at("/reason", "why", input.reason()));
        }
        return objections.decide(id, code, site.area(), "accept".equals(decision), input.reason(), approver);
    }

    private Site seen(String code) {
        Site site = inventory.find(code).orElseThrow(Problem::notFound).site();
        access.requireSite(code, site.area());
        return site;
    }
}

package io.qinglan.order;

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
import io.qinglan.web.EntityVersion;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** What an operator asked for on orders (issue although incomplete, confirm what does not bind, correct one): an approver decides. */
@Path("/api/v1/order-overrides/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
public class OrderOverrideResource {

    private final OrderOverrides overrides;
    private final Access access;
    private final CurrentActor current;

    /** Made by the container. */
    public OrderOverrideResource(OrderOverrides overrides, Access access, CurrentActor current) {
        this.overrides = overrides;
        this.access = access;
        this.current = current;
    }

    /** The approver's word. */
    public record ApprovalInput(String decision, String reason) {}

    /** What was asked for, and what came of it. */
    @GET
    @Operation(summary = "an act on orders that two persons must do")
    public Response get(@PathParam("id") UUID id) {
        OrderOverride override = visible(id);
        return EntityVersion.ok(override, override.state());
    }

    /** Approves or rejects what another person asked for. */
    @POST
    @Path("approval")
    @Transactional
    @Operation(summary = "approve or reject what another person asked for")
    public OrderOverride decide(@PathParam("id") UUID id, ApprovalInput input) {
        Actor approver = access.requireRole(Role.APPROVER);
        visible(id);
        String decision = input == null ? null : input.decision();
        if (!"approve".equals(decision) && !"reject".equals(decision)) {
            throw Problem.invalid(InputError.at("/decision", "approve or reject", decision));
        }
        return overrides.decide(id, "approve".equals(decision), input.reason(), approver);
    }

    private OrderOverride visible(UUID id) {
        current.get();
        OrderOverride override = overrides.find(id).orElseThrow(Problem::notFound);
        if (!access.sees(null, override.area())) {
            throw Problem.notFound();
        }
        return override;
    }
}

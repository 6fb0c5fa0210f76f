package io.qinglan.order;

import java.util.UUID;

import jakarta.enterprise.inject.Instance;
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
import io.qinglan.response.ResponseView;
import io.qinglan.response.Responses;
import io.qinglan.web.EntityVersion;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** Acts on orders that an operator asks for and an approver decides: issue although incomplete, confirm what does not bind, correct one. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
public class OrderOverrideResource {

    private final OrderOverrides overrides;
    private final OrderBook book;
    private final Instance<Responses> responses;
    private final Access access;
    private final CurrentActor current;

    /** Made by the container. */
    public OrderOverrideResource(
            OrderOverrides overrides,
            OrderBook book,
            Instance<Responses> responses,
            Access access,
            CurrentActor current) {
        this.overrides = overrides;
        this.book = book;
        this.responses = responses;
        this.access = access;
        this.current = current;
    }

    /**
     * What is asked for.
     *
     * @param kind incomplete or unbinding; of a correction it is left out
     */
    public record OverrideInput(String kind, String reason, String legalBasis) {}

    /** The approver's word. */
    public record ApprovalInput(String decision, String reason) {}

    /** Asks to issue a response's orders although a required part is missing, or to confirm obligations that do not bind. */
    @POST
    @Path("responses/{response}/order-overrides")
    @Transactional
    @Operation(summary = "ask to issue orders although incomplete, or to confirm what does not bind by itself")
    public Response request(@PathParam("response") UUID response, OverrideInput input) {
        Actor operator = access.requireRole(Role.OPERATOR);
        String area = responses.get().find(response).map(ResponseView::area).orElseThrow(Problem::notFound);
        access.requireArea(area);
        boolean unknown = input == null
                || input.kind() == null
                || !input.kind().equals("incomplete") && !input.kind().equals("unbinding");
        if (unknown) {
            throw Problem.invalid(
                    InputError.at("/kind", "incomplete or unbinding", input == null ? null : input.kind()));
        }
        return created(input.kind(), response, null, area, input, operator);
    }

    /** Asks to write one order anew after an error in the list was corrected. */
    @POST
    @Path("orders/{id}/corrections")
    @Transactional
    @Operation(summary = "ask to write one order anew after a list error")
    public Response correct(@PathParam("id") UUID id, OverrideInput input) {
        Actor operator = access.requireRole(Role.OPERATOR);
        OrderRow order = book.find(id).orElseThrow(Problem::notFound);
        access.requireSite(order.site(), order.area());
        if (!order.status().equals(OrderStatus.ISSUED.code())) {
            throw Problem.conflict("out-of-order", "the order is " + order.status());
        }
        return created("correction", order.response(), order.site(), order.area(), input, operator);
    }

    /** What was asked for, and what came of it. */
    @GET
    @Path("order-overrides/{id}")
    @Operation(summary = "an act on orders that two persons must do")
    public Response get(@PathParam("id") UUID id) {
        OrderOverride override = visible(id);
        return EntityVersion.ok(override, override.state());
    }

    /** Approves or rejects what another person asked for. */
    @POST
    @Path("order-overrides/{id}/approval")
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

    private Response created(
            String kind, UUID response, String site, String area, OverrideInput input, Actor operator) {
        requireText("/reason", input == null ? null : input.reason(), "why");
        requireText("/legalBasis", input.legalBasis(), "the article or document relied on");
        OrderOverride asked =
                overrides.request(kind, response, site, area, input.reason(), input.legalBasis(), operator);
        return Response.status(201).entity(asked).build();
    }

    private static void requireText(String pointer, String text, String expected) {
        if (text == null || text.isBlank()) {
            throw Problem.invalid(InputError.at(pointer, expected, text));
        }
    }
}

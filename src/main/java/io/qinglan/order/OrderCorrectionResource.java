package io.qinglan.order;

import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Role;
import io.qinglan.web.Idempotent;
import io.qinglan.web.Problem;

/** Asks for one order to be written anew. A class of its own, because its address begins like an order's. */
@Path("/api/v1/orders/{id}/corrections")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
public class OrderCorrectionResource {

    private final OrderOverrides overrides;
    private final OrderBook book;
    private final Access access;

    /** Made by the container. */
    public OrderCorrectionResource(OrderOverrides overrides, OrderBook book, Access access) {
        this.overrides = overrides;
        this.book = book;
        this.access = access;
    }

    /** Asks to write one order anew after an error in the list was corrected. */
    @POST
    @Transactional
    @Operation(summary = "ask to write one order anew after a list error")
    public Response correct(@PathParam("id") UUID id, OrderOverrideInput input) {
        Actor operator = access.requireRole(Role.OPERATOR);
        OrderRow order = book.find(id).orElseThrow(Problem::notFound);
        access.requireSite(order.site(), order.area());
        if (!order.status().equals(OrderStatus.ISSUED.code())) {
            throw Problem.conflict("out-of-order", "the order is " + order.status());
        }
        OrderOverrideInput asked = OrderOverrideInput.reasoned(input);
        return Response.status(201)
                .entity(overrides.request(
                        "correction",
                        order.response(),
                        order.site(),
                        order.area(),
                        asked.reason(),
                        asked.legalBasis(),
                        operator))
                .build();
    }
}

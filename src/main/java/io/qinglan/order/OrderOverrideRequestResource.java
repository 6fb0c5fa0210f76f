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
import io.qinglan.response.ResponseView;
import io.qinglan.response.Responses;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** Asks for an override on the orders of a response. A class of its own, because its address begins like a response's. */
@Path("/api/v1/responses/{response}/order-overrides")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
public class OrderOverrideRequestResource {

    private final OrderOverrides overrides;
    private final Responses responses;
    private final Access access;

    /** Made by the container. */
    public OrderOverrideRequestResource(OrderOverrides overrides, Responses responses, Access access) {
        this.overrides = overrides;
        this.responses = responses;
        this.access = access;
    }

    /** Asks to issue a response's orders although a required part is missing, or to confirm obligations that do not bind. */
    @POST
    @Transactional
    @Operation(summary = "ask to issue orders although incomplete, or to confirm what does not bind by itself")
    public Response request(@PathParam("response") UUID response, OrderOverrideInput input) {
        Actor operator = access.requireRole(Role.OPERATOR);
        String area = responses.find(response).map(ResponseView::area).orElseThrow(Problem::notFound);
        access.requireArea(area);
        String kind = input == null ? null : input.kind();
        if (!"incomplete".equals(kind) && !"unbinding".equals(kind)) {
            throw Problem.invalid(InputError.at("/kind", "incomplete or unbinding", kind));
        }
        OrderOverrideInput asked = OrderOverrideInput.reasoned(input);
        return Response.status(201)
                .entity(overrides.request(kind, response, null, area, asked.reason(), asked.legalBasis(), operator))
                .build();
    }
}

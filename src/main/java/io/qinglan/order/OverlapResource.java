package io.qinglan.order;

import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.response.ResponseView;
import io.qinglan.response.Responses;
import io.qinglan.web.Page;
import io.qinglan.web.Problem;

/** Where a response meets what another authority orders, for the officers of both. */
@Path("/api/v1/responses/{response}/overlaps")
@Produces(MediaType.APPLICATION_JSON)
public class OverlapResource {

    private final Responses responses;
    private final Overlaps overlaps;
    private final Access access;

    /** Made by the container. */
    OverlapResource(Responses responses, Overlaps overlaps, Access access) {
        this.responses = responses;
        this.overlaps = overlaps;
        this.access = access;
    }

    /** The other authorities' responses and proposals that order sites of this one; 404 outside the caller's areas. */
    @GET
    @Transactional
    @Operation(summary = "sites that another authority orders too, or proposes to, before and after issue · 指令重叠")
    public Page<Overlap> of(@PathParam("response") UUID id) {
        access.requireBureau();
        ResponseView response = responses.find(id).orElseThrow(Problem::notFound);
        access.requireSite(null, response.area());
        return new Page<>(overlaps.of(response), null);
    }
}

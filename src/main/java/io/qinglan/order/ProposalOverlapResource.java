package io.qinglan.order;

import java.util.List;
import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.response.ProposedLevels;
import io.qinglan.response.ProposedLevels.Pending;
import io.qinglan.web.Page;
import io.qinglan.web.Problem;

/** What the approver sees of other authorities before signing a proposal. */
@Path("/api/v1/proposals/{proposal}/overlaps")
@Produces(MediaType.APPLICATION_JSON)
public class ProposalOverlapResource {

    private final ProposedLevels proposals;
    private final Overlaps overlaps;
    private final Access access;

    /** Made by the container. */
    ProposalOverlapResource(ProposedLevels proposals, Overlaps overlaps, Access access) {
        this.proposals = proposals;
        this.overlaps = overlaps;
        this.access = access;
    }

    /** The other authorities' responses and waiting proposals that order sites which this one would order; empty once it is decided. */
    @GET
    @Transactional
    @Operation(summary = "sites that another authority orders and this proposal would order too · 指令重叠")
    public Page<Overlap> of(@PathParam("proposal") UUID id) {
        access.requireBureau();
        Pending pending = proposals.any(id).orElseThrow(Problem::notFound);
        access.requireSite(null, pending.area());
        return new Page<>(pending.open() ? overlaps.of(pending) : List.of(), null);
    }
}

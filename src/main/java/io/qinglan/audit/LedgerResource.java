package io.qinglan.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import io.qinglan.ledger.Checkpoint;
import io.qinglan.ledger.Checkpoints;
import io.qinglan.ledger.LedgerKeys;
import io.qinglan.web.EntityVersion;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** The ledger's signed checkpoints and the proofs against them, for anyone signed in. Hashes are lower-case hex. */
@Path("/api/v1/ledger")
@Produces(MediaType.APPLICATION_JSON)
public class LedgerResource {

    private final Checkpoints checkpoints;
    private final LedgerKeys keys;
    private final VisibleDecisions decisions;
    private final Bundles bundles;

    /** Made by the container. */
    public LedgerResource(Checkpoints checkpoints, LedgerKeys keys, VisibleDecisions decisions, Bundles bundles) {
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.decisions = decisions;
        this.bundles = bundles;
    }

    /** The last checkpoint, or the one over so many leaves; 404 while there is none. */
    @GET
    @Path("checkpoint")
    @Operation(summary = "the last signed checkpoint of the ledger, or the one of a size")
    public Response checkpoint(
            @Parameter(description = "over exactly so many leaves; absent = the last one") @QueryParam("size")
                    Long size) {
        Checkpoint found = (size == null ? checkpoints.last() : checkpoints.at(size)).orElseThrow(Problem::notFound);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("origin", keys.origin());
        view.put("size", found.size());
        view.put("root", found.root());
        view.put("signedAt", found.signedAt());
        view.put("note", found.note());
        view.put("keys", keys.verifiers());
        return EntityVersion.ok(view, found.root());
    }

    /** The last checkpoint as the signed note itself. */
    @GET
    @Path("checkpoint")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(hidden = true)
    public String note(@QueryParam("size") Long size) {
        return (size == null ? checkpoints.last() : checkpoints.at(size))
                .orElseThrow(Problem::notFound)
                .note();
    }

    /** The proof that a decision is in the ledger (RFC 9162, section 2.1.3). */
    @GET
    @Path("inclusion")
    @Operation(summary = "the proof that the decision at a place is in the ledger")
    public Map<String, Object> inclusion(
            @Parameter(description = "place of the decision, from 0") @QueryParam("index") Long index,
            @Parameter(description = "how many leaves the tree has; absent = as many as the last checkpoint covers")
                    @QueryParam("size")
                    Long size) {
        require("index", index);
        long of = size == null ? lastSize() : size;
        List<String> path = checkpoints.inclusion(index, of);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("index", index);
        view.put("size", of);
        view.put("path", path);
        return view;
    }

    /** The proof that an earlier ledger is the beginning of a later one (RFC 9162, section 2.1.4). */
    @GET
    @Path("consistency")
    @Operation(summary = "the proof that an earlier ledger is the beginning of a later one")
    public Map<String, Object> consistency(
            @Parameter(description = "leaves of the earlier tree") @QueryParam("from") Long from,
            @Parameter(description = "leaves of the later tree; absent = as many as the last checkpoint covers")
                    @QueryParam("to")
                    Long to) {
        require("from", from);
        long later = to == null ? lastSize() : to;
        List<String> path = checkpoints.consistency(from, later);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("from", from);
        view.put("to", later);
        view.put("path", path);
        return view;
    }

    /** A decision with all that proves it away from here, for {@code ledger verify}; 404 for another tenant. */
    @GET
    @Path("bundles/{decision}")
    @Operation(summary = "a decision with all that is needed to verify it offline")
    public Response bundle(
            @PathParam("decision") UUID decision,
            @Parameter(description = "size of a checkpoint you hold: its consistency is proved in the bundle")
                    @QueryParam("from")
                    Long from) {
        byte[] bundle = bundles.of(decisions.find(decision), from);
        return Response.ok(bundle)
                .header("Content-Disposition", "attachment; filename=\"" + decision + ".bundle.json\"")
                .build();
    }

    private long lastSize() {
        return checkpoints.last().orElseThrow(Problem::notFound).size();
    }

    private static void require(String name, Long value) {
        if (value == null) {
            throw Problem.invalid(InputError.parameter(name, "a whole number", null));
        }
    }
}

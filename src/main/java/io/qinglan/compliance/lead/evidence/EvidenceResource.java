package io.qinglan.compliance.lead.evidence;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.compliance.lead.LeadDoor;
import io.qinglan.compliance.lead.LeadRow;
import io.qinglan.web.EntityVersion;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** The evidence of a lead over HTTP: for the site the same as for the bureau, from the minute the lead opens. */
@Path("/api/v1/leads/{id}/evidence")
public class EvidenceResource {

    private final LeadDoor door;
    private final LeadEvidence evidence;
    private final ObjectMapper json;
    private final Clock clock;

    /** Made by the container. */
    EvidenceResource(LeadDoor door, LeadEvidence evidence, ObjectMapper json, Clock clock) {
        this.door = door;
        this.evidence = evidence;
        this.json = json;
        this.clock = clock;
    }

    /** As one document. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "evidence of a lead: order, meter map, records, frames, windows, verdicts, rules, parameters")
    public Response document(@PathParam("id") UUID id, @QueryParam("from") Instant from, @QueryParam("to") Instant to) {
        LeadRow lead = seen(id, from, to);
        return EntityVersion.ok(evidence.of(lead, from, to), lead.acts().size());
    }

    /** As one file to keep, with the packs of the rules and a list of hashes. */
    @GET
    @Path("file")
    @Produces({"application/zip", MediaType.APPLICATION_JSON})
    @Operation(summary = "the same as a zip file, with the rule packs and SHA256SUMS")
    public Response file(@PathParam("id") UUID id, @QueryParam("from") Instant from, @QueryParam("to") Instant to) {
        LeadRow lead = seen(id, from, to);
        Map<String, Object> parts = evidence.of(lead, from, to);
        byte[] file = new EvidenceFile(json).of(parts, evidence.packs(), clock.instant());
        return Response.ok(file, "application/zip")
                .header("Content-Disposition", "attachment; filename=\"evidence-" + id + ".zip\"")
                .build();
    }

    private LeadRow seen(UUID id, Instant from, Instant to) {
        LeadRow lead = door.read(id);
        if (lead.site() == null) {
            throw Problem.notFound();
        }
        if (from != null && to != null && !to.isAfter(from)) {
            throw Problem.invalid(InputError.parameter("to", "after from", to));
        }
        return lead;
    }
}

package io.qinglan.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.ledger.Entries;
import io.qinglan.web.EntityVersion;

/** Decisions as the ledger holds them, for auditors, the bureau of the area, and the site concerned. */
@Path("/api/v1/decisions")
@Produces(MediaType.APPLICATION_JSON)
public class DecisionResource {

    private final Entries entries;
    private final VisibleDecisions decisions;
    private final ObjectMapper json;

    /** Made by the container. */
    public DecisionResource(Entries entries, VisibleDecisions decisions, ObjectMapper json) {
        this.entries = entries;
        this.decisions = decisions;
        this.json = json;
    }

    /** One decision: its record, what it shares with others, its place and leaf; 404 for another tenant. */
    @GET
    @Path("{id}")
    @Operation(summary = "one decision: its record, what it shares with others, its place in the ledger")
    public Response get(@PathParam("id") UUID id) {
        Entries.Found found = decisions.find(id);
        JsonNode record = parsed(found.record());
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", found.id());
        view.put("kind", found.kind());
        view.put("subject", found.subject());
        view.put("recordedAt", found.recordedAt());
        view.put("record", record);
        if (record.path("shared").isTextual()) {
            view.put(
                    "shared",
                    entries.content(record.get("shared").asText())
                            .map(this::parsed)
                            .orElse(null));
        }
        view.put("ledger", Map.of("index", found.index(), "leaf", found.leaf()));
        return EntityVersion.ok(view, found.leaf());
    }

    private JsonNode parsed(byte[] bytes) {
        try {
            return json.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("a record of the ledger is not JSON", e);
        }
    }
}

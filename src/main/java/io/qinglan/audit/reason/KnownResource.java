package io.qinglan.audit.reason;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import io.qinglan.audit.VisibleDecisions;
import io.qinglan.ledger.Entries;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** What was known of a thing at a moment: its decisions as far as they had been recorded then, and what came later. */
@Path("/api/v1/decisions")
@Produces(MediaType.APPLICATION_JSON)
public class KnownResource {

    private final VisibleDecisions decisions;
    private final Archive archive;
    private final Clock clock;

    /** Made by the container. */
    KnownResource(VisibleDecisions decisions, Archive archive, Clock clock) {
        this.decisions = decisions;
        this.archive = archive;
        this.clock = clock;
    }

    /**
     * The decisions on a proposal, warning, response, order, lead or any other thing, newest first.
     *
     * @param known only what had been recorded by then; absent = by now
     * @return {@code items} as the list convention has it, {@code stands}: what the last of them said, and {@code later}: how many came
     *     afterwards
     */
    @GET
    @Operation(summary = "the decisions on one thing; with known: what had been recorded by then · 当时已知")
    public Map<String, Object> of(
            @Parameter(description = "id of the proposal, warning, response, order, lead …") @QueryParam("subject")
                    String subject,
            @Parameter(description = "an instant; what was recorded later is left out") @QueryParam("known")
                    Instant known) {
        if (subject == null || subject.isBlank()) {
            throw Problem.invalid(InputError.parameter("subject", "the id of a thing", subject));
        }
        Instant now = clock.instant();
        List<Entries.Found> all =
                archive.of(subject, now).stream().filter(decisions::sees).toList();
        if (all.isEmpty()) {
            throw Problem.notFound();
        }
        Instant until = known == null ? now : known;
        List<Map<String, Object>> items = new ArrayList<>();
        for (Entries.Found decision : all) {
            if (!decision.recordedAt().isAfter(until)) {
                items.add(0, item(decision));
            }
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("subject", subject);
        answer.put("known", until);
        answer.put("stands", items.isEmpty() ? null : items.get(0).get("said"));
        answer.put("later", all.size() - items.size());
        answer.put("items", items);
        answer.put("next", null);
        return answer;
    }

    private Map<String, Object> item(Entries.Found decision) {
        JsonNode record = archive.record(decision);
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("decision", decision.id());
        item.put("kind", decision.kind());
        item.put("text", Words.kind(decision.kind()));
        item.put("occurredAt", record.path("occurredAt"));
        item.put("recordedAt", decision.recordedAt());
        item.put("actor", record.path("actor"));
        item.put("said", record.path("output"));
        item.put("index", decision.index());
        return item;
    }
}

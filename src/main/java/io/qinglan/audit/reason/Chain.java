package io.qinglan.audit.reason;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.forecast.ForecastBook;
import io.qinglan.forecast.StoredForecast;
import io.qinglan.ledger.Entries;

/**
 * The way from a decision back to the forecast: order, response, warning, proposal, assessment, forecast. It follows what the records
 * themselves name, so it says what stood then.
 */
@ApplicationScoped
class Chain {

    private final Archive archive;
    private final ForecastBook forecasts;
    private final ZoneId zone;

    Chain(
            Archive archive,
            ForecastBook forecasts,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.archive = archive;
        this.forecasts = forecasts;
        this.zone = zone;
    }

    /**
     * One step back.
     *
     * @param step order, response, warning, proposal, assessment, forecast, regional_notice
     * @param id the thing's own id
     * @param decision its decision, null for what is no decision
     * @param at when it was recorded, or received
     * @param people who acted, empty when the rules or the clock did
     */
    record Step(String step, String id, UUID decision, Instant at, Text text, List<String> people, Object detail) {}

    /** The steps from a decision on, itself first. */
    List<Step> of(Entries.Found decision) {
        List<Step> steps = new ArrayList<>();
        JsonNode record = archive.record(decision);
        String kind = decision.kind();
        if (kind.startsWith("order.")) {
            order(steps, decision, record);
        } else if (record.at("/input/proposal").isTextual()) {
            made(steps, decision, record);
        } else if (kind.startsWith("warning.") || kind.startsWith("response.")) {
            proposal(steps, decision.subject(), decision.recordedAt());
        } else {
            steps.add(step("decision", decision, record, null));
        }
        return steps;
    }

    /** The decision with which a proposal came, from any decision that leads to one; empty when none does. */
    Optional<Entries.Found> proposed(Entries.Found decision) {
        for (Step step : of(decision)) {
            if (step.step().equals("proposal")) {
                Entries.Found found = archive.find(step.decision()).orElseThrow();
                if (found.kind().equals("warning.proposed")) {
                    return Optional.of(found);
                }
            }
        }
        return Optional.empty();
    }

    private void order(List<Step> steps, Entries.Found decision, JsonNode record) {
        Entries.Found issued = decision;
        JsonNode shared = record.path("shared");
        steps.add(step("order", decision, record, null));
        if (!decision.kind().equals("order.issued")) {
            issued = archive.of(decision.subject(), decision.recordedAt()).stream()
                    .filter(one -> one.kind().equals("order.issued"))
                    .findFirst()
                    .orElse(decision);
            shared = archive.record(issued).path("shared");
        }
        if (shared.isTextual()) {
            JsonNode parts = archive.content(shared.asText());
            response(steps, parts, issued.recordedAt());
        }
    }

    private void response(List<Step> steps, JsonNode shared, Instant known) {
        String response = shared.path("response").asText();
        last(response, "response.", known).ifPresent(decision -> made(steps, decision, archive.record(decision)));
        String warning = shared.path("warning").asText(null);
        boolean there = steps.stream().anyMatch(step -> step.step().equals("warning"));
        if (warning != null && !there) {
            last(warning, "warning.", known).ifPresent(decision -> made(steps, decision, archive.record(decision)));
        }
    }

    /** A warning or response as an approved proposal made it, and the proposal. */
    private void made(List<Step> steps, Entries.Found decision, JsonNode record) {
        String what = decision.kind().substring(0, decision.kind().indexOf('.'));
        steps.add(step(what, decision, record, record.path("output")));
        JsonNode proposal = record.at("/input/proposal");
        if (proposal.isTextual()) {
            proposal(steps, proposal.asText(), decision.recordedAt());
        }
    }

    private void proposal(List<Step> steps, String proposal, Instant known) {
        List<Entries.Found> acts = archive.of(proposal, known);
        Optional<Entries.Found> proposed =
                acts.stream().filter(act -> act.kind().endsWith(".proposed")).findFirst();
        if (proposed.isEmpty()) {
            return;
        }
        JsonNode record = archive.record(proposed.get());
        List<Map<String, Object>> signed = acts.stream()
                .filter(act -> act != proposed.get())
                .map(this::act)
                .toList();
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("proposed", record.path("output"));
        detail.put("acts", signed);
        steps.add(step("proposal", proposed.get(), record, detail));
        ground(steps, proposed.get(), record, known);
    }

    /** What a proposal stands on: the rules' answer and the forecast, a regional notice, or the warning before it. */
    private void ground(List<Step> steps, Entries.Found proposed, JsonNode record, Instant known) {
        JsonNode said = record.at("/output/said");
        if (said.isTextual()) {
            JsonNode assessment = archive.content(said.asText());
            Text level = Words.level(assessment.path("level").asText());
            steps.add(new Step(
                    "assessment",
                    said.asText(),
                    proposed.id(),
                    proposed.recordedAt(),
                    new Text("规则研判：" + level.zh(), "the rules said: " + level.en()),
                    List.of(),
                    Map.of(
                            "level", assessment.path("level"),
                            "transition", assessment.path("transition"),
                            "pack", assessment.path("pack"),
                            "asked", record.at("/input/asked"))));
        }
        JsonNode notice = record.at("/input/regionalNotice");
        if (notice.isTextual()) {
            last(notice.asText(), "regional_notice.", known)
                    .ifPresent(one -> steps.add(step("regional_notice", one, archive.record(one), null)));
        }
        JsonNode forecast = record.at("/input/forecast");
        if (forecast.isTextual()) {
            forecasts.find(UUID.fromString(forecast.asText())).ifPresent(stored -> steps.add(forecast(stored)));
        }
    }

    private Step forecast(StoredForecast stored) {
        String issued = Words.minute(stored.forecast().issuedAt(), zone);
        return new Step(
                "forecast",
                stored.id().toString(),
                null,
                stored.receivedAt(),
                new Text(
                        stored.forecast().source() + " " + issued + " 发布的预报",
                        "forecast of " + stored.forecast().source() + ", issued " + issued),
                List.of(),
                Map.of(
                        "source", stored.forecast().source(),
                        "issuedAt", stored.forecast().issuedAt(),
                        "standard", String.valueOf(stored.forecast().standard())));
    }

    private Optional<Entries.Found> last(String subject, String kind, Instant known) {
        List<Entries.Found> found = archive.of(subject, known).stream()
                .filter(decision -> decision.kind().startsWith(kind))
                .toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
    }

    private Step step(String step, Entries.Found decision, JsonNode record, Object detail) {
        Text kind = Words.kind(decision.kind());
        String when = Words.minute(decision.recordedAt(), zone);
        List<String> people = people(record);
        String by = people.isEmpty() ? "" : String.join("、", people);
        return new Step(
                step,
                decision.subject(),
                decision.id(),
                decision.recordedAt(),
                new Text(
                        when + " " + kind.zh() + (by.isEmpty() ? "" : "（" + by + "）"),
                        when + ": " + kind.en() + (by.isEmpty() ? "" : " by " + by)),
                people,
                detail);
    }

    private Map<String, Object> act(Entries.Found decision) {
        JsonNode record = archive.record(decision);
        Map<String, Object> act = new LinkedHashMap<>();
        act.put("decision", decision.id());
        act.put("kind", decision.kind());
        act.put("at", decision.recordedAt());
        act.put("people", people(record));
        act.put("said", record.path("output"));
        return act;
    }

    /** Who acted, by the names of the record. */
    private static List<String> people(JsonNode record) {
        List<String> people = new ArrayList<>();
        record.at("/input/approvers").forEach(name -> people.add(name.asText()));
        JsonNode actor = record.at("/actor/name");
        if (people.isEmpty() && actor.isTextual()) {
            people.add(actor.asText());
        }
        return people;
    }
}

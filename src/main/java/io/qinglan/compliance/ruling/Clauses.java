package io.qinglan.compliance.ruling;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;
import io.qinglan.policy.PolicyLibrary;

/** The clauses of {@code rules/standards/penalty-clauses.yaml}. */
@ApplicationScoped
public class Clauses {

    private final Areas areas;
    private final ZoneId zone;
    private final Map<String, Clause> byId = new LinkedHashMap<>();
    private final JsonNode acts;
    private final ClausePicker picker;

    /** Made by the container. */
    Clauses(
            PolicyLibrary library,
            Areas areas,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.areas = areas;
        this.zone = zone;
        JsonNode file = library.standard("penalty-clauses").content();
        acts = file.get("acts");
        file.get("rows").forEach(row -> byId.put(row.get("id").asText(), clause(row)));
        picker = new ClausePicker(List.copyOf(byId.values()));
    }

    /** The clause of an id, empty when there is none. */
    public Optional<Clause> find(String id) {
        return Optional.ofNullable(id == null ? null : byId.get(id));
    }

    /** The acts that clauses name, with their words. */
    public JsonNode acts() {
        return acts;
    }

    /** The clauses that may apply to an act in an area. */
    public List<Candidate> pick(String area, String act, LocalDate committed, LocalDate decided) {
        List<String> places = new ArrayList<>();
        for (String at = area; at != null; at = areas.find(at).map(Area::parent).orElse(null)) {
            places.add(at);
        }
        return picker.pick(places, act, committed, decided);
    }

    /** The zone days are cut in. */
    ZoneId zone() {
        return zone;
    }

    /** A clause as its row says; without a day it counts from the year after its edition. */
    static Clause clause(JsonNode row) {
        LocalDate since = date(row.path("since"));
        if (since == null && row.has("edition")) {
            since = LocalDate.of(row.get("edition").asInt() + 1, 1, 1);
        }
        return new Clause(
                row.get("id").asText(),
                text(row.path("area")),
                row.get("act").asText(),
                range(row.path("fine")),
                range(row.path("serious")),
                range(row.path("persons")),
                text(row.path("needs")),
                since,
                date(row.path("until")),
                row.get("cite").asText(),
                row.get("certainty").asText(),
                text(row.path("note")));
    }

    private static Clause.Range range(JsonNode node) {
        return node.isObject()
                ? new Clause.Range(node.get("from").asLong(), node.get("to").asLong())
                : null;
    }

    private static LocalDate date(JsonNode node) {
        return node.isTextual() ? LocalDate.parse(node.asText()) : null;
    }

    private static String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }
}

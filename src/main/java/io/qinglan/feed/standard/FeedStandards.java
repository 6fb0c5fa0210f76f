package io.qinglan.feed.standard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.feed.window.FlueGas;
import io.qinglan.feed.window.MarkClass;
import io.qinglan.feed.window.Marks;
import io.qinglan.feed.window.Substitution;
import io.qinglan.feed.window.Validity;
import io.qinglan.feed.window.Windows;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.Standard;

/** The standards of feeds by date: validity (HJ 75), formulas (HJ 212 annex D), data marks, reference oxygen, watching. Immutable. */
public final class FeedStandards {

    private static final double OPEN_CAPTURE = 100.01;

    private final PolicyLibrary library;
    private final Marks marks;
    private final Watching watching;
    private final Map<LocalDate, Windows> read = new TreeMap<>();

    private FeedStandards(PolicyLibrary library) {
        this.library = library;
        this.marks = marks(only("data_marks"));
        this.watching = watching(only("feed_watching"));
    }

    /**
     * The standards of feeds in a library; those of another kind are passed over.
     *
     * @throws IllegalArgumentException when one is missing or lacks what its kind needs
     */
    public static FeedStandards of(PolicyLibrary library) {
        return new FeedStandards(library);
    }

    /** How windows of a day are reckoned. */
    public synchronized Windows windows(LocalDate day) {
        return read.computeIfAbsent(
                inForce("flue_gas_validity", day).inForceFrom(),
                none -> new Windows(
                        validity(inForce("flue_gas_validity", day).content()),
                        gas(inForce("flue_gas_formulas", day).content())));
    }

    /** What replaces the missing mass of a day. */
    public Substitution substitution(LocalDate day) {
        List<Substitution.Row> rows = new ArrayList<>();
        for (JsonNode row : at(inForce("flue_gas_validity", day).content(), "/substitution/table")) {
            rows.add(new Substitution.Row(
                    number(row, "/capture_from_percent"),
                    row.path("capture_below_percent").asDouble(OPEN_CAPTURE),
                    row.path("gap_to_hours").asInt(Integer.MAX_VALUE),
                    whole(row, "/maximum_of_valid_hours")));
        }
        return new Substitution(rows);
    }

    /** The share of valid hours that a quarter must reach, percent. */
    public double captureTarget(LocalDate day) {
        return number(inForce("flue_gas_validity", day).content(), "/capture/target_percent/value");
    }

    /** The data marks by dictionary. */
    public Marks marks() {
        return marks;
    }

    /** When a feed is silent, stands still, or runs by a wrong clock. */
    public Watching watching() {
        return watching;
    }

    /** The reference oxygen of a kind of outlet where a source states it; what no source states fills in nothing. */
    public Optional<Double> referenceOxygen(String outletKind) {
        for (JsonNode outlet : at(only("reference_oxygen"), "/outlets")) {
            if (outlet.path("kind").asText().equals(outletKind)
                    && outlet.path("certainty").asText().equals("stated")) {
                return Optional.of(number(outlet, "/percent"));
            }
        }
        return Optional.empty();
    }

    private Standard inForce(String kind, LocalDate day) {
        List<Standard> editions = ofKind(kind);
        return editions.stream()
                .filter(edition -> edition.inForceOn(day))
                .findFirst()
                .or(() -> editions.stream()
                        .filter(edition -> edition.content().path("also_before").asBoolean())
                        .findFirst())
                .orElseThrow(() -> new IllegalArgumentException("no standard of kind " + kind + " on " + day));
    }

    private JsonNode only(String kind) {
        return ofKind(kind).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected a standard of kind " + kind + ", got none"))
                .content();
    }

    private List<Standard> ofKind(String kind) {
        return library.standards().stream()
                .filter(standard -> kind.equals(standard.content().path("kind").asText()))
                .toList();
    }

    private static Validity validity(JsonNode tree) {
        return new Validity(
                whole(tree, "/windows/five_minutes/valid_minutes"),
                whole(tree, "/windows/quarter_hour/valid_minutes"),
                whole(tree, "/windows/hour/valid_minutes"),
                whole(tree, "/windows/day/valid_hours"),
                whole(tree, "/states/production_minutes/value"),
                whole(tree, "/states/instrument_minutes_above/value"),
                number(tree, "/minute/normal_share_above/percent"),
                at(tree, "/hour_taken_from/value").asText().equals("instrument"),
                number(tree, "/hours_differ_above/percent"));
    }

    private static FlueGas gas(JsonNode tree) {
        Map<String, Double> molar = new LinkedHashMap<>();
        at(tree, "/constants/molar_mass")
                .properties()
                .forEach(entry -> molar.put(entry.getKey(), entry.getValue().asDouble()));
        Set<String> pollutants = new LinkedHashSet<>();
        at(tree, "/codes/pollutants").forEach(pollutant -> pollutants.addAll(codes(pollutant, "/codes")));
        return new FlueGas(
                new FlueGas.Constants(
                        number(tree, "/constants/standard_temperature_k"),
                        number(tree, "/constants/standard_pressure_pa"),
                        number(tree, "/constants/molar_volume_l"),
                        number(tree, "/constants/oxygen_of_air_percent"),
                        Map.copyOf(molar)),
                new FlueGas.Limits(
                        number(tree, "/oxygen/not_assessable_from_percent/value"),
                        number(tree, "/flow_unit/share_from/value"),
                        number(tree, "/flow_unit/share_to/value"),
                        number(tree, "/mass_identity/differs_above_percent/value"),
                        number(tree, "/mass_identity/differs_above_kg/value")),
                codes(tree, "/codes/flow"),
                codes(tree, "/codes/oxygen"),
                pollutants);
    }

    private static Set<String> codes(JsonNode tree, String pointer) {
        Set<String> codes = new LinkedHashSet<>();
        at(tree, pointer).forEach(code -> codes.add(code.asText()));
        return codes;
    }

    private Marks marks(JsonNode tree) {
        Map<String, Map<String, MarkClass>> dictionaries = new LinkedHashMap<>();
        for (Standard standard : library.standards()) {
            JsonNode content = standard.content();
            if (content.has("mark_dictionary") && content.has("marks")) {
                Map<String, MarkClass> marks = new LinkedHashMap<>();
                for (JsonNode mark : content.get("marks")) {
                    String meaning = at(mark, "/meaning").asText();
                    marks.put(
                            at(mark, "/mark").asText(),
                            MarkClass.of(at(tree, "/classes/" + meaning).asText()));
                }
                dictionaries.put(content.get("mark_dictionary").asText(), Map.copyOf(marks));
            }
        }
        at(tree, "/also_called").properties().forEach(other -> {
            Map<String, MarkClass> named = dictionaries.get(other.getValue().asText());
            if (named == null) {
                throw new IllegalArgumentException("expected a dictionary of marks, got " + other.getValue());
            }
            dictionaries.put(other.getKey(), named);
        });
        return new Marks(
                dictionaries,
                MarkClass.of(at(tree, "/unmarked").asText()),
                MarkClass.of(at(tree, "/unknown").asText()));
    }

    private static Watching watching(JsonNode tree) {
        return new Watching(
                whole(tree, "/offline_after_intervals/value"),
                whole(tree, "/offline_after_at_least_minutes/value"),
                whole(tree, "/stale_after_intervals/value"),
                whole(tree, "/stuck_after_hours/value"),
                whole(tree, "/clock/drift_above_seconds/value"),
                whole(tree, "/clock/records/value"),
                whole(tree, "/backfill/after_minutes/value"),
                whole(tree, "/backfill/ask_at_most/value"),
                whole(tree, "/backfill/ask_again_after_hours/value"),
                whole(tree, "/backfill/oldest_days/value"));
    }

    private static int whole(JsonNode tree, String pointer) {
        return at(tree, pointer).asInt();
    }

    private static double number(JsonNode tree, String pointer) {
        return at(tree, pointer).asDouble();
    }

    private static JsonNode at(JsonNode tree, String pointer) {
        JsonNode found = tree.at(pointer);
        if (found.isMissingNode() || found.isNull()) {
            throw new IllegalArgumentException(
                    "expected " + pointer + " in " + tree.path("id").asText("a standard"));
        }
        return found;
    }
}

package io.qinglan.warning.assessment;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.qinglan.fact.Certainty;
import io.qinglan.forecast.outlook.Basis;
import io.qinglan.forecast.outlook.Series;
import io.qinglan.policy.CaseContext;
import io.qinglan.policy.CaseKind;
import io.qinglan.policy.Parameters;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.PolicyPack;
import io.qinglan.policy.Shown;

/** The cases of warnings: a series and a context, and what a pack must make of them (contract 4.1). */
public final class WarningCases implements CaseKind {

    private static final Set<String> KEYS = new TreeSet<>(Set.of(
            "id",
            "title",
            "pack",
            "basis",
            "series",
            "context",
            "default",
            "expect",
            "alternatives",
            "clause",
            "note",
            "observed",
            "certainty",
            "source",
            "formula",
            "shows"));
    private static final Set<String> ALTERNATIVE = new TreeSet<>(Set.of("when", "expect", "note", "clause", "shows"));
    private static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();

    private final ZoneId zone;
    private final Map<PolicyLibrary, Assessor> assessors = new ConcurrentHashMap<>();

    /** Judges; instants without an offset are those of the zone. */
    public WarningCases(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public boolean recognises(JsonNode aCase) {
        return aCase.has("expect") || aCase.has("series") || aCase.has("context");
    }

    @Override
    public List<String> judge(JsonNode aCase, CaseContext context) {
        List<String> faults = faults(aCase);
        if (!faults.isEmpty()) {
            return faults;
        }
        PolicyPack pack = context.packOf(aCase);
        JsonNode reading = reading(aCase, pack.parameters());
        if (reading == null) {
            return List.of("default: expected the pack's values " + aCase.get("default") + ", got others");
        }
        boolean shows = Shown.saidBy(reading);
        Assessment got = assess(aCase, pack, context, shows);
        List<String> differences = new ArrayList<>(Expectation.differences(reading.get("expect"), got));
        if (shows) {
            List<String> fired = got.because().stream().map(Reason::rule).toList();
            differences.addAll(Shown.differences(reading, fired, pack.rules("warning")));
        }
        return differences;
    }

    /**
     * Judges a case under every reading it names: its default, and each alternative's parameters set for a run.
     *
     * @return what differs, each line with the reading it came under
     */
    public List<String> judgeEveryReading(JsonNode aCase, CaseContext context) {
        List<String> differences = new ArrayList<>();
        for (Map<String, Object> reading : readings(aCase)) {
            judge(aCase, context.with(reading))
                    .forEach(difference -> differences.add("under " + reading + ": " + difference));
        }
        return differences;
    }

    /** The readings a case names: the parameters of its default, then of each alternative over the default. */
    public static List<Map<String, Object>> readings(JsonNode aCase) {
        List<Map<String, Object>> readings = new ArrayList<>();
        readings.add(values(aCase.path("default"), Map.of()));
        aCase.path("alternatives")
                .forEach(alternative -> readings.add(values(alternative.path("when"), readings.get(0))));
        return readings;
    }

    private static Map<String, Object> values(JsonNode named, Map<String, Object> under) {
        Map<String, Object> values = new LinkedHashMap<>(under);
        named.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        return values;
    }

    private Assessment assess(JsonNode aCase, PolicyPack pack, CaseContext run, boolean explained) {
        Context context = ContextReader.read(part(aCase, "context"), "/context", zone);
        Series series = SeriesReader.read(part(aCase, "series"), "/series", zone, context.now());
        Basis basis = aCase.hasNonNull("basis") ? Basis.of(aCase.get("basis").asText()) : null;
        Assessor assessor = assessors.computeIfAbsent(run.library(), library -> Assessor.of(library, zone));
        return assessor.assess(pack, basis, series, context, explained);
    }

    private static JsonNode part(JsonNode aCase, String key) {
        return aCase.hasNonNull(key) ? aCase.get(key) : NOTHING;
    }

    private static List<String> faults(JsonNode aCase) {
        List<String> faults = new ArrayList<>();
        aCase.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                faults.add("/" + key + ": expected one of " + KEYS + ", got " + key);
            }
        });
        if (aCase.has("certainty")) {
            Fields.word("/certainty", aCase.get("certainty"), Certainty.values(), Certainty::code);
        }
        if (!aCase.has("expect")) {
            faults.add("/expect: expected what must come out, got nothing");
            return faults;
        }
        faults.addAll(Expectation.faults(aCase.get("expect")));
        for (JsonNode alternative : aCase.path("alternatives")) {
            alternative.fieldNames().forEachRemaining(key -> {
                if (!ALTERNATIVE.contains(key)) {
                    faults.add("/alternatives/" + key + ": expected one of " + ALTERNATIVE + ", got " + key);
                }
            });
            if (!alternative.path("when").isObject()) {
                faults.add("/alternatives/when: expected parameters and their values, got " + alternative.get("when"));
            }
            faults.addAll(Expectation.faults(alternative.path("expect")));
        }
        return faults;
    }

    /** What holds under the pack's values: the first alternative that matches, else the case itself; null when neither does. */
    private static JsonNode reading(JsonNode aCase, Parameters parameters) {
        for (JsonNode alternative : aCase.path("alternatives")) {
            if (matches(alternative.get("when"), parameters)) {
                return alternative;
            }
        }
        return matches(aCase.path("default"), parameters) ? aCase : null;
    }

    private static boolean matches(JsonNode named, Parameters parameters) {
        return named.properties().stream().allMatch(entry -> same(entry.getValue(), parameters.node(entry.getKey())));
    }

    private static boolean same(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        return one.isValueNode() && other.isValueNode() ? one.asText().equals(other.asText()) : one.equals(other);
    }
}

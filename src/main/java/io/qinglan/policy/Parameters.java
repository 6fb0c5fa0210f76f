package io.qinglan.policy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.qinglan.fact.Certainty;

/**
 * The parameters of a pack, its parents' included; what a pack states itself takes the place of its parents' of that name. The
 * accessors give the value that holds on one day.
 */
public final class Parameters {

    private static final List<String> ABOUT =
            List.of("title", "unit", "values", "since", "until", "cite", "certainty", "note");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, List<Parameter>> byName;
    private final Map<String, Parameter> current;

    private Parameters(Map<String, List<Parameter>> byName, Map<String, Parameter> current) {
        this.byName = byName;
        this.current = Collections.unmodifiableMap(current);
    }

    /** Reads the files of one pack, each checked against the schema. */
    static Map<String, List<Parameter>> read(String pack, Collection<JsonNode> files) {
        Map<String, List<Parameter>> read = new LinkedHashMap<>();
        for (JsonNode file : files) {
            file.properties().forEach(entry -> {
                if (read.put(entry.getKey(), values(pack, entry.getKey(), entry.getValue())) != null) {
                    throw new PolicyException("pack " + pack + ": parameter " + entry.getKey() + " is stated twice");
                }
            });
        }
        return read;
    }

    /** The latest value of each name. */
    static Parameters latest(Map<String, List<Parameter>> byName) {
        Map<String, Parameter> current = new LinkedHashMap<>();
        byName.forEach((name, values) -> current.put(name, values.get(values.size() - 1)));
        return new Parameters(byName, current);
    }

    /** The values that hold on a day; names whose values all lie elsewhere are missing. */
    public Parameters on(LocalDate day) {
        Map<String, Parameter> then = new LinkedHashMap<>();
        byName.forEach((name, values) -> values.stream()
                .filter(value -> value.holdsOn(day))
                .reduce((earlier, later) -> later)
                .ifPresent(value -> then.put(name, value)));
        return new Parameters(byName, then);
    }

    /** The same parameters with other values for some names: another reading of the law, for a case or a what-if. */
    Parameters with(Map<String, ?> readings) {
        Map<String, List<Parameter>> changed = new LinkedHashMap<>(byName);
        readings.forEach((name, reading) -> {
            JsonNode value = MAPPER.valueToTree(reading);
            changed.put(name, List.of(get(name).withValue(value)));
        });
        return latest(changed);
    }

    /** All parameters in the order of the files. */
    public Collection<Parameter> all() {
        return current.values();
    }

    /** The parameter of a name, if the pack or a parent states it. */
    public Optional<Parameter> find(String name) {
        return Optional.ofNullable(current.get(name));
    }

    /**
     * The parameter of a name.
     *
     * @throws PolicyException when neither the pack nor a parent states it
     */
    public Parameter get(String name) {
        return find(name).orElseThrow(() -> new PolicyException("no parameter " + name + " in the pack"));
    }

    /** The value as a tree. */
    public JsonNode node(String name) {
        return get(name).value();
    }

    /** The value as a word. */
    public String text(String name) {
        return node(name).asText();
    }

    /** The value as an exact number. */
    public BigDecimal number(String name) {
        JsonNode value = node(name);
        if (!value.isNumber()) {
            throw PolicyException.expected("parameter " + name, "a number", value);
        }
        return value.decimalValue();
    }

    /** The value as a duration, written as in ISO 8601 (PT36H). */
    public Duration duration(String name) {
        return Duration.parse(text(name));
    }

    private static List<Parameter> values(String pack, String name, JsonNode entry) {
        List<Parameter> values = new ArrayList<>();
        if (entry.has("dated")) {
            entry.get("dated").forEach(dated -> values.add(value(pack, name, entry, dated)));
            values.sort(Comparator.comparing(Parameter::since, Comparator.nullsFirst(Comparator.naturalOrder())));
        } else {
            values.add(value(pack, name, entry, entry));
        }
        return List.copyOf(values);
    }

    private static Parameter value(String pack, String name, JsonNode entry, JsonNode dated) {
        JsonNode value = dated.has("value") ? dated.get("value") : rest(dated);
        requireAllowed(pack, name, dated.has("values") ? dated.get("values") : entry.path("values"), value);
        return new Parameter(
                name,
                value,
                dated.path("unit").asText(entry.path("unit").asText(null)),
                date(dated.path("since")),
                date(dated.path("until")),
                dated.path("cite").asText(),
                Certainty.of(dated.path("certainty").asText()),
                entry.path("title").path("zh").asText(),
                entry.path("title").path("en").asText(),
                pack);
    }

    /** A reading is one of those the entry names; figures of another kind are free. */
    private static void requireAllowed(String pack, String name, JsonNode values, JsonNode value) {
        boolean closed = values.isArray() && !values.isEmpty() && value.isTextual();
        if (!closed) {
            return;
        }
        for (JsonNode allowed : values) {
            if (allowed.asText().equals(value.asText())) {
                return;
            }
        }
        throw PolicyException.expected("pack " + pack + ": parameter " + name, "one of " + values, value);
    }

    /** Where an entry has no key {@code value}, what is not about the value is the value. */
    private static ObjectNode rest(JsonNode entry) {
        ObjectNode value = JsonNodeFactory.instance.objectNode();
        entry.properties().forEach(property -> {
            if (!ABOUT.contains(property.getKey())) {
                value.set(property.getKey(), property.getValue());
            }
        });
        return value;
    }

    private static LocalDate date(JsonNode node) {
        return node.isTextual() ? LocalDate.parse(node.asText()) : null;
    }
}

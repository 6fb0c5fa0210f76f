package io.qinglan.feed.delivery;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.policy.PolicyLibrary;

/** What curves of a grid may hold: tables, numbers and units from {@code rules/standards/grid-curves.yaml}. */
@ApplicationScoped
class Curves {

    private static final String STANDARD = "grid-curves";

    private final Map<Integer, Integer> seconds = new TreeMap<>();
    private final List<Curve> curves = new ArrayList<>();

    Curves(PolicyLibrary library) {
        JsonNode standard = library.standard(STANDARD).content();
        standard.get("densities")
                .forEach(row -> seconds.put(
                        row.get("points").asInt(), row.get("seconds").asInt()));
        standard.get("curves").forEach(row -> {
            Map<String, BigDecimal> units = new LinkedHashMap<>();
            row.get("units")
                    .fields()
                    .forEachRemaining(unit -> units.put(
                            unit.getKey(), new BigDecimal(unit.getValue().asText())));
            row.get("types")
                    .fields()
                    .forEachRemaining(type -> curves.add(new Curve(
                            row.get("curve").asText(),
                            row.get("table").asText(),
                            type.getKey(),
                            type.getValue().asText(),
                            row.get("of").asText().equals("moment"),
                            row.get("unit").asText(),
                            units)));
        });
    }

    /**
     * One kind of curve.
     *
     * @param name of the family, such as {@code power}
     * @param table as sources name it
     * @param type DATA_TYPE
     * @param item the name under which its values are kept
     * @param ofMoments whether a value is of a moment; else of the time up to the next
     * @param unit in which values are kept
     * @param units factors from other units to this one
     */
    record Curve(
            String name,
            String table,
            String type,
            String item,
            boolean ofMoments,
            String unit,
            Map<String, BigDecimal> units) {}

    /** Length of a slot in seconds for each density that is known. */
    Map<Integer, Integer> seconds() {
        return seconds;
    }

    /**
     * The curve that is meant: by the name of its item ({@code kw}), by family ({@code power}: its first), or by family or table and number
     * ({@code E_MP_POWER_CURVE} and 5).
     */
    Optional<Curve> find(String family, String type) {
        return curves.stream()
                .filter(curve -> family == null
                        ? curve.item().equals(type) || curve.name().equals(type)
                        : (curve.name().equals(family) || curve.table().equals(family))
                                && (curve.type().equals(type) || curve.item().equals(type)))
                .findFirst();
    }

    /** The names of items and families, for an error. */
    List<String> names() {
        return Stream.concat(curves.stream().map(Curve::name), curves.stream().map(Curve::item))
                .distinct()
                .toList();
    }
}

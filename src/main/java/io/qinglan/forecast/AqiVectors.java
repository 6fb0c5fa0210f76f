package io.qinglan.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.air.Breakpoints;
import io.qinglan.air.Concentration;
import io.qinglan.air.IndexStandard;
import io.qinglan.air.Item;
import io.qinglan.policy.CaseContext;
import io.qinglan.policy.CaseKind;

/**
 * Judges the rows of a block {@code aqi_vectors}: an item, its concentration, and the index (IAQI) each edition of HJ 633 must give;
 * null where the edition computes none.
 */
public final class AqiVectors implements CaseKind {

    private static final String KEY = "aqi_vector";
    private static final Map<String, String> EDITIONS = Map.of("iaqi_2012", "hj-633-2012", "iaqi_2026", "hj-633-2026");

    private AirStandards standards;

    @Override
    public boolean recognises(JsonNode aCase) {
        return aCase.has(KEY);
    }

    @Override
    public List<String> judge(JsonNode aCase, CaseContext context) {
        JsonNode vector = aCase.get(KEY);
        List<String> differences = new ArrayList<>();
        if (aCase.size() != 1) {
            differences.add("expected the one key " + KEY + ", got " + aCase.size());
        }
        if (!vector.hasNonNull("pollutant") || !vector.hasNonNull("concentration")) {
            differences.add("expected columns pollutant and concentration, got " + vector);
            return differences;
        }
        AirStandards known = standards(context);
        vector.properties().forEach(column -> compare(known, vector, column, differences));
        return differences;
    }

    private synchronized AirStandards standards(CaseContext context) {
        if (standards == null) {
            standards = AirStandards.of(context.library());
        }
        return standards;
    }

    private static void compare(
            AirStandards standards, JsonNode vector, Map.Entry<String, JsonNode> column, List<String> differences) {
        String name = column.getKey();
        if (name.equals("pollutant") || name.equals("concentration")) {
            return;
        }
        String vectorName = vector.get("pollutant").asText() + " "
                + vector.get("concentration").asText() + ", " + name + ": ";
        if (!EDITIONS.containsKey(name)) {
            differences.add(vectorName + "expected a column of " + EDITIONS.keySet() + ", got " + name);
            return;
        }
        IndexStandard standard = standards.index(EDITIONS.get(name)).orElseThrow();
        String got = index(standard, vector);
        if (!got.equals(column.getValue().asText())) {
            differences.add(vectorName + "expected " + column.getValue().asText() + ", got " + got);
        }
    }

    private static String index(IndexStandard standard, JsonNode vector) {
        try {
            int index = standard.index(
                    Item.of(vector.get("pollutant").asText()),
                    Concentration.of(vector.get("concentration").asText()));
            return index == Breakpoints.NOT_COMPUTED ? "null" : String.valueOf(index);
        } catch (NumberFormatException e) {
            return "no number: " + vector.get("concentration").asText();
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }
}

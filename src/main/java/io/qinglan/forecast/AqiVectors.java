package io.qinglan.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.air.Breakpoints;
import io.qinglan.air.Concentration;
import io.qinglan.air.IndexStandard;
import io.qinglan.air.Item;

/**
 * Judges a block {@code aqi_vectors} of a case file: columns, and rows of an item, its concentration, and the index (IAQI) each edition
 * of HJ 633 must give; null where the edition computes none.
 */
public final class AqiVectors {

    private static final Set<String> KEYS = Set.of("rounding", "columns", "rows");
    private static final Map<String, String> EDITIONS = Map.of("iaqi_2012", "hj-633-2012", "iaqi_2026", "hj-633-2026");

    private final AirStandards standards;

    public AqiVectors(AirStandards standards) {
        this.standards = standards;
    }

    /**
     * One row judged.
     *
     * @param name such as {@code PM2.5_24h 60.5}
     * @param differences expected and got, in words; empty when the row passes
     */
    public record Row(String name, List<String> differences) {}

    /** Whether this is a block of vectors. */
    public boolean recognises(JsonNode block) {
        return block.isObject() && block.has("columns") && block.has("rows");
    }

    /** Every row with its differences; a block of another shape gives one row that says so. */
    public List<Row> judge(JsonNode block) {
        Set<String> unknown = new TreeSet<>();
        block.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            return List.of(new Row("aqi_vectors", List.of("unknown key " + unknown)));
        }
        List<String> columns = new ArrayList<>();
        block.path("columns").forEach(column -> columns.add(column.asText()));
        List<Row> rows = new ArrayList<>();
        block.path("rows").forEach(row -> rows.add(row(columns, row)));
        return rows;
    }

    private Row row(List<String> columns, JsonNode row) {
        if (!row.isArray() || row.size() != columns.size()) {
            return new Row(row.toString(), List.of("expected " + columns.size() + " values, got " + row.size()));
        }
        int item = columns.indexOf("pollutant");
        int concentration = columns.indexOf("concentration");
        if (item < 0 || concentration < 0) {
            return new Row(row.toString(), List.of("expected columns pollutant and concentration, got " + columns));
        }
        String name = row.get(item).asText() + " " + row.get(concentration).asText();
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (i != item && i != concentration) {
                compare(columns.get(i), row.get(item).asText(), row.get(concentration), row.get(i), differences);
            }
        }
        return new Row(name, differences);
    }

    private void compare(String column, String item, JsonNode value, JsonNode expected, List<String> differences) {
        if (!EDITIONS.containsKey(column)) {
            differences.add("unknown column " + column);
            return;
        }
        try {
            IndexStandard standard = standards.index(EDITIONS.get(column)).orElseThrow();
            int index = standard.index(Item.of(item), Concentration.of(value.asText()));
            String got = index == Breakpoints.NOT_COMPUTED ? "null" : String.valueOf(index);
            if (!got.equals(expected.asText())) {
                differences.add(column + ": expected " + expected.asText() + ", got " + got);
            }
        } catch (IllegalArgumentException e) {
            differences.add(column + ": " + e.getMessage());
        }
    }
}

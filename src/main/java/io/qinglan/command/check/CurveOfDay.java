package io.qinglan.command.check;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.policy.PolicyLibrary;

/** Curves of a day (96 or 24 values of kW or kWh) as energy of their slots; densities and units by {@code rules/standards/grid-curves.yaml}. */
final class CurveOfDay {

    private static final double SECONDS_OF_AN_HOUR = 3600;

    private final Map<Integer, Integer> seconds = new HashMap<>();
    private final Map<String, Double> powerUnits = new HashMap<>();
    private final Map<String, Double> energyUnits = new HashMap<>();
    private final ZoneId zone;

    CurveOfDay(PolicyLibrary library, ZoneId zone) {
        this.zone = zone;
        JsonNode standard = library.standard("grid-curves").content();
        standard.path("densities")
                .forEach(row -> seconds.put(
                        row.path("points").asInt(), row.path("seconds").asInt()));
        standard.path("curves").forEach(row -> {
            if (row.path("curve").asText().equals("power")) {
                row.path("units")
                        .properties()
                        .forEach(unit ->
                                powerUnits.put(unit.getKey(), unit.getValue().asDouble()));
            }
            if (row.path("curve").asText().equals("energy")) {
                row.path("units")
                        .properties()
                        .forEach(unit ->
                                energyUnits.put(unit.getKey(), unit.getValue().asDouble()));
            }
        });
    }

    void read(JsonNode node, String place, OwnReadings readings) {
        Integer slot = seconds.get(node.path("density").asInt());
        if (slot == null) {
            throw new BadFile(place + " /density", "one of " + seconds.keySet(), node.path("density"));
        }
        String type = node.path("type").asText();
        boolean power = type.equals("kw") || type.equals("power");
        if (!power && !type.equals("kwh") && !type.equals("energy")) {
            throw new BadFile(place + " /type", "kw or kwh", node.path("type"));
        }
        Map<String, Double> units = power ? powerUnits : energyUnits;
        Double factor = units.get(node.path("unit").asText(power ? "kW" : "kWh"));
        if (factor == null) {
            throw new BadFile(place + " /unit", "one of " + units.keySet(), node.path("unit"));
        }
        JsonNode values = node.path("values");
        if (!values.isArray() || values.size() != node.path("density").asInt()) {
            throw new BadFile(place + " /values", node.path("density") + " values", values.size());
        }
        Instant midnight = midnight(node, place);
        String whole = node.path("whole").asText("");
        double ratio = node.path("ct").asDouble(1) * node.path("pt").asDouble(1);
        for (int i = 0; i < values.size(); i++) {
            boolean there = whole.length() <= i || whole.charAt(i) == '1';
            if (there && values.get(i).isNumber()) {
                double value = values.get(i).doubleValue() * factor * ratio;
                double kwh = power ? value * slot / SECONDS_OF_AN_HOUR : value;
                readings.power(node.path("meter").asText(), midnight.plusSeconds((long) i * slot), slot, kwh, null);
            }
        }
    }

    private Instant midnight(JsonNode node, String place) {
        try {
            return LocalDate.parse(node.path("date").asText())
                    .atStartOfDay(zone)
                    .toInstant();
        } catch (DateTimeException e) {
            throw new BadFile(place + " /date", "a day, such as 2026-12-01", node.path("date"));
        }
    }
}

package io.qinglan.warning.assessment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A forecast file (contract 3.1) as a series: its days with index or range. Days that are not there are missing. */
final class ForecastSeries {

    private static final int LONGEST_DAYS = 100;
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private ForecastSeries() {}

    /** The days of a forecast as {@code firstDay} and {@code dailyRange}. */
    static ObjectNode of(JsonNode forecast) {
        if (!forecast.has("days")) {
            throw new InputException(
                    "/days", "days with an index; hours are judged by a POST of the forecast", "hours only");
        }
        List<JsonNode> days = Fields.list("/days", forecast.get("days"));
        ObjectNode series = NODES.objectNode();
        ArrayNode ranges = series.putArray("dailyRange");
        LocalDate next = null;
        for (int i = 0; i < days.size(); i++) {
            LocalDate date = date(i, days.get(i));
            if (next == null) {
                series.put("firstDay", date.toString());
                next = date;
            }
            long gap = ChronoUnit.DAYS.between(next, date);
            if (gap < 0 || gap > LONGEST_DAYS) {
                throw new InputException("/days/" + i + "/date", "days in order", date);
            }
            for (long missing = 0; missing < gap; missing++) {
                ranges.addNull();
            }
            ranges.add(range("/days/" + i + "/aqi", days.get(i).path("aqi")));
            next = date.plusDays(1);
        }
        return series;
    }

    /** The causes of its days by date; empty when it is no forecast or names none. */
    static Optional<ObjectNode> causes(JsonNode forecast) {
        ObjectNode causes = NODES.objectNode();
        forecast.path("days").forEach(day -> {
            if (day.hasNonNull("cause")) {
                causes.set(day.path("date").asText(), day.get("cause"));
            }
        });
        return causes.isEmpty() ? Optional.empty() : Optional.of(causes);
    }

    private static JsonNode range(String pointer, JsonNode index) {
        if (index.isNull() || index.isMissingNode()) {
            return NODES.nullNode();
        }
        if (index.isNumber()) {
            return NODES.arrayNode().add(index).add(index);
        }
        if (!index.path("low").isNumber() || !index.path("high").isNumber()) {
            throw new InputException(pointer, "a number or {low, high}", index);
        }
        return NODES.arrayNode().add(index.get("low")).add(index.get("high"));
    }

    private static LocalDate date(int number, JsonNode day) {
        return new Fields(day, "/days/" + number, null, Set.of("date", "aqi", "primary", "cause")).date("date");
    }
}

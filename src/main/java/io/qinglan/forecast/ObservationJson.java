package io.qinglan.forecast;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.qinglan.air.Pollutant;

/**
 * Observed air as JSON: {@code {area, station?, source?, control?, stamp?, hours: [{at, pm25 … o3}]}}. {@code at} is the begin of the
 * hour; a feed that stamps an hour at its end says {@code stamp: "end"}.
 */
final class ObservationJson {

    private final ZoneId zone;

    ObservationJson(ZoneId zone) {
        this.zone = zone;
    }

    /** The hours of a document; 422 with every field that is wrong. */
    List<ObservedHour> read(JsonNode document) {
        JsonInput input = JsonInput.of(document);
        input.only("area", "station", "source", "control", "stamp", "hours");
        String area = input.field("area").required("a six-digit area code", ForecastJson::area);
        String station = input.field("station").text();
        String source = input.field("source").text();
        boolean control = flag(input.field("control"));
        boolean end = "end".equals(input.field("stamp").optional("start or end", ObservationJson::stamp));
        List<ObservedHour> hours = new ArrayList<>();
        Set<Instant> seen = new HashSet<>();
        for (JsonInput element : input.field("hours").elements()) {
            if (element.present()) {
                element.only("at", "pm25", "pm10", "so2", "no2", "co", "o3", "aqi");
                Instant at = element.field("at").requiredInstant(zone);
                if (at != null && (!SourceTime.wholeHour(at) || !seen.add(at))) {
                    element.field("at").wrong("a full hour, each hour once");
                }
                Map<Pollutant, BigDecimal> values = HourFields.read(element);
                if (at != null) {
                    Instant begin = end ? at.minus(Duration.ofHours(1)) : at;
                    hours.add(new ObservedHour(
                            area,
                            station == null ? "" : station,
                            begin,
                            1,
                            source == null ? "api" : source,
                            control,
                            values,
                            List.of()));
                }
            }
        }
        if (!input.field("hours").present()) {
            input.field("hours").wrong("a list of hours");
        }
        input.done();
        return hours;
    }

    private static boolean flag(JsonInput field) {
        if (field.present() && !field.node().isBoolean()) {
            field.wrong("true or false");
        }
        return field.node().asBoolean(false);
    }

    private static String stamp(String word) {
        if (!word.equals("start") && !word.equals("end")) {
            throw new IllegalArgumentException(word);
        }
        return word;
    }

    /** An hour as it is answered. */
    ObjectNode write(ObservedHour hour) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("area", hour.area());
        if (!hour.station().isEmpty()) {
            out.put("station", hour.station());
        }
        out.put("at", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(hour.at().atZone(zone)));
        for (Pollutant pollutant : Pollutant.values()) {
            if (hour.concentrations().containsKey(pollutant)) {
                out.put(pollutant.field(), hour.concentrations().get(pollutant));
            }
        }
        out.put("version", hour.version());
        out.put("source", hour.source());
        out.put("control", hour.control());
        ArrayNode marks = out.putArray("marks");
        hour.marks().forEach(marks::add);
        return out;
    }
}

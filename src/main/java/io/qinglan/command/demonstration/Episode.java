package io.qinglan.command.demonstration;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The real air of Beijing, 20 November to 31 December 2015, hour by hour. */
final class Episode {

    private static final String FILE = "/demonstration/beijing-air-2015.csv";

    /** Column of the file to field of a forecast hour. */
    private static final Map<String, String> FIELDS = Map.of(
            "pm25_ugm3",
            "pm25",
            "pm10_ugm3",
            "pm10",
            "so2_ugm3",
            "so2",
            "no2_ugm3",
            "no2",
            "co_mgm3",
            "co",
            "o3_ugm3",
            "o3");

    private final List<Hour> hours;

    private Episode(List<Hour> hours) {
        this.hours = hours;
    }

    /** One hour: when it begins, and the concentrations by field; a missing one is absent. */
    record Hour(OffsetDateTime at, Map<String, BigDecimal> concentrations) {

        /** The hour as the forecast and observation interfaces take it. */
        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("at", at.toString());
            FIELDS.values().stream().sorted().forEach(field -> json.put(field, concentrations.get(field)));
            return json;
        }
    }

    static Episode read() {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var reader = new InputStreamReader(
                        Objects.requireNonNull(Episode.class.getResourceAsStream(FILE)), StandardCharsets.UTF_8);
                var parser = format.parse(reader)) {
            List<Hour> hours = new ArrayList<>();
            for (CSVRecord row : parser) {
                hours.add(hour(row));
            }
            return new Episode(List.copyOf(hours));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All hours in order. */
    List<Hour> hours() {
        return hours;
    }

    /** When the first hour begins. */
    Instant start() {
        return hours.get(0).at().toInstant();
    }

    /** The hours from one on, as many as asked for or as there are: a forecast that comes true. */
    List<Hour> from(int index, int count) {
        return hours.subList(index, Math.min(index + count, hours.size()));
    }

    private static Hour hour(CSVRecord row) {
        Map<String, BigDecimal> concentrations = new LinkedHashMap<>();
        FIELDS.forEach((column, field) -> {
            if (!row.get(column).isEmpty()) {
                concentrations.put(field, new BigDecimal(row.get(column)));
            }
        });
        return new Hour(OffsetDateTime.parse(row.get("hour")), concentrations);
    }
}

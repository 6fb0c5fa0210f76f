package io.qinglan.command.demonstration;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

import io.qinglan.fact.Level;

/** What really happened in those weeks: the warnings of Beijing as public notices tell them, to be told beside ours. */
final class RealWarnings {

    private static final String FILE = "/demonstration/beijing-warnings-2015.csv";

    private RealWarnings() {}

    /** One thing the notices tell: when, which colour, and whether it was announced, began or ended. */
    record Event(Instant at, Level level, What what, String certainty) {}

    /** What a notice tells. */
    enum What {
        ANNOUNCED,
        BEGAN,
        ENDED
    }

    static List<Event> read(ZoneId zone) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var reader = new InputStreamReader(
                        Objects.requireNonNull(RealWarnings.class.getResourceAsStream(FILE)), StandardCharsets.UTF_8);
                var parser = format.parse(reader)) {
            List<Event> events = new ArrayList<>();
            for (CSVRecord row : parser) {
                add(events, row, "announced_at", What.ANNOUNCED, zone);
                if (!row.get("announced_at").equals(row.get("start_at"))) {
                    add(events, row, "start_at", What.BEGAN, zone);
                }
                add(events, row, "actual_end_at", What.ENDED, zone);
            }
            events.sort(Comparator.comparing(Event::at));
            return List.copyOf(events);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(List<Event> events, CSVRecord row, String column, What what, ZoneId zone) {
        String at = row.get(column);
        boolean raised = what == What.ENDED && row.get("end_kind").equals("upgraded");
        if (!at.isEmpty() && !raised) {
            Instant instant = LocalDateTime.parse(at).atZone(zone).toInstant();
            events.add(new Event(instant, Level.of(row.get("level")), what, row.get("certainty")));
        }
    }
}

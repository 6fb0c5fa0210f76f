package io.qinglan.audit.backtest;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.commons.csv.CSVRecord;

import io.qinglan.fact.Level;

/**
 * A log of warnings that were really issued: one row per spell, or one row per beginning and ending of a stage. Such logs are never
 * complete; a day without a row says nothing.
 */
public final class WarningLog {

    private static final int DATE = 10;

    private final String file;
    private final List<LoggedWarning> warnings = new ArrayList<>();
    private JsonNode format;

    private WarningLog(String file) {
        this.file = file;
    }

    /**
     * Reads a log.
     *
     * @throws BadFile when its head line is not known or a row cannot be read
     */
    public static List<LoggedWarning> read(Path file) {
        WarningLog log = new WarningLog(file.getFileName().toString());
        List<BadFile.Fault> faults = new ArrayList<>();
        CsvFile.read(file, head -> {
            log.format = Formats.known().log(log.file, head);
            return (row, line) -> {
                try {
                    log.take(row, (int) line);
                } catch (BadFile e) {
                    faults.addAll(e.faults());
                }
            };
        });
        if (!faults.isEmpty()) {
            throw new BadFile(faults);
        }
        return List.copyOf(log.warnings);
    }

    private void take(CSVRecord row, int line) {
        if (format.has("event")) {
            event(row, line);
            return;
        }
        String started = cell(row, "start");
        boolean sure = !started.endsWith("?");
        String start = sure ? started : started.substring(0, started.length() - 1);
        String id = row.isMapped("id") ? row.get("id") : "line " + line;
        warnings.add(new LoggedWarning(
                id,
                RowReader.plain(cell(row, "place")),
                level(row, line),
                time(line, "announced", cell(row, "announced")),
                time(line, "start", start),
                time(line, "planned", cell(row, "planned")),
                time(line, "end", cell(row, "end")),
                cell(row, "ended"),
                sure,
                start.length() == DATE,
                line));
    }

    /** A stage begins a row, or ends the latest one that has no end; one that ends without having begun is a row with an end alone. */
    private void event(CSVRecord row, int line) {
        JsonNode event = format.get("event");
        String said = row.get(event.get("column").asText());
        Level level = level(row, line);
        LocalDateTime at = time(line, "start", cell(row, "start"));
        String city = format.get("name").asText();
        if (said.equals(event.get("begins").asText())) {
            warnings.add(
                    new LoggedWarning("line " + line, city, level, at, at, null, null, "unknown", true, true, line));
            return;
        }
        if (!said.equals(event.get("ends").asText())) {
            throw new BadFile(
                    file + " line " + line,
                    event.get("begins").asText() + " or " + event.get("ends").asText(),
                    said);
        }
        for (int i = warnings.size() - 1; i >= 0; i--) {
            LoggedWarning open = warnings.get(i);
            if (open.level() == level && open.end() == null) {
                warnings.set(
                        i,
                        new LoggedWarning(
                                open.id(),
                                city,
                                level,
                                open.announced(),
                                open.start(),
                                null,
                                at,
                                "revoked",
                                true,
                                true,
                                open.line()));
                return;
            }
        }
        warnings.add(
                new LoggedWarning("line " + line, city, level, null, null, null, at, "revoked", false, true, line));
    }

    private Level level(CSVRecord row, int line) {
        JsonNode columns = format.get("level").get("columns");
        for (JsonNode column : columns) {
            if (row.isMapped(column.asText())) {
                String word = row.get(column.asText());
                String code = format.get("level").path("words").path(word).asText(word);
                try {
                    return Level.of(code);
                } catch (IllegalArgumentException e) {
                    throw new BadFile(file + " line " + line + " " + column.asText(), "a level", "'" + word + "'");
                }
            }
        }
        throw new BadFile(file + " line 1", "one of the columns " + columns, "none");
    }

    private String cell(CSVRecord row, String part) {
        String column = format.path(part).asText("");
        return !column.isEmpty() && row.isMapped(column) ? row.get(column) : "";
    }

    private LocalDateTime time(int line, String part, String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return LocalTimes.instant(text);
        } catch (DateTimeException e) {
            throw new BadFile(
                    file + " line " + line + " " + format.path(part).asText(),
                    "a day or time such as 2015-12-08T07:00, or nothing",
                    "'" + text + "'");
        }
    }
}

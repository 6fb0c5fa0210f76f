package io.qinglan.warning.assessment;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

import io.qinglan.policy.PolicyFiles;
import io.qinglan.policy.PolicyLibrary;

/**
 * The files of {@code assess --pack ID --series FILE [--context FILE]}. The series is YAML or JSON in the shape of case files, a whole
 * question with {@code series} and {@code context}, a forecast (contract 3.1), or CSV with the columns {@code hour,aqi}.
 */
public final class AssessCommandInput {

    private static final int LONGEST_HOURS = 1_000_000;
    private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

    private final PolicyLibrary library;
    private final ZoneId zone;
    private final Assessor assessor;

    /** Assesses by the packs of a library; instants without an offset are those of the zone. */
    public AssessCommandInput(PolicyLibrary library, ZoneId zone) {
        this.library = library;
        this.zone = zone;
        this.assessor = Assessor.of(library, zone);
    }

    /**
     * Reads the files and assesses.
     *
     * @param context file with the context, null for none
     * @return the assessment in the shape of contract 3.2
     * @throws InputException when a file does not hold what is expected; names the place
     * @throws io.qinglan.policy.PolicyException when a file cannot be read as YAML or JSON
     */
    public ObjectNode assess(String pack, Path series, Path context) {
        JsonNode tree = csv(series) ? hours(series) : PolicyFiles.tree(series);
        ObjectNode question = NOTHING.deepCopy();
        if (tree.has("series")) {
            question.setAll((ObjectNode) tree);
        } else {
            question.set("series", tree.has("days") || tree.has("hours") ? ForecastSeries.of(tree) : tree);
            ForecastSeries.causes(tree)
                    .ifPresent(causes -> question.putObject("context").set("causeByDay", causes));
        }
        question.put("pack", pack);
        if (context != null) {
            ObjectNode merged = question.withObject("/context");
            JsonNode file = PolicyFiles.tree(context);
            JsonNode given = file.has("context") ? file.get("context") : file;
            if (!given.isObject()) {
                throw new InputException("/context", "an object", given);
            }
            merged.setAll((ObjectNode) given);
        }
        return AssessmentJson.of(AssessmentInput.read(question, zone).assess(library, assessor));
    }

    private static boolean csv(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    /** Hours of a CSV file as runs; an hour that is not there is missing. */
    private JsonNode hours(Path file) {
        TreeMap<LocalDateTime, String> values = new TreeMap<>();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .setCommentMarker('#')
                .setTrim(true)
                .get();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                var parser = format.parse(reader)) {
            if (!parser.getHeaderNames().contains("hour")
                    || !parser.getHeaderNames().contains("aqi")) {
                throw new InputException("line 1", "the columns hour and aqi", parser.getHeaderNames());
            }
            for (CSVRecord row : parser) {
                String at = "line " + parser.getCurrentLineNumber();
                LocalDateTime hour =
                        Fields.instant(at, TextNode.valueOf(row.get("hour").replace(' ', 'T')), zone);
                if (values.put(hour, row.get("aqi")) != null) {
                    throw new InputException(at, "each hour once", row.get("hour"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return values.isEmpty() ? NOTHING : runs(values);
    }

    private static JsonNode runs(TreeMap<LocalDateTime, String> values) {
        LocalDateTime start = values.firstKey();
        ObjectNode series = NOTHING.deepCopy();
        series.put("start", start.toString());
        var runs = series.putArray("hourlyRuns");
        long next = 0;
        for (Map.Entry<LocalDateTime, String> entry : values.entrySet()) {
            long hour = Duration.between(start, entry.getKey()).toHours();
            if (hour > LONGEST_HOURS || !start.plusHours(hour).equals(entry.getKey())) {
                throw new InputException("hour " + entry.getKey(), "whole hours from " + start, entry.getKey());
            }
            if (hour > next) {
                runs.addArray().add(hour - next).addNull();
            }
            var run = runs.addArray().add(1);
            if (entry.getValue().isBlank()) {
                run.addNull();
            } else {
                run.add(number(entry));
            }
            next = hour + 1;
        }
        return series;
    }

    private static BigDecimal number(Map.Entry<LocalDateTime, String> entry) {
        try {
            return new BigDecimal(entry.getValue());
        } catch (NumberFormatException e) {
            throw new InputException("hour " + entry.getKey(), "an index or nothing", entry.getValue());
        }
    }
}

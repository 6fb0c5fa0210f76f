package io.qinglan.policy;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Reads what lies under {@code rules/}: YAML (and JSON, which YAML contains) with exact numbers and no key twice, and CSV tables. */
public final class PolicyFiles {

    private static final ObjectMapper YAML = strict(new YAMLMapper());
    private static final ObjectMapper JSON = strict(JsonMapper.builder().build());

    private PolicyFiles() {}

    /**
     * The tree of a YAML or JSON file; numbers are exact decimals.
     *
     * @throws PolicyException when the file cannot be read or is not well formed; the message names the line
     */
    public static JsonNode tree(Path file) {
        try {
            ObjectMapper mapper = file.toString().endsWith(".json") ? JSON : YAML;
            JsonNode tree = mapper.readTree(Files.readString(file));
            return tree == null ? mapper.missingNode() : tree;
        } catch (JsonProcessingException e) {
            throw new PolicyException(file + ": " + e.getOriginalMessage() + " at line " + line(e), e);
        } catch (IOException e) {
            throw new PolicyException(file + ": cannot be read", e);
        }
    }

    /**
     * The rows of a CSV file with a head line; an empty cell is an empty text.
     *
     * @param name what errors call the file
     * @throws PolicyException when the file cannot be read or a row has too few or too many cells
     */
    static List<TableRow> table(Path file, String name) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .setCommentMarker('#')
                .get();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                var parser = format.parse(reader)) {
            List<TableRow> rows = new ArrayList<>();
            for (CSVRecord row : parser) {
                int line = (int) parser.getCurrentLineNumber();
                if (!row.isConsistent()) {
                    throw PolicyException.expected(
                            name + " line " + line, parser.getHeaderNames().size() + " cells", row.size());
                }
                Map<String, String> cells = new LinkedHashMap<>();
                parser.getHeaderNames().forEach(head -> cells.put(head, row.get(head)));
                rows.add(new TableRow(name, line, cells));
            }
            return List.copyOf(rows);
        } catch (IOException | IllegalArgumentException e) {
            throw new PolicyException(name + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** The text of a file. */
    public static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of a folder with this ending, sorted by name; none when there is no such folder. */
    static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int line(JsonProcessingException e) {
        return e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    }

    private static ObjectMapper strict(ObjectMapper mapper) {
        return mapper.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    }
}

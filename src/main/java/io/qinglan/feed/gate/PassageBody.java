package io.qinglan.feed.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** The records of a body: one JSON object, a list of them, or one object a line (NDJSON). */
final class PassageBody {

    private static final int MOST = 10_000;

    private PassageBody() {}

    /**
     * The records in their order; a line that is no JSON is there as a text, so that the others still count.
     *
     * @throws Problem 422 when it is no JSON at all, empty, or has more than 10,000 records
     */
    static List<JsonNode> records(ObjectMapper json, byte[] body, boolean lines) {
        List<JsonNode> records = lines ? ofLines(json, body) : ofDocument(json, body);
        if (records.isEmpty() || records.size() > MOST) {
            throw Problem.invalid(InputError.at("/", "1 to " + MOST + " records", records.size()));
        }
        return records;
    }

    private static List<JsonNode> ofDocument(ObjectMapper json, byte[] body) {
        try {
            JsonNode tree = json.readTree(body);
            if (tree == null || tree instanceof MissingNode) {
                throw Problem.invalid(InputError.at("/", "a record or a list of records", "nothing"));
            }
            List<JsonNode> records = new ArrayList<>();
            (tree.isArray() ? tree : List.of(tree)).forEach(records::add);
            return records;
        } catch (JsonProcessingException e) {
            throw Problem.invalid(InputError.inLine(e.getLocation().getLineNr(), "JSON", e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> ofLines(ObjectMapper json, byte[] body) {
        List<JsonNode> records = new ArrayList<>();
        new String(body, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> {
                    try {
                        records.add(json.readTree(line));
                    } catch (JsonProcessingException e) {
                        records.add(TextNode.valueOf(line));
                    }
                });
        return records;
    }
}

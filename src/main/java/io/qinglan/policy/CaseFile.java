package io.qinglan.policy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A file of cases: a bare list, or {@code cases}, {@code aqi_vectors} or both under a head that is not judged. Each row of the
 * vectors becomes a case of its own, {@code {aqi_vector: {column: value}}}.
 *
 * @param name the file
 * @param cases its cases in order
 */
public record CaseFile(String name, List<JsonNode> cases) {

    private static final Set<String> HEAD =
            Set.of("meta", "vocabulary", "expectKeys", "parameters", "packs", "cases", "aqi_vectors");

    /**
     * Reads a file.
     *
     * @throws PolicyException when it is no well-formed YAML or JSON, holds no cases, or has an unknown key at its top
     */
    public static CaseFile read(Path file) {
        JsonNode tree = PolicyFiles.tree(file);
        List<JsonNode> cases = new ArrayList<>();
        if (tree.isArray()) {
            tree.forEach(cases::add);
        } else {
            tree.fieldNames().forEachRemaining(key -> {
                if (!HEAD.contains(key)) {
                    throw PolicyException.expected(file + " /" + key, "one of " + HEAD, key);
                }
            });
            list(file, tree, "cases").forEach(cases::add);
            if (tree.has("aqi_vectors")) {
                cases.addAll(vectors(file, tree.get("aqi_vectors")));
            }
        }
        if (cases.isEmpty()) {
            throw PolicyException.expected(file.toString(), "cases or aqi_vectors", "none");
        }
        return new CaseFile(file.toString(), List.copyOf(cases));
    }

    private static JsonNode list(Path file, JsonNode tree, String key) {
        JsonNode list = tree.path(key);
        if (!list.isMissingNode() && !list.isArray()) {
            throw PolicyException.expected(file + " /" + key, "a list", list.getNodeType());
        }
        return list;
    }

    private static List<JsonNode> vectors(Path file, JsonNode block) {
        JsonNode columns = list(file, block, "columns");
        List<JsonNode> vectors = new ArrayList<>();
        for (JsonNode row : list(file, block, "rows")) {
            if (row.size() != columns.size()) {
                throw PolicyException.expected(file + " /aqi_vectors/rows", columns.size() + " values", row);
            }
            ObjectNode vector = JsonNodeFactory.instance.objectNode();
            for (int i = 0; i < columns.size(); i++) {
                vector.set(columns.get(i).asText(), row.get(i));
            }
            vectors.add(JsonNodeFactory.instance.objectNode().set("aqi_vector", vector));
        }
        return vectors;
    }
}

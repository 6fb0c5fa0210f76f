package io.qinglan.order.task;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.policy.PolicyLibrary;

/** The words of tasks in both languages, from {@code rules/codes/tasks.yaml}. */
@ApplicationScoped
class TaskWords {

    private final JsonNode tree;
    private final Map<String, Map<String, Map<String, String>>> byKind = new HashMap<>();

    TaskWords(PolicyLibrary library) {
        tree = library.tree("codes/tasks.yaml");
        tree.properties().forEach(kind -> {
            Map<String, Map<String, String>> words = new LinkedHashMap<>();
            kind.getValue().forEach(code -> words.put(code.get("code").asText(), named(code)));
            byKind.put(kind.getKey(), words);
        });
    }

    /** The lists as they stand in the file. */
    JsonNode tree() {
        return tree;
    }

    /** A code with its names: {@code {code, zh, en}}; a code that is in no list has no names. */
    Map<String, String> of(String kind, String code) {
        return byKind.getOrDefault(kind, Map.of()).getOrDefault(code, Map.of("code", code));
    }

    /** Codes with their names, in their order. */
    List<Map<String, String>> of(String kind, List<String> codes) {
        return codes.stream().map(code -> of(kind, code)).toList();
    }

    private static Map<String, String> named(JsonNode code) {
        Map<String, String> named = new LinkedHashMap<>();
        code.properties()
                .forEach(field -> named.put(field.getKey(), field.getValue().asText()));
        return named;
    }
}

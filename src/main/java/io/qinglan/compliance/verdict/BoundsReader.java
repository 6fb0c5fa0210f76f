package io.qinglan.compliance.verdict;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.fact.compliance.Bounds;
import io.qinglan.policy.Parameters;

/** The parameters of a pack as the rules see them: numbers, words and lists by name. */
final class BoundsReader {

    private final Map<String, BigDecimal> numbers = new HashMap<>();
    private final Map<String, String> words = new HashMap<>();
    private final Map<String, List<String>> lists = new HashMap<>();

    private BoundsReader() {}

    static Bounds read(Parameters parameters) {
        BoundsReader reader = new BoundsReader();
        parameters.all().forEach(parameter -> reader.take(parameter.name(), parameter.value()));
        return new Bounds(reader.numbers, reader.words, reader.lists);
    }

    private void take(String name, JsonNode value) {
        if (value.isNumber()) {
            numbers.put(name, value.decimalValue());
        } else if (value.isTextual()) {
            words.put(name, value.asText());
        } else if (value.isArray()) {
            lists.put(name, words(value));
        } else if (value.isObject()) {
            value.properties().stream()
                    .filter(entry -> entry.getValue().isArray())
                    .forEach(entry -> lists.put(name + "." + entry.getKey(), words(entry.getValue())));
        }
    }

    private static List<String> words(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(word.asText()));
        return List.copyOf(words);
    }
}

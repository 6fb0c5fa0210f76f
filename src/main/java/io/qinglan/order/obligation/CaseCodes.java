package io.qinglan.order.obligation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.policy.PolicyLibrary;

/** The words a case may use, from {@code rules/codes/obligation.yaml}; what is no code is a difference. */
final class CaseCodes {

    private final Map<String, Set<String>> byKind = new HashMap<>();

    CaseCodes(PolicyLibrary library) {
        library.tree("codes/obligation.yaml").properties().forEach(kind -> {
            Set<String> codes = new HashSet<>();
            kind.getValue().forEach(code -> codes.add(code.get("code").asText()));
            byKind.put(kind.getKey(), codes);
        });
    }

    /** Notes a word that is no code of the kind; a missing word is none. */
    void check(String kind, JsonNode word, String at, List<String> differences) {
        boolean absent = word.isMissingNode() || word.isNull();
        if (!absent && !byKind.getOrDefault(kind, Set.of()).contains(word.asText())) {
            differences.add("expected a code of " + kind + " at " + at + ", got " + word);
        }
    }
}

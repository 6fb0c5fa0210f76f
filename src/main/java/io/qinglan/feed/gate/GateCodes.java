package io.qinglan.feed.gate;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.policy.PolicyLibrary;

/** The words of the gate ledger by HJ 1321: stages, fuels and colours of plates, with the ways in which gates write them. */
@ApplicationScoped
public class GateCodes {

    private static final String STANDARD = "hj-1321-2023";

    private final Map<String, Map<String, String>> codes = new HashMap<>();

    /** Reads the standard of the library. */
    public GateCodes(PolicyLibrary library) {
        JsonNode standard = library.standard(STANDARD).content();
        for (String list : new String[] {"stages", "fuels", "plate_colours"}) {
            codes.put(list, read(standard.get(list)));
        }
    }

    private static Map<String, String> read(JsonNode list) {
        Map<String, String> words = new HashMap<>();
        for (JsonNode entry : list) {
            String code = entry.get("code").asText();
            words.put(folded(code), code);
            words.put(folded(entry.get("zh").asText()), code);
            entry.path("also").forEach(word -> words.put(folded(word.asText()), code));
        }
        return words;
    }

    /** The code of an emission stage however it is written: {@code 国四}, {@code 国Ⅳ}, {@code 4}, {@code china_4}. */
    public Optional<String> stage(String word) {
        return code("stages", word);
    }

    /** The code of a fuel. */
    public Optional<String> fuel(String word) {
        return code("fuels", word);
    }

    /** The code of a plate's colour. */
    public Optional<String> plateColour(String word) {
        return code("plate_colours", word);
    }

    private Optional<String> code(String list, String word) {
        return Optional.ofNullable(codes.get(list).get(folded(word)));
    }

    private static String folded(String word) {
        return word.strip().toUpperCase(Locale.ROOT);
    }
}

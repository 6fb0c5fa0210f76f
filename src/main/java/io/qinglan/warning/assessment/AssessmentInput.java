package io.qinglan.warning.assessment;

import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.qinglan.forecast.outlook.Basis;
import io.qinglan.forecast.outlook.Series;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.PolicyPack;

/**
 * What is asked of an assessment (contract 3.2).
 *
 * @param pack id of the pack
 * @param area the area, for the reader only; null when not said
 * @param basis natural days or sliding windows; null for the pack's own
 * @param series the values
 * @param context what is known beside them
 */
public record AssessmentInput(String pack, String area, Basis basis, Series series, Context context) {

    private static final Set<String> KEYS = new TreeSet<>(Set.of("pack", "area", "basis", "series", "context"));
    private static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();

    /**
     * Reads {@code {pack, area, basis, series, context}}.
     *
     * @throws InputException for an unknown key, a word outside its list or a value of the wrong kind
     */
    public static AssessmentInput read(JsonNode document, ZoneId zone) {
        Fields fields = new Fields(document, "", zone, KEYS);
        Context context = ContextReader.read(or(fields, "context"), "/context", zone);
        return new AssessmentInput(
                fields.text("pack"),
                fields.text("area"),
                fields.word("basis", Basis.values(), Basis::code),
                SeriesReader.read(or(fields, "series"), "/series", zone, context.now()),
                context);
    }

    /**
     * Assesses by the pack that is named.
     *
     * @throws InputException when there is no such pack
     */
    public Assessment assess(PolicyLibrary library, Assessor assessor) {
        if (pack == null || !library.ids().contains(pack)) {
            throw new InputException("/pack", "one of " + String.join(", ", library.ids()), pack);
        }
        PolicyPack named = library.pack(pack);
        return assessor.assess(named, basis, series, context);
    }

    private static JsonNode or(Fields fields, String key) {
        return fields.has(key) ? fields.node(key) : NOTHING;
    }
}

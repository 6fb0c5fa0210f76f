package io.qinglan.inventory;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

/** A thing of the list as fields with a path each, so that two states of it can be laid side by side. */
final class Flat {

    private static final List<String> NAMES = List.of("line", "code", "target", "flag", "role");

    private Flat() {}

    /** The fields of a site with its details, or of a source; empty for null. */
    static Map<String, String> of(Object thing) {
        Map<String, String> fields = new TreeMap<>();
        if (thing instanceof SiteState state) {
            put(fields, "", Kept.tree(SiteView.of(new StoredSite(state.site(), 0, null))));
            put(fields, "", Kept.tree(state.details()));
            fields.remove("listVersion");
        } else if (thing != null) {
            put(fields, "", Kept.tree(thing));
        }
        return fields;
    }

    private static void put(Map<String, String> fields, String path, JsonNode node) {
        if (node.isObject()) {
            node.fields()
                    .forEachRemaining(entry -> put(
                            fields, path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue()));
        } else if (node.isArray()) {
            int place = 0;
            for (JsonNode element : node) {
                put(fields, path + "[" + name(element, place++) + "]", element);
            }
        } else if (!node.isNull()) {
            String text = node.isNumber() ? node.decimalValue().toPlainString() : node.asText();
            fields.merge(path, text, (one, other) -> one + " · " + other);
        }
    }

    /** What an element of a list is known by: its code, with the level where there is one; else its place. */
    private static String name(JsonNode element, int place) {
        if (!element.isObject()) {
            return String.valueOf(place);
        }
        String named = NAMES.stream()
                .filter(name -> element.path(name).isTextual())
                .map(name -> element.path(name).asText())
                .findFirst()
                .orElse(String.valueOf(place));
        return element.path("level").isTextual()
                ? named + " " + element.path("level").asText()
                : named;
    }
}

package io.qinglan.compliance.watch;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

import io.qinglan.ledger.Canonical;

/** Figures of a verdict as they can be written: what is not known is left out, never a number. */
final class Figures {

    private Figures() {}

    static Map<String, Object> plain(Map<?, ?> figures) {
        Map<String, Object> plain = new TreeMap<>();
        figures.forEach((name, value) -> {
            Object written = plain(value);
            if (written != null) {
                plain.put(String.valueOf(name), written);
            }
        });
        return plain;
    }

    /** The figures as JSON, names in order: the same figures give the same bytes. */
    static byte[] json(Map<?, ?> figures) {
        Map<String, Object> plain = plain(figures);
        StringBuilder json = new StringBuilder("{");
        for (Map.Entry<String, Object> figure : plain.entrySet()) {
            Object value = figure.getValue();
            boolean simple = value instanceof Number || value instanceof Boolean || isPlain(value);
            if (!simple || !isPlain(figure.getKey())) {
                return Canonical.bytes(plain); // texts and lists are written with all care
            }
            json.append(json.length() == 1 ? "" : ",")
                    .append('"')
                    .append(figure.getKey())
                    .append("\":");
            json.append(value instanceof String ? "\"" + value + "\"" : value);
        }
        return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A word that needs no escape. */
    private static boolean isPlain(Object value) {
        return value instanceof String text
                && text.chars().allMatch(c -> c >= ' ' && c < 0x7f && c != '"' && c != '\\');
    }

    private static Object plain(Object value) {
        if (value instanceof Double figure && !Double.isFinite(figure)) {
            return null;
        }
        if (value instanceof Map<?, ?> map) {
            return plain(map);
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(Figures::plain).toList();
        }
        return value;
    }
}

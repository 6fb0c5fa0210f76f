package io.qinglan.compliance.watch;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

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

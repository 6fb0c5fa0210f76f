package io.qinglan.inventory;

import java.util.Map;
import java.util.TreeMap;

/**
 * A source of the list that is no site of a permit: a dust source (扬尘源) or a mobile source (移动源).
 *
 * @param kind {@code dust} or {@code mobile}
 * @param code its code on the list, unique within the kind
 * @param area six-digit code of its area
 * @param name what it is called
 * @param fields the other columns of its row by name
 */
public record ListedSource(String kind, String code, String area, String name, Map<String, String> fields) {

    /** Keeps its own copy, in order of the names. */
    public ListedSource {
        fields = fields == null ? Map.of() : java.util.Collections.unmodifiableMap(new TreeMap<>(fields));
    }
}

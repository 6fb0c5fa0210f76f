package io.qinglan.order.rehearsal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A list of an answer that counts all and names the first. */
final class Shown {

    private final List<Map<String, Object>> items = new ArrayList<>();
    private int count;

    /** Counts one, and names it when there is room; what is named comes as keys and values in turn. */
    void add(Object... keysAndValues) {
        count++;
        if (items.size() < Collector.SHOWN) {
            Map<String, Object> item = new LinkedHashMap<>();
            for (int i = 0; i < keysAndValues.length; i += 2) {
                item.put((String) keysAndValues[i], keysAndValues[i + 1]);
            }
            items.add(item);
        }
    }

    int count() {
        return count;
    }

    /** {@code {count, items}}, with more keys before them. */
    Map<String, Object> view(Object... keysAndValues) {
        Map<String, Object> view = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            view.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        view.put("count", count);
        view.put("items", items);
        return view;
    }
}

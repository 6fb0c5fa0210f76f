package io.qinglan.inventory.sheet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A value with the row that states it. */
record Stated<T>(T value, Place place) {

    /** The values alone, in their order. */
    static <T> List<T> values(Collection<Stated<T>> all) {
        List<T> values = new ArrayList<>(all.size());
        for (Stated<T> stated : all) {
            values.add(stated.value());
        }
        return values;
    }
}

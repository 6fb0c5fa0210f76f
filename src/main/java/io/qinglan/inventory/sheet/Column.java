package io.qinglan.inventory.sheet;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A column of a list, known by its names.
 *
 * @param name our name of it, as messages write it
 * @param needed whether the file must have it
 * @param names all its names, without case, spaces and joining signs
 */
record Column(String name, boolean needed, List<String> names) {

    static Column required(String name, String... others) {
        return new Column(name, true, names(name, others));
    }

    static Column optional(String name, String... others) {
        return new Column(name, false, names(name, others));
    }

    /** Whether a heading of a file means this column. */
    boolean isCalled(String heading) {
        return names.contains(plain(heading));
    }

    /** What a person reads: the first Chinese name beside ours. */
    String title() {
        return names.size() > 1 ? name + " (" + names.get(1) + ")" : name;
    }

    private static List<String> names(String name, String... others) {
        return Stream.concat(Stream.of(name), Stream.of(others))
                .map(Column::plain)
                .toList();
    }

    private static String plain(String heading) {
        return Normalizer.normalize(heading, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_\\-\\uFEFF]", "");
    }
}

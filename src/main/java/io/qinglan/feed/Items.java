package io.qinglan.feed;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one record says: names with their values, both as text exactly as sent, in the order sent. Names and values are two texts joined by
 * one separator each, because an instrument sends the same names for years: names are kept once, values go to the database as they are.
 * Numbers are read later; {@code --}, {@code NaN} and nothing stay what they are and never become zero.
 *
 * @param names the names, joined
 * @param values the values, joined, as many as names
 */
public record Items(String names, String values) {

    /** Stands between names and between values: the unit separator of ASCII, which no value holds. */
    public static final char SEPARATOR = '\u001f';

    private static final char UNREADABLE = '\ufffd';

    /** Items from pairs in their order; control characters become U+FFFD, the frame keeps the bytes. */
    public static Items of(Map<String, String> pairs) {
        Builder builder = new Builder();
        pairs.forEach(builder::add);
        return builder.build();
    }

    /** Names in the order sent. */
    public List<String> nameList() {
        return split(names);
    }

    /** Values in the order sent, as many as names. */
    public List<String> valueList() {
        return split(values);
    }

    /** Name by name; of a name that repeats the first value. */
    public Map<String, String> map() {
        List<String> name = nameList();
        List<String> value = valueList();
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < name.size(); i++) {
            map.putIfAbsent(name.get(i), value.get(i));
        }
        return map;
    }

    /** The text with U+FFFD for what is no readable character. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        Builder.append(clean, text);
        return clean.toString();
    }

    private static List<String> split(String joined) {
        return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(String.valueOf(SEPARATOR), -1));
    }

    /** Gathers items one by one. */
    public static final class Builder {

        private final StringBuilder names = new StringBuilder(128);
        private final StringBuilder values = new StringBuilder(96);
        private int count;

        /** Adds an item; the name is not empty, the value may be. */
        public Builder add(String name, String value) {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("an item without a name");
            }
            if (count++ > 0) {
                names.append(SEPARATOR);
                values.append(SEPARATOR);
            }
            append(names, name);
            append(values, value);
            return this;
        }

        /** How many items were added. */
        public int size() {
            return count;
        }

        /** The items added. */
        public Items build() {
            return new Items(names.toString(), values.toString());
        }

        private static void append(StringBuilder to, String text) {
            int from = to.length();
            to.append(text);
            for (int i = from; i < to.length(); i++) {
                char c = to.charAt(i);
                if (c < ' ' || Character.isSurrogate(c) && !paired(to, i)) {
                    to.setCharAt(i, UNREADABLE);
                }
            }
        }

        private static boolean paired(StringBuilder text, int at) {
            char c = text.charAt(at);
            return Character.isHighSurrogate(c)
                    ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                    : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
    }
}

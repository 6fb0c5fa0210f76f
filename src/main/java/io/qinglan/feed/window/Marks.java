package io.qinglan.feed.window;

import java.util.Map;

/**
 * The data marks by dictionary. The same letter means different things in different standards (F is a stopped instrument in HJ 212-2017 and
 * a stopped source in HJ 75-2017), so a mark is only ever read together with its dictionary.
 *
 * @param dictionaries class by mark, by dictionary
 * @param unmarked class of a value that carries no mark
 * @param unknown class of a mark its dictionary does not have, and of any mark of an unknown dictionary
 */
public record Marks(Map<String, Map<String, MarkClass>> dictionaries, MarkClass unmarked, MarkClass unknown) {

    /** Keeps its own copy. */
    public Marks {
        dictionaries = Map.copyOf(dictionaries);
    }

    /**
     * What a mark means.
     *
     * @param dictionary such as {@code hj-212-2017}
     * @param mark as sent; null or empty when there was none
     */
    public MarkClass classOf(String dictionary, String mark) {
        if (mark == null || mark.isEmpty()) {
            return unmarked;
        }
        Map<String, MarkClass> known = dictionary == null ? null : dictionaries.get(dictionary);
        return known == null ? unknown : known.getOrDefault(mark, unknown);
    }
}

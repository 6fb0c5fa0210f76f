package io.qinglan.feed.hj212;

import java.util.Map;

/**
 * What the marks of data (x-Flag) mean by one standard. The same letter means different things in different standards: F is an instrument
 * that is stopped in HJ 212-2017 and a source that is stopped in HJ 76-2017. A mark is kept and compared together with its dictionary.
 *
 * @param id the dictionary's name, stored beside each mark
 * @param meanings the meaning of each mark
 */
public record MarkDictionary(String id, Map<String, Meaning> meanings) {

    /** What a mark means, as programs compare it. */
    public enum Meaning {
        NORMAL,
        INSTRUMENT_STOPPED,
        SOURCE_STOPPED,
        START_UP,
        SHUT_DOWN,
        BANKED_FIRE,
        MAINTENANCE,
        SET_BY_HAND,
        FAULT,
        CALIBRATING,
        OVER_RANGE,
        LINK_FAULT,
        POWER_FAULT,
        /** A mark this dictionary does not hold. */
        UNKNOWN,
        /** No mark was sent. */
        NONE
    }

    /** Copies the meanings. */
    public MarkDictionary {
        meanings = Map.copyOf(meanings);
    }

    /** The meaning of a mark as sent; null or empty gives {@link Meaning#NONE}. */
    public Meaning meaning(String mark) {
        return mark == null || mark.isEmpty() ? Meaning.NONE : meanings.getOrDefault(mark, Meaning.UNKNOWN);
    }
}

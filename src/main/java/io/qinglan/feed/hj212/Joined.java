package io.qinglan.feed.hj212;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A record put together from the parts it was split into; parts are not pieces of one text, each holds whole items.
 *
 * @param parts the frames by the number of their part
 * @param count how many parts there are to be (PNUM)
 */
public record Joined(NavigableMap<Integer, Frame> parts, int count) {

    /** Copies the parts. */
    public Joined {
        parts = new TreeMap<>(parts);
    }

    /** Whether no part is missing. */
    public boolean isWhole() {
        return parts.size() == count;
    }

    /** How many parts are missing. */
    public int missing() {
        return count - parts.size();
    }

    /** The parts in order. */
    public List<Frame> frames() {
        return new ArrayList<>(parts.values());
    }

    /** The data of all factors of all parts. */
    public List<FactorData> factors() {
        List<FactorData> factors = new ArrayList<>();
        parts.values().forEach(part -> factors.addAll(FactorData.of(part)));
        return factors;
    }
}

package io.qinglan.fact.compliance;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * The parameters of the pack, as rules see them. Most bounds of compliance stand in no law: they are settings of the place, each with its
 * certainty, in {@code parameters/compliance.yaml}.
 *
 * @param numbers numbers by name of the parameter
 * @param words readings by name
 * @param lists lists by name, and by name and key, as {@code gate_barred_stages.trucks_n4_and_below}
 */
public record Bounds(Map<String, BigDecimal> numbers, Map<String, String> words, Map<String, List<String>> lists) {

    /** Keeps unchangeable copies. */
    public Bounds {
        numbers = Map.copyOf(numbers);
        words = Map.copyOf(words);
        lists = Map.copyOf(lists);
    }

    /**
     * The number of a name.
     *
     * @throws IllegalArgumentException when the pack states no number of that name
     */
    public double of(String name) {
        return exact(name).doubleValue();
    }

    /** The same, exact. */
    public BigDecimal exact(String name) {
        BigDecimal number = numbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException("expected a number for the parameter " + name + ", got none");
        }
        return number;
    }

    /** A number of percent as a factor: 10 gives 0.1. */
    public double share(String name) {
        return of(name) / 100;
    }

    /** Whether a reading has this value. */
    public boolean reads(String name, String value) {
        return value.equals(words.get(name));
    }

    /** The list of a name; empty when the pack states none. */
    public List<String> list(String name) {
        return lists.getOrDefault(name, List.of());
    }
}

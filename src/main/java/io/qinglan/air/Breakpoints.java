package io.qinglan.air;

import java.util.Arrays;

/**
 * One column of an index table: concentrations at which the index has its nodes. Between two nodes the index is linear, computed as one
 * fraction and rounded up: dividing first would turn PM2.5 = 35 into 51.
 */
public final class Breakpoints {

    /** What {@link #index} gives above the last node when the table says that no index is computed there. */
    public static final int NOT_COMPUTED = -1;

    private final long[] concentrations;
    private final int[] indices;
    private final int above;
    private final Item fallback;

    /**
     * @param concentrations node concentrations, rising from 0
     * @param indices the index at each node, rising, as many
     * @param above the index above the last node, or {@link #NOT_COMPUTED}
     * @param fallback the item reported instead above the last node, or null
     */
    public Breakpoints(long[] concentrations, int[] indices, int above, Item fallback) {
        if (concentrations.length != indices.length || concentrations.length < 2) {
            throw new IllegalArgumentException("expected as many concentrations as index nodes and at least two, got "
                    + concentrations.length + " and " + indices.length);
        }
        requireRising(concentrations, indices);
        this.concentrations = concentrations.clone();
        this.indices = indices.clone();
        this.above = above;
        this.fallback = fallback;
    }

    private static void requireRising(long[] concentrations, int[] indices) {
        for (int i = 1; i < concentrations.length; i++) {
            if (concentrations[i] <= concentrations[i - 1] || indices[i] <= indices[i - 1]) {
                throw new IllegalArgumentException("expected rising nodes, got " + Arrays.toString(concentrations));
            }
        }
        if (concentrations[0] != 0) {
            throw new IllegalArgumentException("expected a first node of 0, got " + concentrations[0]);
        }
    }

    /**
     * The index of a concentration, rounded up; {@link #NOT_COMPUTED} above a last node without an index.
     *
     * @param numerator not negative
     * @param denominator 1 to 10¹²
     */
    public int index(long numerator, long denominator) {
        int high = 1;
        while (high < concentrations.length && numerator > concentrations[high] * denominator) {
            high++;
        }
        if (high == concentrations.length) {
            return above;
        }
        int low = high - 1;
        long rise = (indices[high] - indices[low]) * (numerator - concentrations[low] * denominator);
        long run = (concentrations[high] - concentrations[low]) * denominator;
        return indices[low] + (int) ((rise + run - 1) / run);
    }

    /** Whether the concentration lies above the last node. */
    public boolean beyond(Concentration value) {
        return value.compareTo(Concentration.of(top())) > 0;
    }

    /** The concentration of the last node. */
    public long top() {
        return concentrations[concentrations.length - 1];
    }

    /** The item whose index is reported above the last node; null when there is none. */
    public Item fallback() {
        return fallback;
    }

    /** The node concentrations, for tests and display. */
    public long[] concentrations() {
        return concentrations.clone();
    }

    /** The index at each node. */
    public int[] indices() {
        return indices.clone();
    }
}

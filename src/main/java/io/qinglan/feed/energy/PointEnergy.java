package io.qinglan.feed.energy;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Energy of a power point, window by window.
 *
 * @param point code of the point
 * @param items windows in order of time
 * @param unexplained steps of the register that gave no figure
 */
public record PointEnergy(String point, List<Item> items, List<Unexplained> unexplained) {

    /**
     * One window.
     *
     * @param at its begin
     * @param seconds its length
     * @param kwh energy of what is covered; absent when nothing is
     * @param covered seconds of it that the feed speaks of; no data is never proof of a stop
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(Instant at, long seconds, Double kwh, long covered) {}

    /** A step of the register without a figure, and why. */
    public record Unexplained(Instant from, Instant to, String why) {}
}

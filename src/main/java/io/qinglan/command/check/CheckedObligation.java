package io.qinglan.command.check;

import java.util.List;

import io.qinglan.fact.compliance.Duty;

/**
 * An obligation of the order with the ways to check it.
 *
 * @param duty what it asks, with its times
 * @param name name of its target for people; null where the order gives none
 * @param ways its {@code checkedBy}
 */
record CheckedObligation(Duty duty, String name, List<Way> ways) {

    /** The entries of a feed. */
    List<Way> by(String feed) {
        return ways.stream().filter(way -> way.feed().equals(feed)).toList();
    }
}

package io.qinglan.fact.warning;

import io.qinglan.fact.Level;

/**
 * Where an order stands after some acts.
 *
 * @param number how many acts were done
 * @param state the state, null before the first
 * @param level the level in force
 * @param announced the level of a notice that is out but not yet in force, null when there is none
 */
public record Stage(int number, String state, Level level, Level announced) {}

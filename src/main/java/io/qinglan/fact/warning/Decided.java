package io.qinglan.fact.warning;

import io.qinglan.fact.Level;

/**
 * The change of this step has been found; no later rule of the list applies.
 *
 * @param by letter of the rule
 * @param level the level that holds afterwards
 */
public record Decided(String by, Level level) {}

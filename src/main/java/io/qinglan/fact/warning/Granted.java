package io.qinglan.fact.warning;

/**
 * Something beside the air that is so.
 *
 * @param name what is so, such as superiorDeployment
 */
public record Granted(String name) {}

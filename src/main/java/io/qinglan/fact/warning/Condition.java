package io.qinglan.fact.warning;

/**
 * Something a set of lines needs beside the air.
 *
 * @param purpose the lines
 * @param name what is needed
 */
public record Condition(Purpose purpose, String name) {}

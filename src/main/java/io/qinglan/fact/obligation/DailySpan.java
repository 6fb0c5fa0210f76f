package io.qinglan.fact.obligation;

/** Hours of each day in which an obligation holds, as {@code 19:00} to {@code 07:00}; may cross midnight. */
public record DailySpan(String from, String to) {}

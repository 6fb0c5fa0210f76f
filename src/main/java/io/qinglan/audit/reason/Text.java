package io.qinglan.audit.reason;

/** One sentence in both languages. */
public record Text(String zh, String en) {}

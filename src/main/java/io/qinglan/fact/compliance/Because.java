package io.qinglan.fact.compliance;

/** The rule a verdict follows from: its name, the article it carries out, and what it says. */
public record Because(String rule, String clause, String titleZh, String titleEn) {}

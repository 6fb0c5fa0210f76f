package io.qinglan.warning.assessment;

import java.util.Map;

/**
 * A rule that fired, said so that an official can follow it.
 *
 * @param rule name of the rule
 * @param clause the article it carries out
 * @param titleZh what it says
 * @param titleEn its English twin
 * @param facts the facts it matched, by kind
 * @param parameters the parameters it matched, each with value, date, source and certainty
 */
public record Reason(
        String rule,
        String clause,
        String titleZh,
        String titleEn,
        Map<String, Object> facts,
        Map<String, Object> parameters) {}

package io.qinglan.policy;

import java.util.List;

/**
 * One rule that fired: the law behind it and the facts it matched.
 *
 * @param rule name of the rule
 * @param clause the article it carries out, null when the rule names none
 * @param titleZh what it says, in Chinese
 * @param titleEn what it says, in English
 * @param facts the facts matched, in the order of the rule's patterns
 */
public record Fired(String rule, String clause, String titleZh, String titleEn, List<Object> facts) {}

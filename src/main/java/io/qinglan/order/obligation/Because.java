package io.qinglan.order.obligation;

import java.util.Map;

import io.qinglan.fact.Certainty;

/**
 * Why a site has an obligation: the rule, the article and the source behind it.
 *
 * @param rule name of the rule that proposed it
 * @param clause article the rule carries out
 * @param titleZh what the rule says, in Chinese
 * @param titleEn what it says, in English
 * @param source {@code list_row, plan, table} or {@code manual}
 * @param citation title of the source document; null where the city's own list or a filed plan is the source
 * @param certainty how sure the source is
 * @param parameters figures of the law that were used, by name
 */
public record Because(
        String rule,
        String clause,
        String titleZh,
        String titleEn,
        String source,
        String citation,
        Certainty certainty,
        Map<String, Object> parameters) {}

package io.qinglan.order;

import java.util.UUID;

import io.qinglan.authority.Actor;

/**
 * A site answered an order, said in the transaction that keeps the answer.
 *
 * @param kind receipt or report
 * @param answer of a receipt: accepted or cannot
 * @param reason why it cannot
 * @param line the line meant, null for the whole site
 * @param person who answered
 */
public record OrderAnswered(
        UUID order, String area, String site, String kind, String answer, String reason, String line, Actor person) {}

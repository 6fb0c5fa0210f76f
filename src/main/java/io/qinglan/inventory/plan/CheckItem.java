package io.qinglan.inventory.plan;

/**
 * One row of the check sheet of a plan: what an inspector looks at.
 *
 * @param item what is checked
 * @param line code of the line, null for the whole site
 * @param expected what must be seen during a response
 * @param evidence where it is seen: a ledger, a meter, a camera
 */
public record CheckItem(String item, String line, String expected, String evidence) {}

package io.qinglan.compliance.lead;

/**
 * Why an act may not come now.
 *
 * @param type name of a problem: out-of-order, same-person, not-certified, not-heard
 * @param detail what stands in the way, for a person
 */
public record Refusal(String type, String detail) {}

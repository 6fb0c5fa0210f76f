package io.qinglan.fact.warning;

/**
 * The index of a day as the standard lets it be published.
 *
 * @param aqi the index, null for NA
 * @param publish whether it may be published
 */
public record Publication(Integer aqi, boolean publish) {}

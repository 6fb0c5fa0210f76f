package io.qinglan.fact.warning;

/**
 * Days or windows on which PM10 is above the lowest line and above PM2.5 although no cause excludes them.
 *
 * @param units how many
 */
public record CoarseDays(int units) {}

package io.qinglan.compliance.verdict;

import java.time.Instant;

/**
 * Mass of one pollutant in one hour of an outlet or a site.
 *
 * @param start begin of the hour
 * @param kg mass; NaN when not known
 * @param stopped whether the hour is marked stopped: it counts as 0 kg and as covered
 * @param substituted whether {@code kg} stands in for a missing measurement (HJ 75-2017)
 * @param underResponse whether a response held in it
 */
public record MassHour(Instant start, double kg, boolean stopped, boolean substituted, boolean underResponse) {}

package io.qinglan.forecast.outlook;

import java.util.Set;

import io.qinglan.fact.warning.Cause;

/**
 * How a series is to be read.
 *
 * @param pollutant the pollutant plain values belong to, such as {@code PM2.5}
 * @param causes what its days come from
 * @param excluding causes whose days count for no line
 * @param rangeEnd which value of a range counts: high, low or mean
 * @param coarseAsFine whether PM10 that is above PM2.5 and above the lowest line counts like PM2.5
 * @param lowestLine the lowest line of the lowest colour, in {@link io.qinglan.fact.warning.Index} units; negative when there is none
 * @param counting how hours over a line are counted
 */
public record Terms(
        String pollutant,
        Causes causes,
        Set<Cause> excluding,
        String rangeEnd,
        boolean coarseAsFine,
        int lowestLine,
        Counting counting) {}

package io.qinglan.forecast.outlook;

/**
 * How hours over a line are counted.
 *
 * @param basis natural days or sliding windows; daily series are always judged by days
 * @param windowHours length of a window or day
 * @param validHours values a window or day of hourly values needs
 * @param hoursOver count the hours that are over the line themselves, without any mean; only for sliding
 * @param mergeBelow runs with fewer hours than this between them are joined; 0 joins none
 */
public record Counting(Basis basis, int windowHours, int validHours, boolean hoursOver, int mergeBelow) {}

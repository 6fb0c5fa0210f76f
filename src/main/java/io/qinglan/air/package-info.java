/**
 * Pollutants, concentrations, IAQI and AQI by the standard in force on a date, limits, composite index. Pure arithmetic on records:
 * exact fractions, no clock, no files. The figures come from {@code rules/standards} and are handed in.
 */
package io.qinglan.air;

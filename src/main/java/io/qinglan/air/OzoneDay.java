package io.qinglan.air;

/**
 * How the day's highest 8-hour mean of ozone (臭氧日最大8小时平均) is taken.
 *
 * @param firstEnd hour of the day at which the first window ends
 * @param lastEnd hour at which the last one ends, 24 for midnight
 * @param windows valid windows a day needs
 * @param unlessAbove with fewer windows the day still counts when its highest mean is above this
 */
public record OzoneDay(int firstEnd, int lastEnd, int windows, Concentration unlessAbove) {}

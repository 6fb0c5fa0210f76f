package io.qinglan.forecast.outlook;

import io.qinglan.fact.warning.Index;

/**
 * The days, windows or hours of a series as sums and counts. Unit i covers the hours from {@code i * stepHours} to {@code i *
 * stepHours + coverHours} after the origin. A unit without enough values has none.
 */
final class Units {

    private final int stepHours;
    private final int coverHours;
    private final int[] sums;
    private final byte[] counts;

    private Units(int stepHours, int coverHours, int[] sums, byte[] counts) {
        this.stepHours = stepHours;
        this.coverHours = coverHours;
        this.sums = sums;
        this.counts = counts;
    }

    /** Each value is a unit of its own. */
    static Units plain(int[] values, int hours) {
        int[] sums = new int[values.length];
        byte[] counts = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            if (values[i] != Index.MISSING) {
                sums[i] = values[i];
                counts[i] = 1;
            }
        }
        return new Units(hours, hours, sums, counts);
    }

    /** Every window of consecutive hours inside the series. */
    static Units windows(int[] values, int windowHours, int validHours) {
        int size = Math.max(0, values.length - windowHours + 1);
        int[] sums = new int[size];
        byte[] counts = new byte[size];
        int sum = 0;
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] != Index.MISSING) {
                sum += values[i];
                count++;
            }
            int begin = i - windowHours + 1;
            if (begin >= 0) {
                if (count >= validHours) {
                    sums[begin] = sum;
                    counts[begin] = (byte) count;
                }
                if (values[begin] != Index.MISSING) {
                    sum -= values[begin];
                    count--;
                }
            }
        }
        return new Units(1, windowHours, sums, counts);
    }

    /** Natural days of hourly values; {@code minuteOfDay} is when the first hour begins. */
    static Units days(int[] values, int minuteOfDay, int windowHours, int validHours) {
        int size = values.length == 0 ? 0 : Days.of(values.length - 1, minuteOfDay) + 1;
        int[] sums = new int[size];
        byte[] counts = new byte[size];
        for (int i = 0; i < values.length; i++) {
            if (values[i] != Index.MISSING) {
                int day = Days.of(i, minuteOfDay);
                sums[day] += values[i];
                counts[day]++;
            }
        }
        for (int day = 0; day < size; day++) {
            if (counts[day] < validHours) {
                counts[day] = 0;
            }
        }
        return new Units(windowHours, windowHours, sums, counts);
    }

    int size() {
        return sums.length;
    }

    int stepHours() {
        return stepHours;
    }

    int coverHours() {
        return coverHours;
    }

    boolean hasValue(int unit) {
        return counts[unit] > 0;
    }

    /** Whether the mean of a unit is over a bound; exact, without dividing. */
    boolean over(int unit, int bound, boolean inclusive) {
        int count = counts[unit];
        long line = (long) bound * count;
        return count > 0 && (inclusive ? sums[unit] >= line : sums[unit] > line);
    }

    /** Whether the mean of a unit is higher than another's; a unit with a value is higher than one without. */
    boolean higher(int unit, Units other) {
        if (counts[unit] == 0) {
            return false;
        }
        return other == null
                || other.counts[unit] == 0
                || (long) sums[unit] * other.counts[unit] > (long) other.sums[unit] * counts[unit];
    }

    /** The mean of a unit rounded down to an {@link Index} unit; {@link Index#MISSING} without a value. */
    int meanDown(int unit) {
        return counts[unit] == 0 ? Index.MISSING : sums[unit] / counts[unit];
    }
}

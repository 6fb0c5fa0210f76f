package io.qinglan.compliance.baseline;

import java.util.Arrays;

/**
 * The middle of some values: the median, and the middle half of them rounded outwards. Changing, adding or leaving out one value of five
 * or more never moves the median out of the middle half.
 *
 * @param count values
 * @param median the middle one, of an even count the mean of the two; {@code NaN} without values
 * @param low lower end of the middle half
 * @param high upper end of the middle half
 */
record Middle(int count, double median, double low, double high) {

    /** The middle half of a normal distribution reaches so many standard deviations from its middle. */
    private static final double MIDDLE_HALF = 0.6745;

    static Middle of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int count = sorted.length;
        if (count == 0) {
            return new Middle(0, Double.NaN, Double.NaN, Double.NaN);
        }
        double median = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
        int outer = (count - 1) / 4;
        return new Middle(count, median, sorted[outer], sorted[count - 1 - outer]);
    }

    /** A robust standard deviation: how far the middle half reaches from the median at most, as a share of the normal distribution. */
    double spread() {
        return Math.max(high - median, median - low) / MIDDLE_HALF;
    }
}

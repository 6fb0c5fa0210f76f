package io.qinglan.feed.window;

import java.util.List;
import java.util.Locale;

/**
 * What replaces the MASS of hours that were not validly measured (HJ 75-2017); the concentration stays as measured, and what was put in is
 * always shown apart: it makes a plant look worse, so a breach that rests on it is to be verified.
 *
 * @param rows of the table, in order of the file
 */
public record Substitution(List<Row> rows) {

    /**
     * A row of the table.
     *
     * @param captureFrom capture of the quarter in percent, from
     * @param captureBelow and below; 100.01 when open
     * @param gapToHours longest gap it holds for; {@code Integer.MAX_VALUE} when open
     * @param validHours the maximum of how many last valid hours
     */
    public record Row(double captureFrom, double captureBelow, int gapToHours, int validHours) {
        boolean holds(double capture, int gapHours) {
            return capture >= captureFrom && capture < captureBelow && gapHours <= gapToHours;
        }
    }

    /** Why a mass was put in or not. */
    public enum Reason {
        SUBSTITUTED,
        CAPTURE_BELOW_TABLE,
        HISTORY_TOO_SHORT;

        /** The word in answers: lower case. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What stands for each hour of a gap.
     *
     * @param kgPerHour mass of one hour; {@code NaN} when nothing is put in
     * @param ofHours how many valid hours its maximum was taken of
     */
    public record Found(double kgPerHour, int ofHours, Reason reason) {}

    /** Keeps its own copy. */
    public Substitution {
        rows = List.copyOf(rows);
    }

    /**
     * What stands for each hour of a gap.
     *
     * @param captureOfQuarter percent
     * @param gapHours length of the gap
     * @param validBefore masses of the valid hours before the point of reference (before the last good calibration when the system was out of
     *     control, else before the failure), newest first
     */
    public Found find(double captureOfQuarter, int gapHours, List<Double> validBefore) {
        for (Row row : rows) {
            if (row.holds(captureOfQuarter, gapHours)) {
                if (validBefore.size() < row.validHours()) {
                    return new Found(Double.NaN, row.validHours(), Reason.HISTORY_TOO_SHORT);
                }
                double highest = validBefore.subList(0, row.validHours()).stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(Double.NaN);
                return new Found(highest, row.validHours(), Reason.SUBSTITUTED);
            }
        }
        return new Found(Double.NaN, 0, Reason.CAPTURE_BELOW_TABLE);
    }
}

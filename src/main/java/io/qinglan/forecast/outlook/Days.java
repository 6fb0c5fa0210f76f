package io.qinglan.forecast.outlook;

/** Which natural day an hour belongs to. */
final class Days {

    private static final int MINUTES_OF_HOUR = 60;
    private static final int MINUTES_OF_DAY = 24 * MINUTES_OF_HOUR;

    private Days() {}

    /** The number of the day, from 0, in which an hour of the series begins. */
    static int of(long hour, int minuteOfDay) {
        return (int) Math.floorDiv(hour * MINUTES_OF_HOUR + minuteOfDay, (long) MINUTES_OF_DAY);
    }
}

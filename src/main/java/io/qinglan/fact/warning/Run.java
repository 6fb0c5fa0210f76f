package io.qinglan.fact.warning;

import java.time.LocalDateTime;
import java.util.Set;

/**
 * Consecutive days or windows over a line.
 *
 * @param line number of the line
 * @param horizon the part of the series it was looked for in
 * @param number tells the runs of one line and horizon apart
 * @param inside number of the run of the group's first line that holds it; {@link #ANYWHERE} for a run of its own
 * @param from hours from the start of the series to its first hour
 * @param hours hours it covers; the gaps between joined runs do not count
 * @param start its first instant, null when the series has no date
 * @param end the instant after its last hour, null when the series has no date
 * @param causes the causes of the days it touches
 */
public record Run(
        int line,
        Horizon horizon,
        int number,
        int inside,
        long from,
        long hours,
        LocalDateTime start,
        LocalDateTime end,
        Set<Cause> causes) {

    /** A run that was not looked for inside another one. */
    public static final int ANYWHERE = -1;
}

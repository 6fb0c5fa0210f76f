package io.qinglan.fact.obligation;

import java.time.MonthDay;
import java.util.List;

/** A filed off-peak stop (错峰生产): the lines that stand still from the first to the last day, both included; may cross the year. */
public record OffPeak(MonthDay start, MonthDay end, List<String> stop) {

    /** Keeps an unchangeable copy of the lines. */
    public OffPeak {
        stop = List.copyOf(stop);
    }

    /** Whether the day lies in the window; an unknown day does not. */
    public boolean holdsOn(MonthDay day) {
        if (day == null) {
            return false;
        }
        boolean fromStart = !day.isBefore(start);
        boolean toEnd = !day.isAfter(end);
        return start.isAfter(end) ? fromStart || toEnd : fromStart && toEnd;
    }
}

package io.qinglan.feed.hj212;

/** Judges the times among the items of CP, in their order, and whether data name their time. */
final class ContentCheck {

    private static final String[] TIMES = {"DataTime", "BeginTime", "EndTime"};
    private static final byte[][] NAMES = {TIMES[0].getBytes(), TIMES[1].getBytes(), TIMES[2].getBytes()};

    private final CommandSets commands;

    ContentCheck(CommandSets commands) {
        this.commands = commands;
    }

    /** Whether the items can be accepted; otherwise the fault stands in the reading. */
    boolean check(Reading read, boolean factors) {
        boolean dated = false;
        for (int i = 0; i < read.count; i++) {
            int time = time(read, read.items[i]);
            if (time >= 0) {
                if (!check(read, TIMES[time], read.items[i])) {
                    return false;
                }
                dated |= time == 0;
            }
        }
        return dated
                || !factors
                || !commands.needsTime(read.command)
                || read.refuse(Fault.FIELD_MISSING, TIMES[0], "expected DataTime in CP beside the data");
    }

    /** Which of the times an item is, by its exact name; -1 when none. */
    private static int time(Reading read, long item) {
        int from = read.base + Items.nameFrom(item);
        int length = read.base + Items.nameTo(item) - from;
        for (int time = 0; time < NAMES.length; time++) {
            if (length == NAMES[time].length && Bytes.at(read.plain, from, from + length, NAMES[time])) {
                return time;
            }
        }
        return -1;
    }

    private static boolean check(Reading read, String name, long item) {
        int from = read.base + Items.valueFrom(item);
        int to = read.base + Items.valueTo(item);
        int length = to - from;
        if ((length == 14 || length == 17) && Bytes.isTime(read.plain, from) && Bytes.areDigits(read.plain, from, to)) {
            if (length == 17) {
                read.mark(Deviation.DATATIME_NOT_14);
            }
            return true;
        }
        return read.refuse(
                Fault.FIELD_BAD, name, "expected 14 digits that are a date and time, got " + read.shown(from, to));
    }
}

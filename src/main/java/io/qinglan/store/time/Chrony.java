package io.qinglan.store.time;

import java.io.IOException;
import java.util.List;

/** Asks chrony ({@code chronyc -c tracking}). */
final class Chrony implements ClockSource {

    private static final int REFERENCE = 1;
    private static final int SYSTEM_TIME = 4;
    private static final int LEAP_STATUS = 13;

    @Override
    public String name() {
        return "chrony";
    }

    @Override
    public ClockState read() throws IOException {
        return of(Program.output(List.of("chronyc", "-c", "tracking")));
    }

    /**
     * Reads the line of comma-separated fields. The fifth is what the clock is still to be corrected by, in seconds: positive when it is slow.
     */
    static ClockState of(String line) throws IOException {
        String[] fields = line.split(",");
        if (fields.length <= LEAP_STATUS) {
            throw new IOException("chronyc: expected 14 fields, got " + fields.length);
        }
        try {
            double slowSeconds = Double.parseDouble(fields[SYSTEM_TIME]);
            boolean synchronised = !fields[LEAP_STATUS].strip().equals("Not synchronised");
            return new ClockState(
                    "chrony", synchronised, synchronised ? -1000 * slowSeconds : null, "by " + fields[REFERENCE]);
        } catch (NumberFormatException e) {
            throw new IOException("chronyc: expected a number of seconds, got " + fields[SYSTEM_TIME], e);
        }
    }
}

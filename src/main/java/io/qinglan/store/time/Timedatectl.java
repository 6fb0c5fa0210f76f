package io.qinglan.store.time;

import java.io.IOException;
import java.util.List;

/** Asks systemd ({@code timedatectl show}): whether the clock is synchronised, but not how far it is off. */
final class Timedatectl implements ClockSource {

    private static final String SYNCHRONISED = "NTPSynchronized=";

    @Override
    public String name() {
        return "timedatectl";
    }

    @Override
    public ClockState read() throws IOException {
        return of(Program.output(List.of("timedatectl", "show", "--property=NTPSynchronized")));
    }

    static ClockState of(String text) throws IOException {
        String said = text.lines()
                .filter(line -> line.startsWith(SYNCHRONISED))
                .findFirst()
                .orElseThrow(() -> new IOException("timedatectl: expected " + SYNCHRONISED + ", got " + text));
        return new ClockState(
                "timedatectl", said.substring(SYNCHRONISED.length()).equals("yes"), null, "tells no offset");
    }
}

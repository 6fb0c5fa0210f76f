package io.qinglan.store.time;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;

import org.apache.commons.net.ntp.NTPUDPClient;
import org.apache.commons.net.ntp.TimeInfo;

/**
 * Asks a server of NTP (RFC 5905) how far our clock is off.
 *
 * @param server host, or host and port
 */
record Ntp(String server) implements ClockSource {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int NOT_SYNCHRONISED = 3; // leap indicator: alarm
    private static final int STANDARD_PORT = 123;

    @Override
    public String name() {
        return "ntp";
    }

    @Override
    public ClockState read() throws IOException {
        int colon = server.lastIndexOf(':');
        String host = colon < 0 ? server : server.substring(0, colon);
        int port = colon < 0 ? STANDARD_PORT : Integer.parseInt(server.substring(colon + 1));
        try (NTPUDPClient client = new NTPUDPClient()) {
            client.setDefaultTimeout(PATIENCE);
            TimeInfo answer = client.getTime(InetAddress.getByName(host), port);
            answer.computeDetails();
            if (answer.getMessage().getLeapIndicator() == NOT_SYNCHRONISED || answer.getOffset() == null) {
                throw new IOException(server + " does not know the time itself");
            }
            // the library gives what is to be added to our clock
            return new ClockState("ntp", null, (double) -answer.getOffset(), "by " + server);
        }
    }
}

package io.qinglan.feed.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.qinglan.feed.Outcome;

/**
 * How the HJ 212 gateway of this node is doing since it started.
 *
 * @param listening whether instruments can connect
 * @param port where
 * @param connections open connections, the addresses they come from, instruments known on them, connections not read for lack of room,
 *     and connections turned away because their address had too many
 * @param frames frames and refusals received, a second over the last minute, answered, and by what became of them
 * @param refused refused ones by cause
 * @param deviations accepted ones that are off the standard, by deviation; each use of a quirk is one
 * @param queue what waits for its commit
 * @param incomplete split records whose parts did not all come in time
 * @param timeWarning why the time of what is acknowledged now is not to be trusted; absent when nothing speaks against the server's clock
 * @param parked instruments nobody has registered whose frames wait, the latest first, at most 100; of all nodes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeedsView(
        boolean listening,
        int port,
        Connections connections,
        Frames frames,
        Map<String, Long> refused,
        Map<String, Long> deviations,
        Queue queue,
        long incomplete,
        String timeWarning,
        List<Parked> parked) {

    /** An instrument nobody has registered: how many frames wait, since when, and when the last came. */
    public record Parked(String mn, long frames, Instant since, Instant last) {}

    /** Connections of this node. */
    public record Connections(int open, int addresses, int instruments, int paused, long turnedAway) {}

    /** Frames of this node. */
    public record Frames(long received, double perSecond, long answered, Map<String, Long> became) {}

    /** What waits for its commit, and how many commits there were. */
    public record Queue(long frames, long bytes, boolean full, long commits) {}

    static FeedsView of(Gateway gateway, Intake intake, GatewayServer server, Links links) {
        FeedMeter meter = intake.meter();
        Map<String, Long> became = new TreeMap<>();
        for (Outcome outcome : Outcome.values()) {
            became.put(outcome.code(), meter.of(outcome));
        }
        GroupCommit<Received> group = intake.group();
        return new FeedsView(
                gateway.listening(),
                gateway.port(),
                new Connections(
                        meter.connections(), server.addresses(), links.size(), meter.paused(), meter.turnedAwayCount()),
                new Frames(meter.received(), meter.perSecond(), meter.acknowledged(), became),
                meter.refusedByCause(),
                meter.deviations(),
                new Queue(group.size(), group.bytes(), group.full(), group.commits()),
                meter.incompleteCount(),
                null,
                null);
    }

    /** The same with who is parked, and what speaks against the clock. */
    FeedsView with(List<Parked> waiting, String warning) {
        return new FeedsView(
                listening,
                port,
                connections,
                frames,
                refused,
                deviations,
                queue,
                incomplete,
                warning,
                List.copyOf(waiting));
    }
}

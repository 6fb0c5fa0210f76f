package io.qinglan.command.fleet;

import java.util.concurrent.atomic.LongAdder;

/** What a fleet counts while it plays. */
final class FleetCounts {

    final LongAdder connected = new LongAdder();
    final LongAdder sent = new LongAdder();
    final LongAdder acknowledged = new LongAdder();
    final LongAdder resent = new LongAdder();
    final LongAdder damaged = new LongAdder();
    final LongAdder commands = new LongAdder();
    final LongAdder reconnects = new LongAdder();
    final LongAdder heldBack = new LongAdder();

    FleetReport report(double seconds, Latencies latencies) {
        long asked = sent.sum();
        long answered = acknowledged.sum();
        return new FleetReport(
                connected.intValue(),
                asked,
                answered,
                resent.sum(),
                asked - answered,
                damaged.sum(),
                commands.sum(),
                reconnects.sum(),
                heldBack.sum(),
                seconds,
                latencies.percentile(0.5),
                latencies.percentile(0.99),
                latencies.longest());
    }
}

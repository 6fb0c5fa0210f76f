package io.qinglan.feed;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;

/** Counts what came in: frames by channel and outcome, refusals by cause. Seen at {@code /q/metrics}. */
@ApplicationScoped
class FeedCounts {

    private static final int LONGEST_CAUSE = 40;

    private final MeterRegistry meters;

    FeedCounts(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(List<Arrival> arrivals, List<Kept> kept) {
        int[][] frames = new int[Channel.values().length][Outcome.values().length];
        for (int i = 0; i < arrivals.size(); i++) {
            Arrival arrival = arrivals.get(i);
            Kept outcome = kept.get(i);
            frames[arrival.channel().ordinal()][outcome.outcome().ordinal()]++;
            if (arrival.refusal() != null) {
                refused(arrival.refusal());
            }
            for (Kept.Entry entry : outcome.entries()) {
                if (entry.refusal() != null) {
                    refused(entry.refusal());
                }
            }
        }
        for (Channel channel : Channel.values()) {
            for (Outcome outcome : Outcome.values()) {
                int count = frames[channel.ordinal()][outcome.ordinal()];
                if (count > 0) {
                    meters.counter("qinglan.feed.frames", "channel", channel.code(), "outcome", outcome.code())
                            .increment(count);
                }
            }
        }
    }

    private void refused(Refusal refusal) {
        String cause = refusal.cause();
        meters.counter(
                        "qinglan.feed.refused",
                        "cause",
                        cause.length() > LONGEST_CAUSE ? cause.substring(0, LONGEST_CAUSE) : cause)
                .increment();
    }
}

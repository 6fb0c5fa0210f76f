package io.qinglan.bench.truth;

import java.util.List;

/** A way to tell who breaks an order. */
interface Way {

    String name();

    /** The alarms of each episode, in the order of the episodes. */
    List<Outcome> judge(List<Episode> episodes);

    /**
     * What a way says of an episode.
     *
     * @param alarms the leads, in order
     * @param assessable share of the windows about which it says anything, 0 to 1
     */
    record Outcome(List<Alarm> alarms, double assessable) {}
}

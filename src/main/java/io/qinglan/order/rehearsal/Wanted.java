package io.qinglan.order.rehearsal;

import java.time.Instant;

import io.qinglan.fact.Level;
import io.qinglan.policy.PolicyPack;

/**
 * What is rehearsed: a level for an area from an instant, by a pack, on a version of the list.
 *
 * @param until the end, null when open
 * @param against what it is compared with, site by site; null without a comparison
 */
record Wanted(
        String area, Level level, Instant from, Instant until, PolicyPack pack, int listVersion, Against against) {

    /** Another pack and version of the list: the sites are derived by these too. */
    record Against(PolicyPack pack, int listVersion) {}
}

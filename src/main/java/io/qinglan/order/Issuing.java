package io.qinglan.order;

import java.time.Instant;
import java.util.UUID;

import io.qinglan.fact.Level;

/**
 * One round of orders of a response: what is to be done for all sites of its area.
 *
 * @param response the response
 * @param version the version of the response
 * @param round 0 for the response itself, then one for each correction
 * @param how of an end: lifted, cancelled, expired or suspended; null when orders are issued
 * @param area whose sites
 * @param level the level of the response
 * @param start from when the orders hold, or have ended
 * @param until to when, null when open
 * @param exercise whether it is an exercise
 * @param onlySite the one site of a correction; null for all
 * @param reason why orders are corrected
 * @param unbinding whether a person confirmed obligations that do not bind by themselves
 * @param plan what was settled before the first batch; null before
 */
record Issuing(
        UUID response,
        int version,
        int round,
        String how,
        String area,
        Level level,
        Instant start,
        Instant until,
        boolean exercise,
        String onlySite,
        String reason,
        boolean unbinding,
        Plan plan) {

    /**
     * What all orders of the round share.
     *
     * @param listVersion the list of sites as it stood
     * @param pack id of the policy pack
     * @param shared canonical JSON of the shared parts
     * @param sharedDigest its SHA-256, by which decision records name it
     */
    record Plan(int listVersion, String pack, String shared, String sharedDigest) {}

    /** Whether orders end, instead of being issued. */
    boolean ends() {
        return how != null;
    }

    /** The status of orders that end this way: what was called off was never to hold, all else was lifted. */
    OrderStatus endStatus() {
        return "cancelled".equals(how) ? OrderStatus.CANCELLED : OrderStatus.LIFTED;
    }

    Issuing planned(Plan settled) {
        return new Issuing(
                response, version, round, how, area, level, start, until, exercise, onlySite, reason, unbinding,
                settled);
    }
}

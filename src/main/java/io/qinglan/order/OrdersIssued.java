package io.qinglan.order;

import java.util.UUID;

/**
 * All orders of a round are written, or have ended; fired once they can be read.
 *
 * @param response the response
 * @param version the version of the response
 * @param round 0 for the response itself, then one for each correction
 * @param how lifted, cancelled, expired, suspended when orders ended; null when they were issued
 * @param sites sites looked at
 * @param orders orders issued or ended
 * @param obligations obligations in them
 * @param idle sites that have nothing to do and got no order
 */
public record OrdersIssued(
        UUID response,
        int version,
        int round,
        String how,
        String area,
        String level,
        boolean exercise,
        int sites,
        int orders,
        int obligations,
        int idle) {}

package io.qinglan.policy;

import java.time.Instant;

/** Which pack an area decides by at an instant: the one activated for it or for the nearest area around it, else the one configured. */
@FunctionalInterface
public interface PacksInForce {

    /**
     * The pack.
     *
     * @param area six-digit code of the area; null asks for the one configured
     * @param at the instant
     */
    PolicyPack of(String area, Instant at);
}

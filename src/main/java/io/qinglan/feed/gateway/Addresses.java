package io.qinglan.feed.gateway;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** How many connections each address has, so that one address cannot take them all. */
final class Addresses {

    private final ConcurrentMap<String, Integer> open = new ConcurrentHashMap<>();
    private final int most;

    Addresses(int most) {
        this.most = most;
    }

    /** Counts a connection; false when the address has as many as it may. */
    boolean enter(String address) {
        boolean[] entered = new boolean[1];
        open.compute(address, (key, had) -> {
            int now = had == null ? 0 : had;
            entered[0] = now < most;
            return entered[0] ? Integer.valueOf(now + 1) : had;
        });
        return entered[0];
    }

    /** Counts a connection that was let in and is gone. */
    void leave(String address) {
        open.computeIfPresent(address, (key, had) -> had > 1 ? had - 1 : null);
    }

    /** How many addresses are connected. */
    int size() {
        return open.size();
    }
}

package io.qinglan.bench.orders;

import java.math.BigDecimal;

import io.qinglan.fact.obligation.Action;

/** What a table says at orange, as a peer's rule or table answers it: an action on the lines or the site, or vehicles kept out. */
record Template(Action action, BigDecimal amount, String vehicles) {

    static Template lines(Action action, long amount) {
        return new Template(action, BigDecimal.valueOf(amount), null);
    }

    static Template ownChoice() {
        return new Template(Action.AUTONOMOUS, null, null);
    }

    static Template keepOut(String vehicles) {
        return new Template(Action.FORBID, BigDecimal.valueOf(100), vehicles);
    }
}

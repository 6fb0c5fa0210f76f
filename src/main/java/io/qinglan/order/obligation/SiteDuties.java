package io.qinglan.order.obligation;

import java.util.List;

import io.qinglan.fact.obligation.Emission;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.policy.Fired;

/**
 * What one site must do under an alert.
 *
 * @param site the site
 * @param obligations what holds: the site first, its lines in file order, its vehicles last
 * @param displaced what was proposed and does not hold, with what holds instead
 * @param fired the rules that fired for the site with the facts they matched; empty without a trace
 */
public record SiteDuties(SiteFact site, List<Obligation> obligations, List<Displaced> displaced, List<Fired> fired) {

    /** The sum of what its obligations save, binding or not. */
    public Emission saves() {
        Emission sum = Emission.NONE;
        for (Obligation obligation : obligations) {
            sum = sum.plus(obligation.saves());
        }
        return sum;
    }
}

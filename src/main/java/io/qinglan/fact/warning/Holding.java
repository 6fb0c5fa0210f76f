package io.qinglan.fact.warning;

/**
 * A regime whose condition holds.
 *
 * @param regime the regime
 * @param code its word
 */
public record Holding(Regime regime, String code) {

    /** A regime that holds. */
    public Holding(Regime regime) {
        this(regime, regime.code());
    }
}

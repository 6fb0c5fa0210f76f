package io.qinglan.feed.power;

import java.math.BigDecimal;

/**
 * Figures by which readings of a meter become energy ({@code power-codes.yaml}, deltas).
 *
 * @param nearTheTop share of its capacity above which a register that falls may have rolled over
 * @param jitterKwh a step back by no more than this counts as none, in kWh as the register shows it
 * @param beyondRated times the rated load beyond which energy is not believed
 */
public record MeterRules(BigDecimal nearTheTop, BigDecimal jitterKwh, BigDecimal beyondRated) {}

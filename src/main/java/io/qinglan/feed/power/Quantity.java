package io.qinglan.feed.power;

import java.util.Locale;

/** What an item of an electricity feed measures. */
public enum Quantity {
    VOLTAGE,
    VOLTAGE_A,
    VOLTAGE_B,
    VOLTAGE_C,
    CURRENT,
    CURRENT_A,
    CURRENT_B,
    CURRENT_C,
    /** Active power in kW. */
    POWER,
    /** Reactive power in kvar. */
    REACTIVE,
    POWER_FACTOR,
    /** Energy of the period in kWh. */
    ENERGY,
    /** What the register of a meter shows, forward, in kWh. */
    READING,
    /** The same for what flowed back. */
    READING_REVERSE,
    /** On or off, as the sender judges it. */
    RUNNING,
    /** A current or a power: sources do not agree, so no figure is made of it. */
    CURRENT_OR_POWER;

    /** The word in tables and JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.qinglan.feed.window;

import java.util.Map;
import java.util.Set;

/**
 * The formulas of annex D of HJ 212-2017; constants and codes from {@code rules/standards/hj-212-2017-annex-d.yaml}.
 *
 * @param constants of the formulas
 * @param limits where the engine stops trusting a figure
 * @param flowCodes codes of the flow, all editions
 * @param oxygenCodes codes of O2
 * @param pollutantCodes codes of what has a mass in kg
 */
public record FlueGas(
        Constants constants,
        Limits limits,
        Set<String> flowCodes,
        Set<String> oxygenCodes,
        Set<String> pollutantCodes) {

    /** kg in a mg. */
    private static final double KG_PER_MG = 1e-6;

    private static final double CELSIUS_ZERO_IN_FORMULA = 273;

    /**
     * Constants of annex D.
     *
     * @param temperature of the standard state, K
     * @param pressure of the standard state, Pa
     * @param molarVolume litres of a mole in the standard state
     * @param airOxygen O2 of air in percent as the formulas have it
     * @param molarMass g a mole, by name
     */
    public record Constants(
            double temperature, double pressure, double molarVolume, double airOxygen, Map<String, Double> molarMass) {}

    /**
     * Limits of trust; proposals of ours.
     *
     * @param oxygenFrom O2 in percent from which a corrected concentration is not assessable
     * @param shareFrom lowest share Cou ÷ (mean × time) that still confirms a unit of flow
     * @param shareTo highest such share
     * @param massPercent difference of masses above which they do not agree
     * @param massKg difference in kg up to which they agree anyway
     */
    public record Limits(double oxygenFrom, double shareFrom, double shareTo, double massPercent, double massKg) {}

    /** Keeps its own copies. */
    public FlueGas {
        flowCodes = Set.copyOf(flowCodes);
        oxygenCodes = Set.copyOf(oxygenCodes);
        pollutantCodes = Set.copyOf(pollutantCodes);
    }

    /**
     * Dry concentration from wet.
     *
     * @param moisture share of water, 0 to 1
     */
    public double dry(double wet, double moisture) {
        return wet / (1 - moisture);
    }

    /**
     * Concentration in the standard state.
     *
     * @param actual mg/m³ as it is in the duct
     * @param celsius temperature in the duct
     * @param pascals absolute pressure in the duct: barometric plus static
     */
    public double standard(double actual, double celsius, double pascals) {
        return actual * constants.pressure() / pascals * (kelvin(celsius) / constants.temperature());
    }

    /**
     * mg/m³ from ppm.
     *
     * @param molarMass g a mole
     */
    public double fromPpm(double ppm, double molarMass) {
        return molarMass / constants.molarVolume() * ppm;
    }

    /** NOx as NO2, mg/m³. */
    public double nox(double no, double no2) {
        return no * constants.molarMass().get("NO2") / constants.molarMass().get("NO") + no2;
    }

    /** The excess air factor. */
    public double excessAir(double oxygen) {
        return constants.airOxygen() / (constants.airOxygen() - oxygen);
    }

    /** Whether O2 is low enough for a corrected concentration to mean something. */
    public boolean correctable(double oxygen) {
        return oxygen < limits.oxygenFrom();
    }

    /**
     * O2-corrected concentration (折算浓度) from the dry standard one.
     *
     * @param reference reference O2 of the outlet, percent
     */
    public double corrected(double dryStandard, double oxygen, double reference) {
        return dryStandard * (constants.airOxygen() - reference) / (constants.airOxygen() - oxygen);
    }

    /**
     * Wet flow as it is, m³/h.
     *
     * @param area of the duct, m²
     * @param velocity mean of the duct, m/s
     */
    public double wetFlow(double area, double velocity) {
        return 3600 * area * velocity;
    }

    /** Dry flow in the standard state, m³/h, from the wet flow as it is. */
    public double dryFlow(double wet, double celsius, double pascals, double moisture) {
        return wet * constants.temperature() / kelvin(celsius) * pascals / constants.pressure() * (1 - moisture);
    }

    /**
     * Mass of an hour in kg: the MEASURED dry standard concentration times the dry standard volume, never the O2-corrected one.
     *
     * @param dryStandard mg/m³
     * @param volume m³ of the hour, dry, standard state
     */
    public double mass(double dryStandard, double volume) {
        return dryStandard * volume * KG_PER_MG;
    }

    /** Whether a sent mass agrees with C × Q × 10⁻⁶. */
    public boolean agrees(double sentKg, double reckonedKg) {
        double apart = Math.abs(sentKg - reckonedKg);
        return apart <= limits.massKg() || apart <= Math.max(sentKg, reckonedKg) * limits.massPercent() / 100;
    }

    /**
     * The unit test of a flow: Cou ≈ mean × seconds says m³/s, Cou ≈ mean × hours says m³/h, anything else that it is not known.
     *
     * @param mean sent mean flow
     * @param total sent cumulative flow of the same time, m³
     * @param hours length of that time
     */
    public FlowUnit unit(double mean, double total, double hours) {
        if (Double.isNaN(mean) || Double.isNaN(total) || mean <= 0) {
            return FlowUnit.NOT_TESTED;
        }
        double share = total / (mean * hours);
        if (fits(share / 3600)) {
            return FlowUnit.CUBIC_METRES_A_SECOND;
        }
        return fits(share) ? FlowUnit.CUBIC_METRES_AN_HOUR : FlowUnit.UNKNOWN;
    }

    private boolean fits(double share) {
        return share >= limits.shareFrom() && share <= limits.shareTo();
    }

    private static double kelvin(double celsius) {
        return CELSIUS_ZERO_IN_FORMULA + celsius;
    }
}

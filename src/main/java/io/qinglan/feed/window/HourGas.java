package io.qinglan.feed.window;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Adds to the hour of a point what annex D of HJ 212-2017 derives from it: O2-corrected concentrations and masses. */
record HourGas(FlueGas gas, Outlet outlet) {

    Window complete(Instant start, List<FactorWindow> factors) {
        Optional<FactorWindow> oxygen = valid(factors, gas.oxygenCodes());
        Optional<FactorWindow> flow = valid(factors, gas.flowCodes());
        FlowUnit unit = unit(flow);
        List<FactorWindow> complete = factors.stream()
                .map(factor -> gas.pollutantCodes().contains(factor.factor())
                        ? withMass(withCorrection(factor, oxygen), flow, unit)
                        : factor)
                .toList();
        return new Window(Resolution.HOUR, start, complete, unit);
    }

    private static Optional<FactorWindow> valid(List<FactorWindow> factors, Set<String> codes) {
        return factors.stream()
                .filter(factor -> codes.contains(factor.factor()) && factor.valid())
                .findFirst();
    }

    /** What the test says; where it cannot be made (no cumulative flow) what the settings say. A test that fits nothing leaves the flow unused. */
    private FlowUnit unit(Optional<FactorWindow> flow) {
        if (flow.isEmpty()) {
            return FlowUnit.NOT_TESTED;
        }
        FlowUnit tested = gas.unit(flow.get().used().mean(), flow.get().used().total(), 1);
        if (tested != FlowUnit.NOT_TESTED) {
            return tested;
        }
        return outlet.flowUnit() == FlowUnit.NOT_TESTED ? FlowUnit.UNKNOWN : outlet.flowUnit();
    }

    private FactorWindow withCorrection(FactorWindow factor, Optional<FactorWindow> oxygen) {
        if (!factor.valid()) {
            return factor;
        }
        if (Double.isNaN(outlet.referenceOxygen())) {
            return factor.withCorrection(Double.NaN, FactorWindow.Correction.NO_REFERENCE);
        }
        if (oxygen.isEmpty()) {
            return factor.withCorrection(Double.NaN, FactorWindow.Correction.NO_OXYGEN);
        }
        double percent = oxygen.get().used().mean();
        if (!gas.correctable(percent)) {
            return factor.withCorrection(Double.NaN, FactorWindow.Correction.OXYGEN_TOO_HIGH);
        }
        return factor.withCorrection(
                gas.corrected(factor.used().mean(), percent, outlet.referenceOxygen()), FactorWindow.Correction.DONE);
    }

    private FactorWindow withMass(FactorWindow factor, Optional<FactorWindow> flow, FlowUnit unit) {
        if (!factor.valid()) {
            return factor.withMass(Double.NaN, FactorWindow.MassBasis.NOT_VALID);
        }
        if (flow.isEmpty()) {
            return factor.withMass(Double.NaN, FactorWindow.MassBasis.NO_FLOW);
        }
        if (unit == FlowUnit.UNKNOWN) {
            return factor.withMass(Double.NaN, FactorWindow.MassBasis.FLOW_UNIT_UNKNOWN);
        }
        Figures flowed = flow.get().used();
        double computed = gas.mass(factor.used().mean(), unit.volumeOfAnHour(flowed.mean()));
        double sent = factor.used().total();
        if (Double.isNaN(sent)) {
            return factor.withMass(computed, FactorWindow.MassBasis.COMPUTED);
        }
        double identity =
                Double.isNaN(flowed.total()) ? computed : gas.mass(factor.used().mean(), flowed.total());
        return gas.agrees(sent, identity)
                ? factor.withMass(sent, FactorWindow.MassBasis.SENT)
                : factor.withMass(computed, FactorWindow.MassBasis.COMPUTED_SENT_DIFFERS);
    }
}

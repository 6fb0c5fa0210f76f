package io.qinglan.feed.window;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The formulas of annex D of HJ 212-2017, reckoned by hand, and the marks by dictionary. */
class FormulasTest {

    private final FlueGas gas = Samples.WINDOWS.gas();

    @Test
    void wetBecomesDryAndActualBecomesStandard() {
        assertThat(gas.dry(90, 0.1)).isEqualTo(100, within(1e-9));
        assertThat(gas.standard(100, 0, 101325)).isEqualTo(100, within(1e-9));
        assertThat(gas.standard(100, 273, 101325)).isEqualTo(200, within(1e-9));
        assertThat(gas.standard(100, 0, 50662.5)).isEqualTo(200, within(1e-9));
    }

    @Test
    void ppmBecomesMassAndOxidesAreCountedAsNo2() {
        assertThat(gas.fromPpm(22.4, 64)).isEqualTo(64, within(1e-9));
        assertThat(gas.nox(30, 4)).isEqualTo(50, within(1e-9));
    }

    @Test
    void excessAirAndFlows() {
        assertThat(gas.excessAir(9)).isEqualTo(1.75, within(1e-9));
        double wet = gas.wetFlow(2, 10);
        assertThat(wet).isEqualTo(72000, within(1e-9));
        assertThat(gas.dryFlow(wet, 273, 101325, 0.5)).isEqualTo(18000, within(1e-9));
    }

    @Test
    void oneLetterMeansDifferentThingsInDifferentStandards() {
        Marks marks = Samples.STANDARDS.marks();
        assertThat(marks.classOf("hj-212-2017", "F")).isEqualTo(MarkClass.INVALID);
        assertThat(marks.classOf("hj75-2017", "F")).isEqualTo(MarkClass.STOPPED);
        assertThat(marks.classOf("hj75-2017", "B")).isEqualTo(MarkClass.TRANSITION);
        assertThat(marks.classOf("hj-212-2017", "B")).isEqualTo(MarkClass.INVALID);
        assertThat(marks.classOf("hj-212-2005", "P")).isEqualTo(MarkClass.INVALID);
        assertThat(marks.classOf("hj-212-2017", "")).isEqualTo(MarkClass.VALID);
        assertThat(marks.classOf("hj212-2017", "F"))
                .as("the other name, under which readings are stored")
                .isEqualTo(MarkClass.INVALID);
        assertThat(marks.classOf("somebody's own", "N")).isEqualTo(MarkClass.INVALID);
    }

    @Test
    void referenceOxygenThatNoSourceStatesFillsInNothing() {
        assertThat(Samples.STANDARDS.referenceOxygen("coal_industrial_boiler")).contains(9.0);
        assertThat(Samples.STANDARDS.referenceOxygen("cement_kiln")).isEmpty();
    }
}

package io.qinglan.feed.window;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static io.qinglan.feed.window.Samples.FLOW;
import static io.qinglan.feed.window.Samples.OXYGEN;
import static io.qinglan.feed.window.Samples.SO2;
import static io.qinglan.feed.window.Samples.WINDOWS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Hours: validity at its borders, states, the instrument's own hour beside ours, corrections, units, masses. */
class HourTest {

    private static final Instant START = Samples.at("2026-11-21T08:00:00");
    private static final Outlet BOILER = new Outlet(9, FlowUnit.NOT_TESTED);

    private static FactorWindow so2(List<Sample> samples) {
        return WINDOWS.hour(samples, START, Outlet.UNKNOWN).hour().factor(SO2).orElseThrow();
    }

    @Test
    void fortyFourMinutesAreTooFewAndFortyFiveAreEnough() {
        assertThat(so2(Samples.minutes(SO2, START, 44, i -> 10.0)).state()).isEqualTo(WindowState.TOO_FEW);
        assertThat(so2(Samples.minutes(SO2, START, 45, i -> 10.0)).state()).isEqualTo(WindowState.VALID);
    }

    @Test
    void threeOfFiveMinutesAreTooFewAndFourAreEnough() {
        List<Sample> samples = Samples.minutes(SO2, START, 4, i -> 10.0);
        samples.addAll(Samples.minutes(SO2, START.plusSeconds(300), 3, i -> 10.0));
        List<Window> windows = WINDOWS.hour(samples, START, Outlet.UNKNOWN).fiveMinutes();
        assertThat(windows).hasSize(2);
        assertThat(windows.get(0).factors().get(0).state()).isEqualTo(WindowState.VALID);
        assertThat(windows.get(1).factors().get(0).state()).isEqualTo(WindowState.TOO_FEW);
    }

    @Test
    void aStopOfFortyFiveMinutesIsAStoppedHourAndMarksAreKeptApart() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            MarkClass mark = i < 45 ? MarkClass.STOPPED : i < 50 ? MarkClass.MAINTENANCE : MarkClass.INVALID;
            samples.add(Samples.minute(SO2, START.plusSeconds(60L * i), 3, mark));
        }
        FactorWindow hour = so2(samples);
        assertThat(hour.state()).isEqualTo(WindowState.STOPPED);
        assertThat(hour.units()).containsExactly(0, 10, 5, 45, 0);
        assertThat(hour.used()).isEqualTo(Figures.NONE);
    }

    @Test
    void sixteenMinutesOfMaintenanceAreTheStateOfTheHourFifteenAreNot() {
        assertThat(so2(maintained(16)).state()).isEqualTo(WindowState.MAINTENANCE);
        assertThat(so2(maintained(15)).state()).isEqualTo(WindowState.VALID);
    }

    private static List<Sample> maintained(int minutes) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            samples.add(Samples.minute(
                    SO2, START.plusSeconds(60L * i), 3, i < minutes ? MarkClass.MAINTENANCE : MarkClass.VALID));
        }
        return samples;
    }

    @Test
    void meansLowestHighestAndSumsAreOfTheValidMinutes() {
        List<Sample> samples = Samples.minutes(SO2, START, 60, i -> i < 30 ? 10.0 : 20.0);
        samples.set(59, Samples.minute(SO2, START.plusSeconds(59 * 60), 5000, MarkClass.INVALID));
        FactorWindow hour = so2(samples);
        assertThat(hour.used().mean()).isEqualTo((30 * 10.0 + 29 * 20.0) / 59);
        assertThat(hour.used().min()).isEqualTo(10);
        assertThat(hour.used().max()).isEqualTo(20);
    }

    @Test
    void aRecordOfTenMinutesCoversTenMinutesAndItsSumIsShared() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            samples.add(new Sample(
                    Source.MINUTE,
                    START.plusSeconds(600L * i),
                    600,
                    SO2,
                    new Figures(10, 8, 12, 0.6),
                    Double.NaN,
                    MarkClass.VALID,
                    1));
        }
        Windows.OfHour windows = WINDOWS.hour(samples, START, Outlet.UNKNOWN);
        assertThat(windows.hour().factor(SO2).orElseThrow().used().total()).isEqualTo(3.6, within(1e-9));
        Figures five = windows.fiveMinutes().get(0).factors().get(0).used();
        assertThat(five.total()).isEqualTo(0.3, within(1e-9));
        assertThat(five.min()).isEqualTo(8);
    }

    @Test
    void realTimeDataServeOnlyWhereNoMinuteRecordCame() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            samples.add(new Sample(
                    Source.REALTIME,
                    START.plusSeconds(30L * i),
                    30,
                    SO2,
                    Figures.mean(i % 2 == 0 ? 10 : 20),
                    Double.NaN,
                    MarkClass.VALID,
                    1));
        }
        FactorWindow hour = so2(samples);
        assertThat(hour.basis()).isEqualTo(FactorWindow.Basis.REALTIME);
        assertThat(hour.used()).isEqualTo(new Figures(15, 10, 20, Double.NaN));
        samples.addAll(Samples.minutes(SO2, START, 60, i -> 7.0));
        assertThat(so2(samples).basis()).isEqualTo(FactorWindow.Basis.MINUTES);
        assertThat(so2(samples).used().mean()).isEqualTo(7);
    }

    @Test
    void aMinuteWithOneFaultyValueOfTwoIsNotNormal() {
        List<Sample> samples = List.of(realtime(0, MarkClass.VALID), realtime(30, MarkClass.INVALID));
        assertThat(so2(samples).units()).containsExactly(0, 1, 0, 0, 0);
    }

    @Test
    void aValueSentEachFiveMinutesStandsUntilTheNextIsDue() {
        List<Sample> samples =
                List.of(new Sample(Source.REALTIME, START, 300, SO2, Figures.mean(4), Double.NaN, MarkClass.VALID, 1));
        assertThat(so2(samples).units(MarkClass.VALID)).isEqualTo(5);
    }

    private static Sample realtime(int second, MarkClass mark) {
        return new Sample(Source.REALTIME, START.plusSeconds(second), 30, SO2, Figures.mean(4), Double.NaN, mark, 1);
    }

    @Test
    void theInstrumentsOwnHourStandsBesideOurs() {
        List<Sample> samples = Samples.minutes(SO2, START, 60, i -> 10.0);
        samples.add(Samples.hour(SO2, START, new Figures(12, 9, 14, 0.5), MarkClass.VALID));
        FactorWindow hour = so2(samples);
        assertThat(hour.basis()).isEqualTo(FactorWindow.Basis.INSTRUMENT);
        assertThat(hour.used().mean()).isEqualTo(12);
        assertThat(hour.reckoned().mean()).isEqualTo(10);
        assertThat(hour.differs()).isTrue();
    }

    @Test
    void concentrationsAreCorrectedByTheOutletsOwnOxygen() {
        List<Sample> samples = Samples.minutes(SO2, START, 60, i -> 30.0);
        samples.addAll(Samples.minutes(OXYGEN, START, 60, i -> 12.0));
        FactorWindow corrected =
                WINDOWS.hour(samples, START, BOILER).hour().factor(SO2).orElseThrow();
        assertThat(corrected.corrected()).isEqualTo(30.0 * (21 - 9) / (21 - 12));
        assertThat(so2(samples).correction()).isEqualTo(FactorWindow.Correction.NO_REFERENCE);
    }

    @Test
    void nearAirTheCorrectionMeansNothing() {
        for (double oxygen : new double[] {18.9, 19.0, 21.0}) {
            List<Sample> samples = Samples.minutes(SO2, START, 60, i -> 30.0);
            samples.addAll(Samples.minutes(OXYGEN, START, 60, i -> oxygen));
            FactorWindow hour =
                    WINDOWS.hour(samples, START, BOILER).hour().factor(SO2).orElseThrow();
            assertThat(hour.correction())
                    .isEqualTo(oxygen < 19 ? FactorWindow.Correction.DONE : FactorWindow.Correction.OXYGEN_TOO_HIGH);
        }
    }

    @Test
    void theMassIsOfTheMeasuredConcentrationNeverTheCorrectedOne() {
        List<Sample> samples = new ArrayList<>();
        samples.add(Samples.hour(SO2, START, new Figures(30, 30, 30, Double.NaN), MarkClass.VALID));
        samples.add(Samples.hour(OXYGEN, START, Figures.mean(12), MarkClass.VALID));
        samples.add(Samples.hour(FLOW, START, new Figures(10, 10, 10, 36000), MarkClass.VALID));
        FactorWindow hour =
                WINDOWS.hour(samples, START, BOILER).hour().factor(SO2).orElseThrow();
        assertThat(hour.mass()).isEqualTo(30 * 36000 * 1e-6, within(1e-12));
        assertThat(hour.massBasis()).isEqualTo(FactorWindow.MassBasis.COMPUTED);
    }

    @Test
    void recordedPacketsKeepTheIdentityOfMass() {
        // recorded: 3.2176 mg/m³ × 11010.84 m³ × 10⁻⁶ = 0.0354 kg, with a mean flow of 3.0586 m³/s
        Window hour = ofPacket(3.2176, 0.0354, 3.0586, 11010.84);
        assertThat(hour.flowUnit()).isEqualTo(FlowUnit.CUBIC_METRES_A_SECOND);
        FactorWindow factor = hour.factor("a24088").orElseThrow();
        assertThat(factor.massBasis()).isEqualTo(FactorWindow.MassBasis.SENT);
        assertThat(factor.mass()).isEqualTo(0.0354);
    }

    @Test
    void aSentMassThatDoesNotFitIsNotTaken() {
        FactorWindow factor = ofPacket(30, 5, 10, 36000).factor("a24088").orElseThrow();
        assertThat(factor.massBasis()).isEqualTo(FactorWindow.MassBasis.COMPUTED_SENT_DIFFERS);
        assertThat(factor.mass()).isEqualTo(1.08, within(1e-9));
    }

    @Test
    void theUnitOfFlowIsTestedAndAnUnknownOneIsNotUsed() {
        assertThat(ofPacket(30, Double.NaN, 5.331, 19191.973).flowUnit()).isEqualTo(FlowUnit.CUBIC_METRES_A_SECOND);
        assertThat(ofPacket(30, Double.NaN, 3434, 3430).flowUnit()).isEqualTo(FlowUnit.CUBIC_METRES_AN_HOUR);
        Window unknown = ofPacket(30, Double.NaN, 3434, 57.2);
        assertThat(unknown.flowUnit()).isEqualTo(FlowUnit.UNKNOWN);
        assertThat(unknown.factor("a24088").orElseThrow().massBasis())
                .isEqualTo(FactorWindow.MassBasis.FLOW_UNIT_UNKNOWN);
    }

    @Test
    void withoutACumulativeFlowTheSettingsSayTheUnit() {
        List<Sample> samples = packet(30, Double.NaN, 3600, Double.NaN);
        Outlet set = new Outlet(Double.NaN, FlowUnit.CUBIC_METRES_AN_HOUR);
        assertThat(WINDOWS.hour(samples, START, set)
                        .hour()
                        .factor("a24088")
                        .orElseThrow()
                        .mass())
                .isEqualTo(30 * 3600 * 1e-6, within(1e-12));
        assertThat(WINDOWS.hour(samples, START, Outlet.UNKNOWN).hour().flowUnit())
                .isEqualTo(FlowUnit.UNKNOWN);
    }

    private static Window ofPacket(double mean, double kg, double flow, double volume) {
        return WINDOWS.hour(packet(mean, kg, flow, volume), START, Outlet.UNKNOWN)
                .hour();
    }

    private static List<Sample> packet(double mean, double kg, double flow, double volume) {
        return List.of(
                Samples.hour("a24088", START, new Figures(mean, mean, mean, kg), MarkClass.VALID),
                Samples.hour(FLOW, START, new Figures(flow, flow, flow, volume), MarkClass.VALID));
    }
}

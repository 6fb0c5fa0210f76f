package io.qinglan.feed.window;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import static io.qinglan.feed.window.Samples.SHANGHAI;
import static io.qinglan.feed.window.Samples.SO2;
import static io.qinglan.feed.window.Samples.WINDOWS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Days, the cuts of windows, stamps, substitution, sums of mass, net load. */
class DayTest {

    private static final Instant START = Samples.at("2026-11-21T00:00:00");

    private static List<Window> hours(int count) {
        List<Window> hours = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant start = START.plus(Duration.ofHours(i));
            double value = 10 + i;
            hours.add(WINDOWS.hour(Samples.minutes(SO2, start, 60, minute -> value), start, Outlet.UNKNOWN)
                    .hour());
        }
        return hours;
    }

    @Test
    void nineteenHoursAreTooFewAndTwentyAreEnough() {
        Days days = new Days(WINDOWS);
        assertThat(days.day(hours(19), List.of(), START).factors().get(0).state())
                .isEqualTo(WindowState.TOO_FEW);
        assertThat(days.day(hours(20), List.of(), START).factors().get(0).state())
                .isEqualTo(WindowState.VALID);
    }

    @Test
    void theDayIsTheWindowsOfItsHoursInAnyOrder() {
        List<Window> hours = hours(24);
        Window day = new Days(WINDOWS).day(hours, List.of(), START);
        double mean = hours.stream()
                .mapToDouble(hour -> hour.factors().get(0).used().mean())
                .average()
                .orElseThrow();
        assertThat(day.factors().get(0).used().mean()).isEqualTo(mean, within(1e-9));
        assertThat(day.factors().get(0).used().max()).isEqualTo(33);
        Collections.reverse(hours);
        assertThat(new Days(WINDOWS).day(hours, List.of(), START)).isEqualTo(day);
    }

    @Test
    void theInstrumentsOwnDayStandsBesideAndIsUsedOnlyWithoutHours() {
        Sample own =
                new Sample(Source.DAY, START, 86400, SO2, new Figures(50, 40, 60, 12), Double.NaN, MarkClass.VALID, 1);
        FactorWindow both =
                new Days(WINDOWS).day(hours(24), List.of(own), START).factors().get(0);
        assertThat(both.basis()).isEqualTo(FactorWindow.Basis.HOURS);
        assertThat(both.sent().mean()).isEqualTo(50);
        assertThat(both.differs()).isTrue();
        FactorWindow alone =
                new Days(WINDOWS).day(List.of(), List.of(own), START).factors().get(0);
        assertThat(alone.basis()).isEqualTo(FactorWindow.Basis.INSTRUMENT);
        assertThat(alone.used().mean()).isEqualTo(50);
    }

    @Test
    void windowsAreCutOnTheClockOfTheZone() {
        Instant late = Samples.at("2026-11-30T23:59:59");
        assertThat(Resolution.DAY.start(late, SHANGHAI)).isEqualTo(Samples.at("2026-11-30T00:00:00"));
        assertThat(Resolution.DAY.end(Samples.at("2028-02-28T00:00:00"), SHANGHAI))
                .isEqualTo(Samples.at("2028-02-29T00:00:00"));
        assertThat(Resolution.DAY.start(Samples.at("2028-02-29T12:00:00"), SHANGHAI))
                .isEqualTo(Samples.at("2028-02-29T00:00:00"));
        assertThat(Resolution.QUARTER_HOUR.start(Samples.at("2026-11-21T08:44:59"), SHANGHAI))
                .isEqualTo(Samples.at("2026-11-21T08:30:00"));
        assertThat(Resolution.FIVE_MINUTES.start(Samples.at("2026-12-31T23:59:00"), SHANGHAI))
                .isEqualTo(Samples.at("2026-12-31T23:55:00"));
        ZoneId kolkata = ZoneId.of("Asia/Kolkata");
        assertThat(Resolution.HOUR.start(Instant.parse("2026-11-21T03:00:00Z"), kolkata))
                .isEqualTo(Instant.parse("2026-11-21T02:30:00Z"));
    }

    @Test
    void aStampAtTheEndAndAClockAheadAreSettled() {
        Instant dataTime = Samples.at("2026-11-21T09:00:00");
        assertThat(Stamp.STANDARD.start(Source.HOUR, dataTime, 3600)).isEqualTo(dataTime);
        Stamp atEnd = new Stamp(true, Duration.ZERO);
        assertThat(atEnd.start(Source.HOUR, dataTime, 3600)).isEqualTo(Samples.at("2026-11-21T08:00:00"));
        assertThat(atEnd.start(Source.REALTIME, dataTime, 30)).isEqualTo(dataTime);
        assertThat(new Stamp(false, Duration.ofMinutes(7)).start(Source.REALTIME, dataTime, 30))
                .isEqualTo(Samples.at("2026-11-21T08:53:00"));
    }

    @Test
    void substitutionFollowsCaptureAndLengthOfTheGap() {
        Substitution table = Samples.STANDARDS.substitution(LocalDate.of(2026, 11, 21));
        List<Double> history = new ArrayList<>(Collections.nCopies(2160, 1.0));
        history.set(179, 2.0);
        history.set(719, 3.0);
        history.set(2159, 4.0);
        assertThat(table.find(90, 24, history).kgPerHour()).isEqualTo(2);
        assertThat(table.find(90, 25, history).kgPerHour()).isEqualTo(3);
        assertThat(table.find(89.9, 1, history).kgPerHour()).isEqualTo(4);
        assertThat(table.find(75, 100, history).kgPerHour()).isEqualTo(4);
        assertThat(table.find(74.9, 1, history).reason()).isEqualTo(Substitution.Reason.CAPTURE_BELOW_TABLE);
        assertThat(table.find(95, 1, history.subList(0, 179)).reason())
                .isEqualTo(Substitution.Reason.HISTORY_TOO_SHORT);
    }

    @Test
    void measuredSubstitutedStoppedAndMissingStayApart() {
        Substitution.Found two = new Substitution.Found(2, 180, Substitution.Reason.SUBSTITUTED);
        Substitution.Found none = new Substitution.Found(Double.NaN, 0, Substitution.Reason.CAPTURE_BELOW_TABLE);
        List<FactorWindow> hours = new ArrayList<>();
        hours.add(massOf(1.5));
        hours.add(null);
        hours.add(null);
        hours.add(massOf(0.5));
        hours.add(stopped());
        hours.add(null);
        MassSum sum = MassSum.of(hours, (first, length) -> first == 1 && length == 2 ? two : none);
        assertThat(sum).isEqualTo(new MassSum(2.0, 2, 4.0, 2, 1, 1));
    }

    private static FactorWindow massOf(double kg) {
        return hours(1).get(0).factors().get(0).withMass(kg, FactorWindow.MassBasis.SENT);
    }

    private static FactorWindow stopped() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            samples.add(Samples.minute(SO2, START.plusSeconds(60L * i), 0, MarkClass.STOPPED));
        }
        return WINDOWS.hour(samples, START, Outlet.UNKNOWN).hour().factors().get(0);
    }

    @Test
    void captureLeavesStoppedHoursOut() {
        assertThat(new Capture(2208, 1500, 208).percent()).isEqualTo(75);
        assertThat(new Capture(24, 0, 24).percent()).isNaN();
    }

    @Test
    void netLoadIsGridPlusOwnGenerationLessExport() {
        NetLoad.Meter grid = new NetLoad.Meter("grid", NetLoad.Role.INCOMER, 100);
        NetLoad.Meter turbine = new NetLoad.Meter("turbine", NetLoad.Role.GENERATION, 400);
        NetLoad.Meter export = new NetLoad.Meter("export", NetLoad.Role.EXPORT, 50);
        NetLoad.Meter line = new NetLoad.Meter("line", NetLoad.Role.PRODUCTION, Double.NaN);
        assertThat(NetLoad.of(List.of(grid, turbine, export, line)).kwh()).isEqualTo(450);
        NetLoad gap = NetLoad.of(List.of(grid, new NetLoad.Meter("turbine", NetLoad.Role.GENERATION, Double.NaN)));
        assertThat(gap.kwh()).isNaN();
        assertThat(gap.missing()).containsExactly("turbine");
    }
}

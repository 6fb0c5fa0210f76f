package io.qinglan.fact.obligation;

import java.math.BigDecimal;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.qinglan.fact.Certainty;
import io.qinglan.fact.Level;

import static org.assertj.core.api.Assertions.assertThat;

/** The facts of a run: told apart one by one, and what they say of lines, rows, days and classes. */
class RunFactsTest {

    private static final LineFact K1 = LineFact.of("K1", "kiln", BigDecimal.valueOf(5000), "t/d", null);
    private static final LineFact K2 = LineFact.of("K2", "kiln", BigDecimal.valueOf(2000), "t/d", null);
    private static final MeasureRow ROW = row("R-1", "cn-2024", "percent", "100", "process=kiln");

    @Test
    void aFactOfARunIsEqualToItselfOnly() {
        ListRowFact listRow = new ListRowFact("K1", "red", Action.STOP, null, null);
        Subject seventh = subject(7);
        alike(seventh, subject(7), 7);
        alike(new DutyLine(seventh, K1), new DutyLine(seventh, K1), 7);
        alike(new ListedLine(seventh, K1, listRow), new ListedLine(seventh, K1, listRow), 7);
        alike(new OffPeakLine(seventh, K1), new OffPeakLine(seventh, K1), 7);
        alike(new SitePart(seventh, "KI15"), new SitePart(seventh, "KI15"), 7);
        alike(new KeyedRow("KI15", ROW, null), new KeyedRow("KI15", ROW, null), "KI15".hashCode());
        alike(group(List.of(K1), List.of()), group(List.of(K1), List.of()), 7 * 31 + "key".hashCode());
        assertThat(seventh).hasToString("site S");
    }

    private static void alike(Object one, Object other, int hash) {
        assertThat(one.equals(one)).isTrue();
        assertThat(one.equals(other)).isFalse();
        assertThat(one.hashCode()).isEqualTo(hash).isEqualTo(other.hashCode());
    }

    @Test
    void aMeasureRowIsKnownByItsPackAndNumber() {
        assertThat(ROW).isEqualTo(row("R-1", "cn-2024", "hours", "36", "")).hasSameHashCodeAs("R-1");
        assertThat(ROW).isNotEqualTo(row("R-2", "cn-2024", "percent", "100", "process=kiln"));
        assertThat(ROW).isNotEqualTo(row("R-1", "cn-2019", "percent", "100", "process=kiln"));
        assertThat(ROW.equals("R-1")).isFalse();
    }

    @Test
    void aRowMeansTheWholeAPartOrAFigure() {
        assertThat(ROW.whole()).isTrue();
        assertThat(ROW.partial()).isFalse();
        MeasureRow half = row("R", "p", "percent", "99.9", "");
        assertThat(half.whole()).isFalse();
        assertThat(half.partial()).isTrue();
        assertThat(half.aboutLines()).isFalse();
        MeasureRow heats = row("R", "p", "heats", "100", "");
        assertThat(heats.inPercent() || heats.whole() || heats.partial()).isFalse();
        MeasureRow own = row("R", "p", "percent", null, "");
        assertThat(own.whole() || own.partial()).isFalse();
    }

    @Test
    void aRowMeetsAGroupByItsOpenOrItsHeldLines() {
        MeasureRow large =
                row("R", "p", "percent", "100", "process=kiln;lines(kiln)>=0;any(hours_since_start<0,works=x)");
        LineFact named =
                new LineFact("K3", null, null, "kiln", null, "t/d", null, null, null, Map.of("works", "x"), false);
        assertThat(group(List.of(K1), List.of(K2)).meets(large)).isFalse();
        assertThat(group(List.of(K1), List.of(named)).meets(large)).isTrue();
        assertThat(group(List.of(named), List.of()).meets(large)).isTrue();
        assertThat(group(List.of(K1), List.of(named)).any(large)).isFalse();
        LineGroup mixed = group(List.of(K1, named), List.of(K2));
        assertThat(mixed.any(large)).isTrue();
        assertThat(mixed.alone(large)).isTrue();
        assertThat(mixed.several(large)).isFalse();
        assertThat(mixed.alone(ROW)).isFalse();
        assertThat(mixed.several(ROW)).isTrue();
        assertThat(mixed.open(large)).containsExactly(named);
        assertThat(mixed.held(large)).isEmpty();
        // a row about the process as a whole holds for the group, even one whose lines are all gone
        assertThat(group(List.of(), List.of()).meets(ROW)).isTrue();
        assertThat(group(List.of(), List.of()).meets(large)).isFalse();
    }

    @Test
    void anOffPeakStopHoldsFromItsFirstToItsLastDay() {
        OffPeak winter = new OffPeak(MonthDay.of(11, 15), MonthDay.of(3, 15), List.of("K1"));
        assertThat(winter.holdsOn(MonthDay.of(11, 14))).isFalse();
        assertThat(winter.holdsOn(MonthDay.of(11, 15))).isTrue();
        assertThat(winter.holdsOn(MonthDay.of(1, 1))).isTrue();
        assertThat(winter.holdsOn(MonthDay.of(3, 15))).isTrue();
        assertThat(winter.holdsOn(MonthDay.of(3, 16))).isFalse();
        assertThat(winter.holdsOn(null)).isFalse();
        OffPeak june = new OffPeak(MonthDay.of(6, 1), MonthDay.of(6, 30), List.of("K1"));
        assertThat(june.holdsOn(MonthDay.of(5, 31))).isFalse();
        assertThat(june.holdsOn(MonthDay.of(6, 1))).isTrue();
        assertThat(june.holdsOn(MonthDay.of(6, 30))).isTrue();
        assertThat(june.holdsOn(MonthDay.of(7, 1))).isFalse();
        OffPeak oneDay = new OffPeak(MonthDay.of(6, 1), MonthDay.of(6, 1), List.of("K1"));
        assertThat(oneDay.holdsOn(MonthDay.of(6, 1))).isTrue();
        assertThat(oneDay.holdsOn(MonthDay.of(6, 2))).isFalse();
    }

    @Test
    void anExemptionIsForThoseItNames() {
        Exemption small = exemption(BigDecimal.valueOf(100), Set.of("red"), Scope.WHOLE);
        assertThat(small.forAnnual(Map.of("NOx", new BigDecimal("99.9")))).isTrue();
        assertThat(small.forAnnual(Map.of("NOx", new BigDecimal("100.0")))).isFalse();
        assertThat(small.forAnnual(Map.of("NOx", BigDecimal.ONE, "SO2", BigDecimal.valueOf(101))))
                .isFalse();
        assertThat(small.forAnnual(Map.of())).isFalse();
        assertThat(small.holdsAt("red")).isTrue();
        assertThat(small.holdsAt("orange")).isFalse();
        assertThat(small.wholeSite()).isTrue();
        Exemption heating = exemption(null, Set.of(), Scope.LINE);
        assertThat(heating.forAnnual(Map.of("NOx", BigDecimal.ONE))).isFalse();
        assertThat(heating.holdsAt("orange")).isTrue();
        assertThat(heating.wholeSite()).isFalse();
        assertThat(heating.forDuty("heating")).isTrue();
        assertThat(heating.forDuty("waste")).isFalse();
        assertThat(heating.forDuty(null)).isFalse();
        assertThat(heating.forGrade("A")).isTrue();
        assertThat(heating.forGrade("B")).isFalse();
        assertThat(heating.forGrade(null)).isFalse();
    }

    @Test
    void whatIsNotSaidOfALineCountsAsUsual() {
        assertThat(K1.word("oven_type")).isEqualTo("conventional");
        assertThat(K1.word("fuel")).isNull();
        assertThat(K1.figure("chambers")).isZero();
        assertThat(K1.known("chambers")).isNull();
        assertThat(K1.base()).isEqualTo(BigDecimal.valueOf(5000));
        assertThat(K1.emissionOrNone()).isSameAs(Emission.NONE);
        assertThat(K1.dailyCapacity()).isEqualTo(BigDecimal.valueOf(5000));
    }

    @Test
    void anAlertOfALevelStartsNow() {
        assertThat(Alert.of(Level.RED, MonthDay.of(1, 10))).isEqualTo(new Alert("red", null, MonthDay.of(1, 10)));
        assertThat(new Alert("red", null, null).hoursSinceStart()).isZero();
    }

    @Test
    void aTargetIsNamedByItsLineOrItsProcess() {
        assertThat(Target.SITE.code()).isEqualTo("enterprise");
        assertThat(Target.SITE.line()).isNull();
        assertThat(new Target.Whole(K1).code()).isEqualTo("K1");
        assertThat(new Target.Part(K1, "cells", null).code()).isEqualTo("K1");
        assertThat(new Target.AnyOf("kiln", 1, null).code()).isEqualTo("kiln");
    }

    @Test
    void listRowsAreAddedToACopyOfTheSite() {
        ListRowFact stop = new ListRowFact("K1", "red", Action.STOP, null, null);
        SiteFact plain = subject(0).site();
        SiteFact with = plain.withListRows(List.of(stop));
        assertThat(with.listRows()).containsExactly(stop);
        assertThat(with.withListRows(null)).isEqualTo(plain);
    }

    @Test
    void sharesOfUnitsAreRoundedUpAndLimitsWrittenPlainly() {
        assertThat(Amounts.unitsOf(BigDecimal.valueOf(50), 3)).isEqualTo(2);
        assertThat(Amounts.unitsOf(BigDecimal.valueOf(50), 4)).isEqualTo(2);
        assertThat(Amounts.share(BigDecimal.valueOf(5000), "t/d", BigDecimal.valueOf(80)))
                .isEqualTo(new Quantity(BigDecimal.valueOf(4000), "t/d"));
        assertThat(Amounts.share(BigDecimal.valueOf(5), "t/d", BigDecimal.valueOf(50)))
                .isEqualTo(new Quantity(new BigDecimal("2.5"), "t/d"));
        assertThat(Amounts.share(null, "t/d", BigDecimal.TEN)).isNull();
        assertThat(Amounts.share(BigDecimal.TEN, "t/d", null)).isNull();
        ListRowFact to4000 =
                new ListRowFact("K1", "red", Action.LIMIT, null, new Quantity(BigDecimal.valueOf(4000), "t/d"));
        assertThat(Amounts.percentCut(to4000, K1)).isEqualTo(BigDecimal.valueOf(20));
        ListRowFact of8000 = new ListRowFact(
                "K1", "red", Action.LIMIT, new Quantity(BigDecimal.valueOf(8000), "t/d"), to4000.limitTo());
        assertThat(Amounts.percentCut(of8000, K1)).isEqualTo(BigDecimal.valueOf(50));
        ListRowFact unknown = new ListRowFact("K1", "red", Action.LIMIT, new Quantity(null, "t/d"), to4000.limitTo());
        assertThat(Amounts.percentCut(unknown, K1)).isEqualTo(BigDecimal.valueOf(20));
        ListRowFact ofNothing =
                new ListRowFact("K1", "red", Action.LIMIT, new Quantity(BigDecimal.ZERO, "t/d"), to4000.limitTo());
        assertThat(Amounts.percentCut(ofNothing, K1)).isNull();
        assertThat(Amounts.percentCut(new ListRowFact("K1", "red", Action.LIMIT, null, null), K1))
                .isNull();
    }

    private static Subject subject(int index) {
        return new Subject(
                index, SiteFact.of("S", "S", "KI15", null, "B", List.of(K1, K2)), new Alert("red", null, null));
    }

    private static LineGroup group(List<LineFact> open, List<LineFact> held) {
        return new LineGroup(subject(7), "key", "B", "kiln", open, held);
    }

    private static Exemption exemption(BigDecimal below, Set<String> colours, Scope scope) {
        return new Exemption(
                "EX1",
                1,
                Set.of("A"),
                null,
                colours,
                below,
                Set.of("heating"),
                scope,
                Action.LIMIT,
                null,
                null,
                null,
                null,
                null,
                "a plan",
                Certainty.STATED,
                "p",
                true);
    }

    private static MeasureRow row(String id, String pack, String unit, String amount, String conditions) {
        return new MeasureRow(
                id,
                "KI15",
                null,
                "any",
                "red",
                Scope.LINE,
                Conditions.parse(conditions),
                Action.STOP,
                amount == null ? null : new BigDecimal(amount),
                unit,
                "exact",
                null,
                null,
                null,
                null,
                false,
                List.of(),
                null,
                null,
                "a plan",
                Certainty.STATED,
                pack,
                true);
    }
}

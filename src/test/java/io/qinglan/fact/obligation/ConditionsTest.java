package io.qinglan.fact.obligation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** The lines a measure row holds for, term by term: below, at and above each bound. */
class ConditionsTest {

    private static final LineFact OVEN = new LineFact(
            "CO1",
            null,
            null,
            "coke_oven",
            BigDecimal.valueOf(1200),
            "t/d",
            new Emission(0, 1, 0, 0),
            null,
            Map.of("chamber_height_m", new BigDecimal("5.5")),
            Map.of("fuel", "gas"),
            false);

    @ParameterizedTest(name = "5.5 m under {0}: {1}")
    @CsvSource({
        "chamber_height_m<5.4, false",
        "chamber_height_m<5.5, false",
        "chamber_height_m<5.6, true",
        "chamber_height_m<=5.4, false",
        "chamber_height_m<=5.5, true",
        "chamber_height_m<=5.6, true",
        "chamber_height_m>5.4, true",
        "chamber_height_m>5.5, false",
        "chamber_height_m>5.6, false",
        "chamber_height_m>=5.4, true",
        "chamber_height_m>=5.5, true",
        "chamber_height_m>=5.6, false",
        "chamber_height_m=5.50, true",
        "chamber_height_m=5.4, false",
        "chamber_height_m!=5.5, false",
        "chamber_height_m!=5.4, true",
        "chambers=0, true",
        "chambers>0, false"
    })
    void aFigureIsComparedWithItsBound(String term, boolean holds) {
        assertThat(holds(term, OVEN)).isEqualTo(holds);
    }

    @ParameterizedTest(name = "gas, conventional, product not named, under {0}: {1}")
    @CsvSource({
        "fuel=gas, true",
        "fuel=coal, false",
        "fuel=coal|gas, true",
        "fuel!=gas, false",
        "fuel!=coal, true",
        "product=glass, false",
        "product!=glass, true",
        "oven_type=conventional, true",
        "works=other, true",
        "works=named, false",
        "grade=B, true",
        "grade=C|D, false",
        "grade!=B, false"
    })
    void aWordIsOneOfThoseNamed(String term, boolean holds) {
        assertThat(holds(term, OVEN)).isEqualTo(holds);
    }

    @ParameterizedTest(name = "two ovens, at hour 120, under {0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "hours_since_start<=120; true",
                "hours_since_start>120; false",
                "hours_since_start<120; false",
                "lines(coke_oven)<=1; false",
                "lines(coke_oven)<=2; true",
                "lines(coke_oven)=2; true",
                "lines(kiln)=0; true",
                "any(chamber_height_m>6,fuel=gas); true",
                "any(chamber_height_m>6,fuel=coal); false",
                "none(chamber_height_m>6,fuel=coal); true",
                "none(chamber_height_m>6,fuel=gas); false"
            })
    void circumstancesOfTheSiteAndTheCallCountToo(String term, boolean holds) {
        assertThat(holds(term, OVEN)).isEqualTo(holds);
    }

    @Test
    void aLineEmitsUnlessItsFiguresSayItDoesNot() {
        assertThat(holds("emitting", OVEN)).isTrue();
        assertThat(holds("emitting", LineFact.of("L", "mill", null, "t/d", null)))
                .isTrue();
        assertThat(holds("emitting", LineFact.of("L", "mill", null, "t/d", new Emission(0, 0, 0, 0))))
                .isFalse();
    }

    @Test
    void allTermsHoldTogether() {
        assertThat(holds("fuel=gas;chamber_height_m>5", OVEN)).isTrue();
        assertThat(holds("fuel=gas;chamber_height_m>6", OVEN)).isFalse();
        assertThat(holds("process=coke_oven", OVEN)).isTrue();
    }

    @Test
    void theHoursAtWhichATableSwitchesAreRead() {
        assertThat(Conditions.parse("process=sinter;hours_since_start<=120;fuel=gas")
                        .hourBounds())
                .containsExactly(BigDecimal.valueOf(120));
        assertThat(Conditions.parse("any(hours_since_start>72.5,hours_since_start<24)")
                        .hourBounds())
                .containsExactly(new BigDecimal("72.5"), BigDecimal.valueOf(24));
        assertThat(Conditions.parse("process=sinter").hourBounds()).isEmpty();
    }

    @Test
    void aRowThatNamesOnlyProcessesIsToldFromOneWithConditions() {
        assertThat(Conditions.parse("process=a|b").processes()).containsExactly("a", "b");
        assertThat(Conditions.parse("process=a|b").onlyProcesses()).isTrue();
        assertThat(Conditions.parse("process=a;fuel=gas").onlyProcesses()).isFalse();
        assertThat(Conditions.parse("  ")).isSameAs(Conditions.NONE);
        assertThat(Conditions.parse(null)).isSameAs(Conditions.NONE);
    }

    @Test
    void conditionsAreEqualByTheirText() {
        Conditions one = Conditions.parse("process=a;fuel=gas ");
        assertThat(one).isEqualTo(Conditions.parse("process=a;fuel=gas")).hasToString("process=a;fuel=gas");
        assertThat(one).hasSameHashCodeAs("process=a;fuel=gas");
        assertThat(one).isNotEqualTo(Conditions.parse("process=a")).isNotEqualTo("process=a;fuel=gas");
    }

    @Test
    void wordsHaveNoOrder() {
        assertThat(catchThrowable(() -> Conditions.parse("fuel<gas"))).hasMessageContaining("words are compared by");
    }

    /** Whether the conditions hold for a line of a site with two ovens, graded B, at hour 120. */
    private static boolean holds(String conditions, LineFact line) {
        LineFact stopped = new LineFact("CO9", null, null, "coke_oven", null, null, null, null, null, null, true);
        LineFact second = LineFact.of("CO2", "coke_oven", null, "t/d", null);
        SiteFact site = SiteFact.of("S", "S", "KI04", null, "B", List.of(OVEN, second, stopped));
        Subject subject = new Subject(0, site, new Alert("orange", BigDecimal.valueOf(120), null));
        LineGroup group = new LineGroup(subject, "key", "B", "coke_oven", List.of(line), List.of());
        return Conditions.parse(conditions).hold(line, group);
    }
}

package io.qinglan.compliance.lead;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import io.qinglan.fact.compliance.Because;
import io.qinglan.fact.compliance.Confidence;
import io.qinglan.fact.compliance.Result;
import io.qinglan.fact.compliance.TestKind;
import io.qinglan.fact.compliance.Verdict;
import io.qinglan.fact.compliance.Weight;
import io.qinglan.policy.PolicyLibrary;

import static org.assertj.core.api.Assertions.assertThat;

/** When verdicts become a lead. */
class TolerancePropertiesTest {

    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final Tolerance TOLERANCE = new Tolerance(new ToleranceRules(
            Map.of(Confidence.HIGH, 30, Confidence.MEDIUM, 45, Confidence.LOW, 120),
            Map.of(),
            Map.of(TestKind.POWER_STOP, 75),
            1,
            60));

    @Example
    void halfAnHourOfSureVerdictsIsALead() {
        assertThat(TOLERANCE.breaches(row("m H H m"), null)).singleElement().satisfies(breach -> {
            assertThat(breach.from()).isEqualTo(START.plus(Duration.ofMinutes(15)));
            assertThat(breach.passed()).isEqualTo(START.plus(Duration.ofMinutes(45)));
            assertThat(breach.confidence()).isEqualTo(Confidence.HIGH);
            assertThat(breach.minutes()).isEqualTo(30);
        });
    }

    @Example
    void aQuarterOfAnHourIsNot() {
        assertThat(TOLERANCE.breaches(row("m H m H m H"), null)).isEmpty();
    }

    @Example
    void weakVerdictsNeedLonger() {
        assertThat(TOLERANCE.breaches(row("L L L L L L L"), null)).isEmpty();
        assertThat(TOLERANCE.breaches(row("L L L L L L L L"), null))
                .singleElement()
                .extracting(Breach::confidence)
                .isEqualTo(Confidence.LOW);
        assertThat(TOLERANCE.breaches(row("M L M M"), null)).singleElement().satisfies(breach -> {
            assertThat(breach.confidence()).isEqualTo(Confidence.MEDIUM);
            assertThat(breach.minutes()).isEqualTo(60);
        });
    }

    @Example
    void noDataNeitherCountsNorBreaksUnlessItLastsLong() {
        assertThat(TOLERANCE.breaches(row("H - - H"), null)).hasSize(1);
        assertThat(TOLERANCE.breaches(row("H - - - - - H"), null)).isEmpty();
        assertThat(TOLERANCE.breaches(row("- - - - - - - - - - - -"), null)).isEmpty();
    }

    @Example
    void aBreakAtNoonDoesNotHideADayOfWork() {
        assertThat(TOLERANCE.breaches(row("H m m m H m H H"), null)).hasSize(1);
        assertThat(TOLERANCE.breaches(row("H H m m m m H H"), null)).hasSize(2);
    }

    @Example
    void theFirstHourAfterCompletionAloneOpensNoLead() {
        assertThat(TOLERANCE.breaches(row("H H H H m m"), START)).isEmpty();
        assertThat(TOLERANCE.breaches(row("H H H H H H"), START))
                .singleElement()
                .satisfies(breach -> {
                    assertThat(breach.from()).isEqualTo(START);
                    assertThat(breach.passed()).isEqualTo(START.plus(Duration.ofMinutes(90)));
                });
        assertThat(TOLERANCE.breaches(row("m m m m m m H H"), START)).hasSize(1);
    }

    @Example
    void aTestMayHaveTimesOfItsOwn() {
        Tolerance strict = new Tolerance(new ToleranceRules(
                Map.of(Confidence.HIGH, 15),
                Map.of(TestKind.POWER_STOP, Map.of(Confidence.HIGH, 60)),
                Map.of(),
                1,
                60));
        assertThat(strict.breaches(row("H H H"), null)).isEmpty();
        assertThat(strict.breaches(row("H H H H"), null)).hasSize(1);
        assertThat(strict.breaches(row("M M M M M M"), null)).isEmpty();
    }

    @Example
    void whatIsOnlyADoubtNeverOpensALead() {
        List<Verdict> doubts = row("H H H H").stream()
                .map(verdict -> of(verdict.start(), verdict.result(), verdict.confidence(), Weight.DOUBT))
                .toList();
        assertThat(TOLERANCE.breaches(doubts, null)).isEmpty();
    }

    @Example
    void thePackGivesTheFigures() {
        ToleranceRules rules =
                ToleranceRules.of(PolicyLibrary.open(Path.of(System.getProperty("qinglan.rules", "rules")))
                        .pack("cn-2024")
                        .parameters()
                        .on(LocalDate.of(2026, 11, 21)));
        assertThat(rules.afterMinutes()).containsOnlyKeys(Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW);
        assertThat(rules.afterMinutes().get(Confidence.HIGH))
                .isLessThan(rules.afterMinutes().get(Confidence.LOW));
    }

    @Property(tries = 300)
    void neitherOrderNorRepetitionChangesTheBreaches(@ForAll("rows") List<Verdict> row, @ForAll long seed) {
        List<Verdict> shuffled = new ArrayList<>(row);
        shuffled.addAll(row);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(TOLERANCE.breaches(shuffled, null)).isEqualTo(TOLERANCE.breaches(row, null));
    }

    @Property(tries = 300)
    void takingDataAwayNeverMakesAnEarlierLead(@ForAll("rows") List<Verdict> row, @ForAll long seed) {
        Random random = new Random(seed);
        List<Verdict> fewer = row.stream()
                .map(verdict -> verdict.result() == Result.NOT_MET && random.nextBoolean()
                        ? of(verdict.start(), Result.NOT_ASSESSABLE, Confidence.NONE, Weight.VERDICT)
                        : verdict)
                .toList();
        List<Breach> before = TOLERANCE.breaches(row, null);
        for (Breach breach : TOLERANCE.breaches(fewer, null)) {
            assertThat(before)
                    .anyMatch(other -> !other.from().isAfter(breach.from())
                            && !other.passed().isAfter(breach.passed()));
        }
    }

    @Property(tries = 300)
    void everyBreachHoldsWindowsNotMetOnlyAndEnoughOfThem(@ForAll("rows") List<Verdict> row) {
        for (Breach breach : TOLERANCE.breaches(row, null)) {
            assertThat(breach.windows()).allMatch(window -> window.result() == Result.NOT_MET);
            assertThat(breach.minutes()).isGreaterThanOrEqualTo(30);
            assertThat(breach.passed()).isBetween(breach.from(), breach.to());
        }
    }

    @Provide
    Arbitrary<List<Verdict>> rows() {
        return Arbitraries.of("m", "H", "H", "M", "L", "-")
                .list()
                .ofMaxSize(60)
                .map(letters -> row(String.join(" ", letters)));
    }

    private static List<Verdict> row(String letters) {
        List<Verdict> row = new ArrayList<>();
        for (String letter : letters.isEmpty() ? new String[0] : letters.split(" ")) {
            Instant at = START.plus(Duration.ofMinutes(15L * row.size()));
            row.add(
                    switch (letter) {
                        case "m" -> of(at, Result.MET, Confidence.HIGH, Weight.VERDICT);
                        case "-" -> of(at, Result.NOT_ASSESSABLE, Confidence.NONE, Weight.VERDICT);
                        case "H" -> of(at, Result.NOT_MET, Confidence.HIGH, Weight.VERDICT);
                        case "M" -> of(at, Result.NOT_MET, Confidence.MEDIUM, Weight.VERDICT);
                        default -> of(at, Result.NOT_MET, Confidence.LOW, Weight.VERDICT);
                    });
        }
        return row;
    }

    private static Verdict of(Instant at, Result result, Confidence confidence, Weight weight) {
        return new Verdict(
                "order",
                "1",
                "site",
                "line",
                TestKind.POWER_STOP,
                "",
                at,
                at.plus(Duration.ofMinutes(15)),
                result,
                weight,
                confidence,
                Map.of(),
                List.of(),
                List.of("point"),
                new Because("rule", "clause", "zh", "en"));
    }
}

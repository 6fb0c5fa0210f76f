package io.qinglan.compliance.verdict;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import io.qinglan.fact.compliance.Baseline;
import io.qinglan.fact.compliance.BaselineDay;
import io.qinglan.fact.compliance.Check;
import io.qinglan.fact.compliance.ConcentrationCheck;
import io.qinglan.fact.compliance.Confidence;
import io.qinglan.fact.compliance.CrossCheck;
import io.qinglan.fact.compliance.Duty;
import io.qinglan.fact.compliance.GateCheck;
import io.qinglan.fact.compliance.Leave;
import io.qinglan.fact.compliance.Load;
import io.qinglan.fact.compliance.Mark;
import io.qinglan.fact.compliance.MassCheck;
import io.qinglan.fact.compliance.MassSpan;
import io.qinglan.fact.compliance.Meter;
import io.qinglan.fact.compliance.NightCheck;
import io.qinglan.fact.compliance.Outlet;
import io.qinglan.fact.compliance.Passage;
import io.qinglan.fact.compliance.PowerCheck;
import io.qinglan.fact.compliance.ProcessCheck;
import io.qinglan.fact.compliance.ProcessFigure;
import io.qinglan.fact.compliance.Quota;
import io.qinglan.fact.compliance.RampStep;
import io.qinglan.fact.compliance.Relation;
import io.qinglan.fact.compliance.Result;
import io.qinglan.fact.compliance.Signal;
import io.qinglan.fact.compliance.Stack;
import io.qinglan.fact.compliance.StackCheck;
import io.qinglan.fact.compliance.StartCheck;
import io.qinglan.fact.compliance.TestKind;
import io.qinglan.fact.compliance.TreatmentCheck;
import io.qinglan.fact.compliance.Verdict;
import io.qinglan.fact.compliance.Weight;
import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.DailySpan;
import io.qinglan.fact.obligation.Quantity;
import io.qinglan.fact.obligation.Scope;
import io.qinglan.policy.PolicyLibrary;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for every check, whatever it says. */
class VerdictPropertiesTest {

    private static final VerdictRules RULES =
            new VerdictRules(PolicyLibrary.open(Path.of(System.getProperty("qinglan.rules", "rules")))
                    .pack("cn-2024"));
    private static final Instant NOON = Instant.parse("2026-12-01T04:00:00Z");

    /** Neither the order of the checks, nor the calls they are cut into, nor what comes twice changes a verdict. */
    @Property(tries = 30)
    void orderCutsAndRepetitionDoNotMatter(@ForAll long seed) {
        List<Check> checks = checks(seed, 120);
        List<Verdict> together = RULES.judge(checks);
        List<Check> shuffled = new ArrayList<>(checks);
        Collections.shuffle(shuffled, new Random(seed));
        List<Check> twice = new ArrayList<>(shuffled);
        twice.addAll(checks);
        assertThat(RULES.judge(shuffled)).containsExactlyInAnyOrderElementsOf(together);
        assertThat(Set.copyOf(RULES.judge(twice))).isEqualTo(Set.copyOf(together));
        List<Verdict> oneByOne = checks.stream()
                .flatMap(check -> RULES.explain(List.of(check)).verdicts().stream())
                .toList();
        assertThat(oneByOne).isEqualTo(together);
    }

    /** A check whose duty binds gets exactly one verdict, any other gets none. */
    @Property(tries = 60)
    void everyBindingCheckGetsExactlyOneVerdict(@ForAll long seed) {
        for (Check check : checks(seed, 60)) {
            assertThat(RULES.explain(List.of(check)).verdicts()).as("%s", check).hasSize(check.binds() ? 1 : 0);
        }
    }

    /** Where nothing is known, or the point does not count, or the line has leave, there is no violation and no stop. */
    @Property(tries = 60)
    void whatIsNotKnownAccusesNobody(@ForAll long seed) {
        List<Check> checks = checks(seed, 120);
        for (Verdict verdict : RULES.judge(checks)) {
            if (verdict.result() == Result.NOT_ASSESSABLE) {
                assertThat(verdict.confidence()).isEqualTo(Confidence.NONE);
            } else {
                assertThat(verdict.confidence()).isNotEqualTo(Confidence.NONE);
            }
            assertThat(verdict.because().clause()).isNotBlank();
        }
        for (Check check : checks) {
            if (check.binds() && (!check.known() || !check.pointsCount() || check.released() || check.disturbed())) {
                assertThat(RULES.judge(List.of(check)))
                        .singleElement()
                        .extracting(Verdict::result)
                        .isEqualTo(Result.NOT_ASSESSABLE);
            }
        }
    }

    /** Doubts are never a violation: contradictions of marks, night beside day, sources that do not fit. */
    @Property(tries = 60)
    void aDoubtIsNeverAViolation(@ForAll long seed) {
        assertThat(RULES.judge(checks(seed, 200)))
                .filteredOn(verdict -> verdict.weight() == Weight.DOUBT)
                .extracting(Verdict::result)
                .doesNotContain(Result.NOT_MET);
    }

    /** Taking windows of data away changes no other window, and turns the windows themselves into no data, never into a violation. */
    @Property(tries = 60)
    void lessDataNeverAccuses(@ForAll long seed) {
        Random random = new Random(seed);
        for (Check check : checks(seed, 80)) {
            if (check instanceof PowerCheck power && power.binds() && !power.released() && power.pointsCount()) {
                Load none = Load.none(power.load().start(), power.load().minutes());
                Load part = new Load(
                        power.load().start(),
                        power.load().minutes(),
                        power.load().kw(),
                        random.nextDouble() * 0.74,
                        Set.of(),
                        List.of());
                for (Load less : List.of(none, part)) {
                    assertThat(RULES.judge(
                                    List.of(new PowerCheck(power.duty(), power.meter(), less, power.baseline()))))
                            .extracting(Verdict::result)
                            .containsExactly(Result.NOT_ASSESSABLE);
                }
            }
        }
    }

    /** Who draws less is never judged worse, at one and the same duty and baseline. */
    @Property(tries = 60)
    void drawingLessIsNeverWorse(@ForAll long seed) {
        for (Check check : checks(seed, 80)) {
            if (check instanceof PowerCheck power && power.load().known()) {
                Load lower = new Load(
                        power.load().start(),
                        power.load().minutes(),
                        power.load().kw() * 0.5,
                        power.load().completeness(),
                        power.load().marks(),
                        List.of());
                List<Verdict> before = RULES.judge(List.of(check));
                List<Verdict> after =
                        RULES.judge(List.of(new PowerCheck(power.duty(), power.meter(), lower, power.baseline())));
                if (!before.isEmpty() && before.get(0).result() == Result.MET) {
                    assertThat(after.get(0).result()).as("%s", check).isEqualTo(Result.MET);
                }
            }
        }
    }

    private static List<Check> checks(long seed, int count) {
        Random random = new Random(seed);
        return IntStream.range(0, count).mapToObj(i -> check(random, i)).toList();
    }

    private static Check check(Random random, int number) {
        Duty duty = duty(random, number);
        Instant at = NOON.plus(Duration.ofMinutes(15L * random.nextInt(96)));
        Meter meter = meter(random);
        return switch (random.nextInt(11)) {
            case 0, 1 -> new PowerCheck(duty, meter, load(random, at), baseline(random));
            case 2 -> new StartCheck(duty, meter, load(random, at.minusSeconds(900)), load(random, at));
            case 3 -> new NightCheck(duty, meter, load(random, at), load(random, at.minusSeconds(900)));
            case 4 -> new TreatmentCheck(duty, "G", meter, load(random, at), meter(random), load(random, at));
            case 5 ->
                new ProcessCheck(
                        duty,
                        "P",
                        new ProcessFigure(
                                pick(random, "coking_time", "feed"),
                                known(random, 40),
                                pick(random, "hours", "t/d"),
                                at,
                                at.plusSeconds(3600),
                                pick(random, "instrument", "ledger"),
                                random.nextInt(3) == 0 ? 0.5 : 1,
                                known(random, 40)));
            case 6 -> new StackCheck(duty, outlet(random), stack(random, at), known(random, 100));
            case 7 -> new ConcentrationCheck(duty, outlet(random), stack(random, at), "NOx");
            case 8 ->
                new MassCheck(
                        duty,
                        random.nextBoolean() ? TestKind.MASS_LAST_YEAR : TestKind.CITY_CUT,
                        "SO2",
                        mass(random, at),
                        mass(random, at),
                        BigDecimal.valueOf(random.nextInt(3) * 10L),
                        List.of("C"));
            case 9 ->
                new GateCheck(
                        duty,
                        duty.quota() == null ? TestKind.GATE_STAGE : TestKind.GATE_QUOTA,
                        "G",
                        at,
                        at.plusSeconds(3600),
                        passages(random, at),
                        known(random, 1));
            default ->
                new CrossCheck(
                        duty,
                        at,
                        at.plusSeconds(900),
                        List.of(
                                new Signal("power", "P", maybe(random), null),
                                new Signal("cems", "C", maybe(random), null)));
        };
    }

    private static Duty duty(Random random, int number) {
        Action action = Action.values()[random.nextInt(Action.values().length)];
        Instant from = NOON.plus(Duration.ofHours(random.nextInt(6)));
        Instant completeBy = from.plus(Duration.ofHours(random.nextInt(8)));
        return new Duty(
                "O-" + number,
                "O",
                "S",
                pick(random, "trucks_n4_and_below", "road_transport"),
                null,
                Scope.LINE,
                action,
                action == Action.EXTEND ? BigDecimal.valueOf(36) : BigDecimal.valueOf(random.nextBoolean() ? 100 : 30),
                action == Action.EXTEND ? "hours" : "percent",
                random.nextInt(3) == 0 ? new Quantity(BigDecimal.valueOf(20), "t/d") : null,
                from,
                completeBy,
                random.nextBoolean() ? null : NOON.plus(Duration.ofHours(20)),
                List.of(new RampStep(from, BigDecimal.valueOf(40)), new RampStep(completeBy, BigDecimal.valueOf(100))),
                random.nextInt(4) == 0 ? List.of(new DailySpan("19:00", "07:00")) : List.of(),
                ZoneId.of("Asia/Shanghai"),
                random.nextInt(4) == 0 ? new Quota(BigDecimal.valueOf(2), "trips", "day") : null,
                List.of("new_energy"),
                random.nextBoolean(),
                Map.of(),
                random.nextBoolean() ? Set.of(TestKind.MASS_LAST_YEAR) : Set.of(),
                random.nextInt(6) == 0 ? List.of(new Leave("leave", "D", from, from.plusSeconds(7200))) : List.of());
    }

    private static Meter meter(Random random) {
        return new Meter(
                "M",
                Relation.values()[random.nextInt(Relation.values().length)],
                random.nextInt(3) > 0,
                null,
                random.nextInt(3) == 0 ? null : BigDecimal.valueOf(1000),
                random.nextInt(3) == 0 ? null : BigDecimal.valueOf(50),
                random.nextInt(3) == 0 ? null : BigDecimal.valueOf(120),
                random.nextBoolean(),
                random.nextInt(3) > 0);
    }

    private static Load load(Random random, Instant at) {
        double kw = known(random, 1200);
        Set<Mark> marks = random.nextInt(8) == 0 ? Set.of(Mark.MAINTENANCE) : Set.of();
        return new Load(at, 15, kw, Double.isNaN(kw) ? 0 : random.nextInt(4) == 0 ? 0.7 : 1, marks, List.of());
    }

    private static Baseline baseline(Random random) {
        if (random.nextInt(4) == 0) {
            return Baseline.NONE;
        }
        int days = random.nextInt(6);
        return new Baseline(
                known(random, 1200),
                known(random, 200),
                "generated",
                IntStream.range(0, days)
                        .mapToObj(
                                i -> new BaselineDay(LocalDate.of(2026, 11, 20).minusDays(i), 1, null))
                        .toList(),
                List.of());
    }

    private static Outlet outlet(Random random) {
        return new Outlet(
                "C",
                random.nextInt(4) == 0 ? Relation.SHARED : Relation.SOLE,
                random.nextBoolean(),
                random.nextInt(4) == 0 ? null : BigDecimal.valueOf(100),
                random.nextInt(4) == 0 ? Map.of() : Map.of("NOx", BigDecimal.valueOf(100)));
    }

    private static Stack stack(Random random, Instant at) {
        Mark[] marks = Mark.values();
        double value = known(random, 200);
        return new Stack(
                at,
                60,
                known(random, 120),
                known(random, 21),
                known(random, 200),
                Double.isNaN(value) ? Map.of() : Map.of("NOx", value),
                Map.of(),
                Set.of(marks[random.nextInt(marks.length)]),
                random.nextInt(4) == 0 ? 0.5 : 1);
    }

    private static MassSpan mass(Random random, Instant at) {
        int valid = random.nextInt(25);
        return new MassSpan(
                at,
                at.plusSeconds(86_400),
                known(random, 1000),
                24,
                valid,
                random.nextInt(25 - valid),
                random.nextInt(3) == 0 ? 100 : 0,
                random.nextBoolean());
    }

    private static List<Passage> passages(Random random, Instant at) {
        return IntStream.range(0, random.nextInt(5))
                .mapToObj(i -> new Passage(
                        at,
                        "v" + i,
                        pick(random, "in", "out"),
                        pick(random, "china_3", "china_6", "unknown", "electric"),
                        null,
                        pick(random, "heavy_truck", "passenger", null),
                        Set.of()))
                .toList();
    }

    private static double known(Random random, double most) {
        return random.nextInt(5) == 0 ? Double.NaN : random.nextDouble() * most;
    }

    private static Boolean maybe(Random random) {
        return random.nextInt(3) == 0 ? null : Boolean.valueOf(random.nextBoolean());
    }

    private static String pick(Random random, String... words) {
        return words[random.nextInt(words.length)];
    }
}

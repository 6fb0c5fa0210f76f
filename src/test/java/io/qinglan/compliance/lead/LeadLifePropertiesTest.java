package io.qinglan.compliance.lead;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.statistics.Statistics;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever people try on a lead, in whatever order: what the law asks for holds of what was let through. */
class LeadLifePropertiesTest {

    private static final Instant START = Instant.parse("2026-11-20T16:00:00Z");
    private static final Terms TERMS = new Terms(
            Duration.ofHours(1),
            Duration.ofHours(24),
            Duration.ofHours(2),
            Duration.ofDays(10),
            Duration.ofHours(1),
            2);
    private static final int TRIES = 120;

    /** One walk of random tries; only what is let through is kept. */
    private static List<Done> walk(long seed) {
        Random random = new Random(seed);
        List<Done> done = new ArrayList<>();
        Instant at = START;
        for (int i = 0; i < TRIES; i++) {
            at = at.plusSeconds(random.nextInt(4 * 3600));
            int who = random.nextInt(6);
            Done next = new Done(any(random, done), at, new Doer(new UUID(0, who), who < 4 ? "EC-" + who : null));
            if (LeadGuard.refusal(LeadLife.of(done), next, TERMS).isEmpty()) {
                done.add(next);
            }
        }
        return done;
    }

    private static LeadAct any(Random random, List<Done> done) {
        UUID some = new UUID(1, random.nextInt(3));
        UUID visit = last(done, LeadAct.InspectionAsked.class)
                .map(LeadAct.InspectionAsked::inspection)
                .orElse(some);
        UUID said = last(done, LeadAct.Explained.class)
                .map(LeadAct.Explained::explanation)
                .orElse(some);
        Finding finding = Finding.values()[random.nextInt(Finding.values().length)];
        Outcome outcome = Outcome.values()[random.nextInt(20) == 0 ? 2 : random.nextInt(2)];
        return switch (random.nextInt(20)) {
            case 0, 1 -> new LeadAct.Opened(Source.VERDICT, "S", some, "o1", "K1", null, null);
            case 2 -> new LeadAct.Verified(outcome, "t", null, null);
            case 3 -> new LeadAct.Assigned(null, "某人", "某局", START.plus(Duration.ofHours(8)), null);
            case 4 -> new LeadAct.Repeated(Source.VERDICT, null, Map.of());
            case 5 ->
                new LeadAct.Explained(
                        UUID.randomUUID(),
                        Reason.values()[random.nextInt(Reason.values().length)],
                        "t",
                        null,
                        null,
                        null,
                        null);
            case 6, 7 -> new LeadAct.Answered(said, random.nextBoolean(), "t", null);
            case 8, 9 -> new LeadAct.InspectionAsked(UUID.randomUUID(), "p", officers(random), null, null);
            case 10, 11 ->
                new LeadAct.InspectionDecided(
                        visit, random.nextInt(4) > 0, random.nextBoolean() ? "t" : null, "C", random.nextInt(4), 2);
            case 12 ->
                new LeadAct.InspectionRecorded(
                        visit, random.nextInt(5) > 0 ? "C" : "D", START, START, "t", null, false, null);
            case 13 ->
                random.nextInt(5) == 0
                        ? new LeadAct.InspectionDropped(visit, "t")
                        : new LeadAct.InspectionRecorded(visit, "C", START, START, "t", null, false, null);
            case 14 -> new LeadAct.Ruled(UUID.randomUUID(), finding, "t", START.plus(Duration.ofDays(9)), Map.of());
            case 15 -> new LeadAct.Appealed(some, "t", null);
            case 16 -> new LeadAct.AppealDecided(some, random.nextBoolean(), finding, "t");
            case 17 -> new LeadAct.Settled(START);
            case 18 ->
                random.nextBoolean()
                        ? new LeadAct.Rectified("t", null)
                        : new LeadAct.RectificationChecked(random.nextBoolean(), "t");
            default ->
                random.nextInt(6) == 0
                        ? new LeadAct.MergedInto(some, "t")
                        : new LeadAct.TookEffect("n", "b", START, START);
        };
    }

    private static List<Officer> officers(Random random) {
        int first = random.nextInt(4);
        int second = random.nextInt(4);
        return List.of(
                new Officer(new UUID(0, first), "甲", "EC-" + first),
                new Officer(new UUID(0, second), "乙", random.nextInt(8) == 0 ? null : "EC-" + second));
    }

    private static <T> Optional<T> last(List<Done> done, Class<T> kind) {
        return done.stream()
                .map(Done::act)
                .filter(kind::isInstance)
                .map(kind::cast)
                .reduce((first, second) -> second);
    }

    private static int place(List<Done> done, Predicate<LeadAct> which) {
        for (int i = 0; i < done.size(); i++) {
            if (which.test(done.get(i).act())) {
                return i;
            }
        }
        return -1;
    }

    private static Optional<Done> first(List<Done> done, Class<? extends LeadAct> kind) {
        return done.stream().filter(one -> kind.isInstance(one.act())).findFirst();
    }

    @Property(tries = 2000)
    void theDeskComesFirstAndARulingOnce(@ForAll @LongRange(min = 0, max = 1_000_000_000) long seed) {
        List<Done> done = walk(seed);
        List<Class<? extends LeadAct>> afterDesk =
                List.of(LeadAct.Assigned.class, LeadAct.InspectionAsked.class, LeadAct.Ruled.class);
        int desk = place(done, LeadAct.Verified.class::isInstance);
        for (Class<? extends LeadAct> later : afterDesk) {
            int at = place(done, later::isInstance);
            assertThat(at < 0 || desk >= 0 && desk < at)
                    .as("%s after the desk", later)
                    .isTrue();
        }
        assertThat(done.stream().filter(one -> one.act() instanceof LeadAct.Opened))
                .hasSizeLessThanOrEqualTo(1);
        assertThat(done.stream().filter(one -> one.act() instanceof LeadAct.Ruled))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Property(tries = 2000)
    void nothingIsHeldAgainstASiteThatWasNotHeard(@ForAll @LongRange(min = 0, max = 1_000_000_000) long seed) {
        List<Done> done = walk(seed);
        Optional<Done> ruled = first(done, LeadAct.Ruled.class)
                .filter(one -> ((LeadAct.Ruled) one.act()).finding().adverse());
        Statistics.collect(ruled.isPresent());
        if (ruled.isEmpty()) {
            return;
        }
        List<Done> before = done.subList(0, done.indexOf(ruled.get()));
        boolean said = before.stream().anyMatch(one -> one.act() instanceof LeadAct.Explained);
        Instant opened = first(done, LeadAct.Opened.class).orElseThrow().at();
        boolean hadTime = !ruled.get().at().isBefore(opened.plus(TERMS.explainWithin()));
        assertThat(said || hadTime).isTrue();
        Set<UUID> answered = new java.util.HashSet<>();
        before.forEach(one -> {
            if (one.act() instanceof LeadAct.Answered answer) {
                answered.add(answer.explanation());
            }
        });
        assertThat(before.stream()
                        .map(Done::act)
                        .filter(LeadAct.Explained.class::isInstance)
                        .map(LeadAct.Explained.class::cast)
                        .filter(one -> one.reason().suspends()))
                .allMatch(one -> answered.contains(one.explanation()));
    }

    @Property(tries = 2000)
    void aVisitIsApprovedByAnotherAndMadeByTwoCertifiedOfficers(
            @ForAll @LongRange(min = 0, max = 1_000_000_000) long seed) {
        List<Done> done = walk(seed);
        for (Done one : done) {
            if (one.act() instanceof LeadAct.InspectionRecorded record) {
                Done asked = done.stream()
                        .filter(other -> other.act() instanceof LeadAct.InspectionAsked ask
                                && ask.inspection().equals(record.inspection()))
                        .findFirst()
                        .orElseThrow();
                Done approved = done.stream()
                        .filter(other -> other.act() instanceof LeadAct.InspectionDecided decision
                                && decision.approved()
                                && decision.inspection().equals(record.inspection()))
                        .findFirst()
                        .orElseThrow();
                List<Officer> officers = ((LeadAct.InspectionAsked) asked.act()).officers();
                assertThat(officers.stream().map(Officer::certificate).distinct())
                        .hasSize(2)
                        .doesNotContainNull();
                assertThat(approved.by()).isNotEqualTo(asked.by());
                assertThat(officers)
                        .noneMatch(
                                officer -> officer.person().equals(approved.by().id()));
                assertThat(officers)
                        .anyMatch(officer -> officer.person().equals(one.by().id()));
                LeadAct.InspectionDecided decision = (LeadAct.InspectionDecided) approved.act();
                assertThat(decision.yearCount() < TERMS.visitsAYear() || decision.reason() != null)
                        .isTrue();
                assertThat(record.code()).isEqualTo(decision.code());
            }
        }
    }

    @Property(tries = 2000)
    void nobodyRulesOnWhatHeInspectedNorDecidesOnAnAppealAgainstHimself(
            @ForAll @LongRange(min = 0, max = 1_000_000_000) long seed) {
        List<Done> done = walk(seed);
        Optional<Done> ruled = first(done, LeadAct.Ruled.class);
        Optional<Done> appealed = first(done, LeadAct.AppealDecided.class);
        Statistics.collect(Tuple.of(ruled.isPresent(), appealed.isPresent()));
        for (Done one : done) {
            if (one.act() instanceof LeadAct.InspectionRecorded record) {
                LeadAct.InspectionAsked asked = done.stream()
                        .map(Done::act)
                        .filter(LeadAct.InspectionAsked.class::isInstance)
                        .map(LeadAct.InspectionAsked.class::cast)
                        .filter(ask -> ask.inspection().equals(record.inspection()))
                        .findFirst()
                        .orElseThrow();
                for (Officer officer : asked.officers()) {
                    assertThat(ruled.map(found -> found.by().id())).isNotEqualTo(Optional.of(officer.person()));
                    assertThat(appealed.map(found -> found.by().id())).isNotEqualTo(Optional.of(officer.person()));
                }
            }
        }
        appealed.ifPresent(decision ->
                assertThat(decision.by()).isNotEqualTo(ruled.orElseThrow().by()));
        appealed.ifPresent(decision -> assertThat(((LeadAct.AppealDecided) decision.act()).finding() == Finding.TRANSFER
                        && ((LeadAct.AppealDecided) decision.act()).reversed())
                .isFalse());
    }

    @Property(tries = 2000)
    void whatIsClosedOrMergedStaysSo(@ForAll @LongRange(min = 0, max = 1_000_000_000) long seed) {
        List<Done> done = walk(seed);
        LeadState end = null;
        for (int i = 1; i <= done.size(); i++) {
            LeadState state = LeadLife.of(done.subList(0, i)).state();
            assertThat(end == null || state == end).isTrue();
            end = state == LeadState.CLOSED || state == LeadState.MERGED ? state : null;
        }
    }

    @Property(tries = 500)
    void theLadderIsClimbedRungByRungWhateverTheClockDoes(@ForAll @LongRange(min = 0, max = 1_000_000_000) long seed) {
        Random random = new Random(seed);
        Ladder ladder =
                new Ladder(List.of(rung("网格员", 0), rung("管区", 30), rung("班子成员", 60), rung("党政主要负责人", 120)), List.of());
        List<Done> done = new ArrayList<>(List.of(new Done(
                new LeadAct.Opened(Source.PATROL, "S", null, null, null, null, null),
                START,
                new Doer(new UUID(0, 1), null))));
        Instant now = START;
        for (int look = 0; look < 60; look++) {
            now = now.plusSeconds(random.nextInt(1800) - 300); // the clock also steps back
            Optional<LeadTimers.Due> due = LeadTimers.next(LeadLife.of(done), TERMS, ladder);
            if (due.isPresent() && !due.get().at().isAfter(now)) {
                assertThat(due.get().at()).isAfterOrEqualTo(START.plus(TERMS.verifyWithin()));
                done.add(new Done(due.get().act(), now, new Doer(new UUID(0, 0), null)));
            }
        }
        List<Integer> rungs = done.stream()
                .map(Done::act)
                .filter(LeadAct.Escalated.class::isInstance)
                .map(act -> ((LeadAct.Escalated) act).rung())
                .toList();
        for (int i = 0; i < rungs.size(); i++) {
            assertThat(rungs.get(i)).isEqualTo(i);
        }
        boolean late = !now.isBefore(START.plus(TERMS.verifyWithin()).plus(Duration.ofHours(3)));
        assertThat(!late || !rungs.isEmpty()).isTrue();
    }

    private static Ladder.Rung rung(String post, int minutes) {
        return new Ladder.Rung(post, null, null, null, Duration.ofMinutes(minutes));
    }
}

package io.qinglan.warning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import io.qinglan.fact.Level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LifeTest {

    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    @Property
    void nothingFollowsAnEnd(@ForAll("walks") List<Step> steps) {
        Life life = begin();
        for (Step step : steps) {
            if (life.status().terminal()) {
                Life ended = life;
                assertThatThrownBy(() -> ended.after(step)).isInstanceOf(OutOfOrder.class);
            } else {
                life = tried(life, step);
            }
        }
    }

    @Property
    void versionsAreDenseAndNoActRewritesTheLast(@ForAll("walks") List<Step> steps) {
        List<Life> history = new ArrayList<>(List.of(begin()));
        for (Step step : steps) {
            Life last = history.get(history.size() - 1);
            Life next = tried(last, step);
            if (next != last) {
                history.add(next);
            }
        }
        for (int i = 0; i < history.size(); i++) {
            assertThat(history.get(i).version()).isEqualTo(i + 1);
        }
    }

    @Property
    void theEndIsNeverBeforeTheStart(@ForAll("walks") List<Step> steps) {
        Life life = begin();
        for (Step step : steps) {
            life = tried(life, step);
            assertThat(life.end() == null || !life.end().isBefore(life.start())).isTrue();
        }
    }

    @Property
    void aPausedLifeBindsNobody(@ForAll("walks") List<Step> steps) {
        Life life = begin();
        for (Step step : steps) {
            life = tried(life, step);
            if (life.status() == Status.SUSPENDED || life.status() == Status.CANCELLED) {
                assertThat(life.inForceAt(step.at())).isFalse();
            }
        }
    }

    @Example
    void theClockBeginsAndEndsIt() {
        Life life = begin();
        assertThat(life.statusAt(hour(-1))).isEqualTo(Status.ISSUED);
        assertThat(life.statusAt(START)).isEqualTo(Status.ACTIVE);
        assertThat(life.statusAt(hour(72))).isEqualTo(Status.EXPIRED);
        assertThat(life.after(Step.of(Act.EXPIRE, hour(72))).status()).isEqualTo(Status.EXPIRED);
    }

    @Example
    void aDowngradeAnnouncedAheadHoldsFromItsTime() {
        Life life = begin().after(new Step(Act.DOWNGRADE, Level.YELLOW, hour(20), null, null));
        assertThat(life.levelAt(hour(19))).isEqualTo(Level.ORANGE);
        assertThat(life.levelAt(hour(20))).isEqualTo(Level.YELLOW);
    }

    @Example
    void aLiftAnnouncedAheadBindsUntilItsTime() {
        Life life = begin().after(Step.of(Act.LIFT, hour(30)));
        assertThat(life.inForceAt(hour(29))).isTrue();
        assertThat(life.inForceAt(hour(30))).isFalse();
    }

    @Example
    void anUpgradeIsNotADowngrade() {
        assertThatThrownBy(() -> begin().after(new Step(Act.UPGRADE, Level.YELLOW, hour(1), null, null)))
                .isInstanceOf(OutOfOrder.class);
        assertThatThrownBy(() -> begin().after(new Step(Act.DOWNGRADE, Level.RED, hour(1), null, null)))
                .isInstanceOf(OutOfOrder.class);
    }

    @Example
    void anExtensionMovesTheEndForward() {
        Step shorter = new Step(Act.EXTEND, null, hour(1), null, hour(71));
        assertThatThrownBy(() -> begin().after(shorter)).isInstanceOf(OutOfOrder.class);
        assertThat(begin().after(new Step(Act.EXTEND, null, hour(1), null, hour(96)))
                        .end())
                .isEqualTo(hour(96));
    }

    @Example
    void whatHasBegunIsNotRescheduled() {
        assertThatThrownBy(() -> begin().after(new Step(Act.RESCHEDULE, null, START, hour(5), null)))
                .isInstanceOf(OutOfOrder.class);
        Life moved = begin().after(new Step(Act.RESCHEDULE, null, hour(-1), hour(5), null));
        assertThat(moved.start()).isEqualTo(hour(5));
    }

    @Provide
    Arbitrary<List<Step>> walks() {
        Arbitrary<Act> acts = Arbitraries.of(Act.class);
        Arbitrary<Level> levels = Arbitraries.of(Level.class);
        Arbitrary<Integer> hours = Arbitraries.integers().between(-24, 120);
        Arbitrary<Instant> maybe = hours.map(LifeTest::hour).injectNull(0.5);
        return Combinators.combine(acts, levels, hours.map(LifeTest::hour), maybe, maybe)
                .as(Step::new)
                .list()
                .ofMaxSize(12);
    }

    private static Life begin() {
        return Life.begin(Act.ISSUE, Level.ORANGE, START, hour(72));
    }

    private static Life tried(Life life, Step step) {
        try {
            return life.after(step);
        } catch (OutOfOrder refused) {
            return life;
        }
    }

    private static Instant hour(int hours) {
        return START.plus(Duration.ofHours(hours));
    }
}

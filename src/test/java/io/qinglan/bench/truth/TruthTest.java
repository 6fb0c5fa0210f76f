package io.qinglan.bench.truth;

import java.util.EnumSet;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.qinglan.compliance.baseline.PublicHolidays;

import static org.assertj.core.api.Assertions.assertThat;

/** A small seeded part of the truth bench: leads find who ignores an order, spare who follows it, and do so better than the plain rule. */
class TruthTest {

    private static final int EPISODES = 12;
    private static Map<Behaviour, Score> ours;
    private static Map<Behaviour, Score> plain;

    @BeforeAll
    static void judge() {
        EpisodeMaker maker = new EpisodeMaker(WeeklyProfile.read(), PublicHolidays.of(OurRules.library()), 4711);
        EnumSet<Behaviour> all = EnumSet.allOf(Behaviour.class);
        ours = TruthBench.scores(OurRules.ofTheHouse(), all, EPISODES, maker::make);
        plain = TruthBench.scores(new PlainRule(), all, EPISODES, maker::make);
    }

    @Test
    void whoIgnoresAStopIsFoundWithinTwoHours() {
        Score ignored = new Score();
        for (Behaviour behaviour : EnumSet.of(
                Behaviour.IGNORED,
                Behaviour.RAMP_IGNORED,
                Behaviour.SELF_GENERATION_IGNORED,
                Behaviour.SHARED_METER_SIGNED,
                Behaviour.NIGHT_RUNNING)) {
            ignored.add(ours.get(behaviour));
        }
        assertThat(ignored.breaking()).isEqualTo(5 * EPISODES);
        assertThat(ignored.recallInTime()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void aSiteOnItsFiledRampIsNeverALead() {
        assertThat(ours.get(Behaviour.RAMP_FOLLOWED).falseLeads()).isZero();
    }

    @Test
    void anUnsignedSharedMeterIsNeverJudged() {
        assertThat(ours.get(Behaviour.SHARED_METER).assessable()).isZero();
        assertThat(ours.get(Behaviour.SHARED_METER).falseLeads()).isZero();
        assertThat(plain.get(Behaviour.SHARED_METER).falseLeads()).isPositive();
    }

    @Test
    void falseLeadsAreRarerThanOneInTwoHundredPlantDays() {
        Score all = TruthBench.sum(ours);
        assertThat(all.plantDays()).isGreaterThan(700);
        assertThat(all.falsePerPlantDay()).isLessThanOrEqualTo(1.0 / 200);
    }

    @Test
    void ourWayIsBetterThanTheFixedThreshold() {
        Score all = TruthBench.sum(ours);
        Score other = TruthBench.sum(plain);
        assertThat(all.recall()).isGreaterThan(other.recall());
        assertThat(all.precision()).isGreaterThan(other.precision());
        assertThat(ours.get(Behaviour.SELF_GENERATION_IGNORED).recall())
                .isGreaterThan(plain.get(Behaviour.SELF_GENERATION_IGNORED).recall());
    }

    @Test
    void theSameSeedGivesTheSameEpisode() {
        EpisodeMaker maker = new EpisodeMaker(WeeklyProfile.read(), PublicHolidays.of(OurRules.library()), 4711);
        for (Behaviour behaviour : Behaviour.values()) {
            Episode one = maker.make(behaviour, 3);
            Episode other = maker.make(behaviour, 3);
            assertThat(one.windows()).isEqualTo(other.windows());
            assertThat(one.history()).isEqualTo(other.history());
            assertThat(one.broken()).isEqualTo(other.broken());
        }
    }
}

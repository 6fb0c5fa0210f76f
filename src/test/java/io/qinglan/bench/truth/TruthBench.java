package io.qinglan.bench.truth;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Scores of a way over episodes of every behaviour. */
final class TruthBench {

    private static final int AT_ONCE = 100;

    private TruthBench() {}

    /**
     * Judges so many episodes of each behaviour.
     *
     * @param make the episode of a behaviour and a number
     */
    static Map<Behaviour, Score> scores(
            Way way, Collection<Behaviour> behaviours, int episodes, BiFunction<Behaviour, Integer, Episode> make) {
        Map<Behaviour, Score> scores = new EnumMap<>(Behaviour.class);
        for (Behaviour behaviour : behaviours) {
            Score score = new Score();
            for (int from = 0; from < episodes; from += AT_ONCE) {
                List<Episode> some = new ArrayList<>();
                for (int number = from; number < Math.min(episodes, from + AT_ONCE); number++) {
                    some.add(make.apply(behaviour, number));
                }
                List<Way.Outcome> outcomes = way.judge(some);
                for (int at = 0; at < some.size(); at++) {
                    score.add(some.get(at), outcomes.get(at));
                }
            }
            scores.put(behaviour, score);
        }
        return scores;
    }

    /** All behaviours together. */
    static Score sum(Map<Behaviour, Score> scores) {
        Score sum = new Score();
        scores.values().forEach(sum::add);
        return sum;
    }
}

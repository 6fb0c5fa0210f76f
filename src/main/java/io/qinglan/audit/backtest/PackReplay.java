package io.qinglan.audit.backtest;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.qinglan.fact.Level;
import io.qinglan.policy.PolicyPack;

/**
 * What one pack makes of all cities.
 *
 * @param pack the pack
 * @param tracks its levels under the perfect forecast, city by city
 * @param scores how it stands beside each row of the log, in the order of the log
 * @param stability how it stands under blurred forecasts, from the least blurred on
 */
public record PackReplay(PolicyPack pack, List<Track> tracks, List<LogScore> scores, List<Stability> stability) {

    /** Days by level of some tracks. */
    static Map<Level, Integer> days(Collection<Track> tracks) {
        Map<Level, Integer> days = new EnumMap<>(Level.class);
        for (Level level : Level.values()) {
            days.put(level, 0);
        }
        tracks.stream()
                .flatMap(track -> track.byDay().stream())
                .filter(Objects::nonNull)
                .forEach(level -> days.merge(level, 1, Integer::sum));
        return days;
    }

    /** Rows of the log with an outcome. */
    public long count(LogScore.Outcome outcome) {
        return scores.stream().filter(score -> score.outcome() == outcome).count();
    }
}

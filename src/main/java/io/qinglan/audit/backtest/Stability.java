package io.qinglan.audit.backtest;

import java.util.List;

import io.qinglan.fact.Level;

/**
 * How a level stands when the forecast is not perfect: the replay under a blurred forecast beside that under the perfect one, day by day
 * over all cities.
 *
 * @param spread how blurred: standard deviation of the logarithm of the first day's error
 * @param days days compared
 * @param same days with the same level
 * @param warned days with a level under the perfect forecast
 * @param sameWarned of these, days with the very same level under the blurred one
 * @param missed of these, days without any level under the blurred one
 * @param falseDays days with a level under the blurred forecast and none under the perfect one
 * @param withdrawn levels announced and withdrawn before they began
 * @param spells spells with a level under the blurred forecast
 */
public record Stability(
        double spread,
        int days,
        int same,
        int warned,
        int sameWarned,
        int missed,
        int falseDays,
        int withdrawn,
        int spells) {

    static Stability of(double spread, List<Track> perfect, List<List<Track>> blurred) {
        int days = 0;
        int same = 0;
        int warned = 0;
        int sameWarned = 0;
        int missed = 0;
        int falseDays = 0;
        int withdrawn = 0;
        int spells = 0;
        for (List<Track> run : blurred) {
            for (int city = 0; city < run.size(); city++) {
                List<Level> known = perfect.get(city).byDay();
                List<Level> seen = run.get(city).byDay();
                withdrawn += run.get(city).withdrawn();
                spells += run.get(city).spells().size();
                for (int day = 0; day < known.size(); day++) {
                    Level one = known.get(day);
                    Level other = seen.get(day);
                    if (one == null || other == null) {
                        continue;
                    }
                    days++;
                    same += one == other ? 1 : 0;
                    warned += one != Level.NONE ? 1 : 0;
                    sameWarned += one != Level.NONE && one == other ? 1 : 0;
                    missed += one != Level.NONE && other == Level.NONE ? 1 : 0;
                    falseDays += one == Level.NONE && other != Level.NONE ? 1 : 0;
                }
            }
        }
        return new Stability(spread, days, same, warned, sameWarned, missed, falseDays, withdrawn, spells);
    }
}

package io.qinglan.audit.backtest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

import io.qinglan.fact.warning.Index;
import io.qinglan.forecast.outlook.Series;

/**
 * A forecast as it might have been: the air that came, each day ahead multiplied by an error that grows with the root of the lead and
 * carries over from one day to the next. It is our model of an error, not that of any forecaster; it says how much a level hangs on the
 * forecast, not how good forecasts are. The same seed gives the same forecasts for every pack.
 *
 * @param spread standard deviation of the logarithm of the first day's error; 0 is the perfect forecast
 * @param seed where the errors begin
 * @param run which of several runs of the same spread
 */
public record Blur(double spread, long seed, int run) {

    /** How much of one day's error the next day keeps. */
    private static final double KEPT = 0.8;

    private static final int HIGHEST = 500;
    private static final int DAY = 24;

    /** The forecast that is the air itself. */
    public static Blur none() {
        return new Blur(0, 0, 0);
    }

    /** What was expected, as seen at the beginning of a part of the air of a city. */
    Series of(String city, Series ahead) {
        if (spread == 0 || ahead.length() == 0) {
            return ahead;
        }
        double[] factors = factors(city, ahead);
        Map<String, int[]> values = new LinkedHashMap<>();
        for (String pollutant : ahead.pollutants()) {
            int[] own = ahead.values(pollutant);
            for (int unit = 0; unit < own.length; unit++) {
                if (own[unit] != Index.MISSING) {
                    double expected = own[unit] * factors[unit * ahead.unitHours() / DAY] / Index.SCALE;
                    own[unit] = Index.scaled(
                            (int) Math.min(Math.max(HIGHEST, own[unit] / Index.SCALE), Math.round(expected)));
                }
            }
            values.put(pollutant, own);
        }
        return ahead.hourly()
                ? Series.hourly(ahead.start(), values)
                : Series.daily(ahead.start().toLocalDate(), values);
    }

    private double[] factors(String city, Series ahead) {
        long day = ahead.start().toLocalDate().toEpochDay();
        long place = 31L * city.hashCode() + run;
        SplittableRandom random = new SplittableRandom(
                mixed(seed, mixed(place, day * DAY + ahead.start().getHour())));
        double[] factors = new double[(ahead.length() * ahead.unitHours() + DAY - 1) / DAY];
        double error = gauss(random);
        for (int lead = 1; lead <= factors.length; lead++) {
            double wide = spread * Math.sqrt(lead);
            factors[lead - 1] = StrictMath.exp(wide * error - wide * wide / 2);
            error = KEPT * error + Math.sqrt(1 - KEPT * KEPT) * gauss(random);
        }
        return factors;
    }

    /** A normal number by Box and Muller, with strict arithmetic: the same on every machine. */
    private static double gauss(SplittableRandom random) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }

    private static long mixed(long one, long other) {
        long mixed = one * 0x9E3779B97F4A7C15L + other;
        mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
        return mixed ^ (mixed >>> 29);
    }
}

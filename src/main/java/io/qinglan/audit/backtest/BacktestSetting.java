package io.qinglan.audit.backtest;

import java.time.LocalDate;
import java.util.List;

import io.qinglan.forecast.outlook.Basis;

/**
 * How a back-test is run.
 *
 * @param basis natural days or sliding windows for series of hours; null for each pack's own
 * @param daysAhead how many days a forecast reaches
 * @param gapDays after so many days without a value the replay begins anew
 * @param spreads the blurred forecasts to try, besides the perfect one: standard deviation of the logarithm of the first day's error
 * @param runs how often each spread is tried
 * @param seed where the errors begin
 * @param from first day, null for that of the series
 * @param to last day, null for that of the series
 * @param cities only these, empty for all
 * @param explained how many differing spells of two packs are explained
 */
public record BacktestSetting(
        Basis basis,
        int daysAhead,
        int gapDays,
        List<Double> spreads,
        int runs,
        long seed,
        LocalDate from,
        LocalDate to,
        List<String> cities,
        int explained) {

    /** Five days ahead, perfect and three blurred forecasts, all cities and days. */
    public static BacktestSetting usual() {
        return new BacktestSetting(null, 5, 3, List.of(0.1, 0.2, 0.4), 1, 1, null, null, List.of(), 12);
    }
}

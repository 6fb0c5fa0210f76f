package io.qinglan.report.season;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.qinglan.air.AirLimits;
import io.qinglan.air.CompositeIndex;
import io.qinglan.air.Concentration;
import io.qinglan.air.Pollutant;
import io.qinglan.forecast.AirDays;
import io.qinglan.report.part.AirPart;

/** Means, heavy days and the composite index over days. Pure. */
public final class SeasonAir {

    private SeasonAir() {}

    /** The days' valid values of each pollutant: 24-hour means, of O3 the highest 8-hour mean. */
    static Map<Pollutant, List<Concentration>> values(List<AirDays.Observed> days) {
        Map<Pollutant, List<Concentration>> values = new EnumMap<>(Pollutant.class);
        for (AirDays.Observed day : days) {
            for (Pollutant pollutant : Pollutant.values()) {
                Concentration value = day.items().get(AirPart.item(pollutant));
                if (value != null) {
                    values.computeIfAbsent(pollutant, none -> new ArrayList<>()).add(value);
                }
            }
        }
        return values;
    }

    /** The mean of PM2.5 over the days that have a valid one. */
    public static Optional<Concentration> pm25(List<AirDays.Observed> days) {
        List<Concentration> values = values(days).getOrDefault(Pollutant.PM25, List.of());
        return values.isEmpty() ? Optional.empty() : Optional.of(Concentration.mean(values));
    }

    /** How many days have an index above a figure. */
    public static long above(List<AirDays.Observed> days, int index) {
        return days.stream()
                .filter(day -> day.report().aqi() != null && day.report().aqi() > index)
                .count();
    }

    /** The composite index; empty when a pollutant has no valid day, or the stage's limits are not all known here. */
    public static Optional<CompositeIndex.Result> composite(
            List<AirDays.Observed> days, CompositeIndex standard, AirLimits.Stage limits) {
        Map<Pollutant, List<Concentration>> values = values(days);
        boolean complete = standard.terms().stream()
                .allMatch(term -> values.containsKey(term.pollutant())
                        && limits.limit(term.pollutant(), term.limit()).isPresent());
        return complete ? Optional.of(standard.of(values, limits)) : Optional.empty();
    }

    /** A statistic of a pollutant as its term of the composite index takes it: mean, or percentile; empty without a day. */
    static Optional<Concentration> statistic(CompositeIndex.Term term, Map<Pollutant, List<Concentration>> values) {
        List<Concentration> known = values.getOrDefault(term.pollutant(), List.of());
        if (known.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                term.percent() == null ? Concentration.mean(known) : CompositeIndex.percentile(known, term.percent()));
    }

    /** The mean the days left may have so that the target is just kept; empty when none is left. May be negative: it cannot be kept. */
    static Optional<BigDecimal> room(BigDecimal target, BigDecimal mean, int known, int left) {
        if (left <= 0) {
            return Optional.empty();
        }
        BigDecimal all = target.multiply(BigDecimal.valueOf((long) known + left));
        BigDecimal used = mean.multiply(BigDecimal.valueOf(known));
        return Optional.of(all.subtract(used).divide(BigDecimal.valueOf(left), 1, RoundingMode.HALF_EVEN));
    }
}

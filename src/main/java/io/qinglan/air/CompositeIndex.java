package io.qinglan.air;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The composite index (环境空气质量综合指数): the sum over the six pollutants of a statistic of their days divided by a class-2 limit.
 *
 * @param number the standard, such as {@code HJ 663-2013}
 * @param terms one per pollutant
 */
public record CompositeIndex(String number, List<Term> terms) {

    /**
     * @param percent the percentile of the days taken (95 for CO, 90 for O3); null for their mean
     * @param limit averaging time of the limit: {@code year}, {@code 24h} or {@code 8h}
     */
    public record Term(Pollutant pollutant, Integer percent, String limit) {}

    /**
     * @param total sum of the single indices
     * @param single by pollutant: statistic divided by limit
     * @param statistics by pollutant, µg/m³, CO mg/m³
     */
    public record Result(double total, Map<Pollutant, Double> single, Map<Pollutant, Concentration> statistics) {}

    public CompositeIndex {
        terms = List.copyOf(terms);
    }

    /**
     * The composite index of a period.
     *
     * @param days daily values by pollutant: 24-hour means, of O3 the highest 8-hour means
     * @param limits limits of the stage to measure against
     * @throws IllegalArgumentException when a pollutant has no day or the stage no such limit; the message names it
     */
    public Result of(Map<Pollutant, List<Concentration>> days, AirLimits.Stage limits) {
        Map<Pollutant, Double> single = new EnumMap<>(Pollutant.class);
        Map<Pollutant, Concentration> statistics = new EnumMap<>(Pollutant.class);
        for (Term term : terms) {
            List<Concentration> values = days.getOrDefault(term.pollutant(), List.of());
            if (values.isEmpty()) {
                throw new IllegalArgumentException(
                        "expected days of " + term.pollutant().code() + ", got none");
            }
            Concentration limit = limits.limit(term.pollutant(), term.limit())
                    .orElseThrow(() -> new IllegalArgumentException("no " + term.limit() + " limit of "
                            + term.pollutant().code() + " is known for the stage from " + limits.from()));
            Concentration statistic =
                    term.percent() == null ? Concentration.mean(values) : percentile(values, term.percent());
            statistics.put(term.pollutant(), statistic);
            single.put(term.pollutant(), ratio(statistic, limit));
        }
        double total = single.values().stream().mapToDouble(Double::doubleValue).sum();
        return new Result(total, single, statistics);
    }

    /**
     * The percentile of some values: at position 1 + (n - 1) p of the ordered values, linear between neighbours, exact.
     *
     * @param percent 0 to 100
     */
    public static Concentration percentile(List<Concentration> values, int percent) {
        List<Concentration> ordered = new ArrayList<>(values);
        Collections.sort(ordered);
        int hundredths = (ordered.size() - 1) * percent;
        int below = hundredths / 100;
        int part = hundredths % 100;
        if (part == 0) {
            return ordered.get(below);
        }
        List<Concentration> weighted = new ArrayList<>(Collections.nCopies(100 - part, ordered.get(below)));
        weighted.addAll(Collections.nCopies(part, ordered.get(below + 1)));
        return Concentration.mean(weighted);
    }

    private static double ratio(Concentration value, Concentration limit) {
        return (double) value.numerator() / value.denominator() / ((double) limit.numerator() / limit.denominator());
    }
}

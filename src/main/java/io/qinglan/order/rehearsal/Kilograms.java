package io.qinglan.order.rehearsal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.qinglan.fact.obligation.Emission;

/** Figures of the four pollutants as an answer shows them. */
final class Kilograms {

    static final List<String> POLLUTANTS = List.of("SO2", "NOx", "PM", "VOCs");

    private Kilograms() {}

    /** Exact kg a day by pollutant. */
    static Map<String, BigDecimal> of(Emission emission) {
        Map<String, BigDecimal> figures = new LinkedHashMap<>();
        POLLUTANTS.forEach(pollutant -> figures.put(pollutant, emission.kilograms(pollutant)));
        return figures;
    }

    /** Tonnes a day by pollutant, to the kilogram. */
    static Map<String, BigDecimal> tonnes(Emission emission) {
        Map<String, BigDecimal> figures = of(emission);
        figures.replaceAll((pollutant, kilograms) -> tonnes(kilograms));
        return figures;
    }

    static BigDecimal tonnes(BigDecimal kilograms) {
        return kilograms.movePointLeft(3).setScale(3, RoundingMode.HALF_UP);
    }

    /** What the first has more than the second, figure by figure, and nothing below 0. */
    static Emission beyond(Emission one, Emission other) {
        return new Emission(
                Math.max(0, one.so2() - other.so2()),
                Math.max(0, one.nox() - other.nox()),
                Math.max(0, one.pm() - other.pm()),
                Math.max(0, one.vocs() - other.vocs()));
    }

    /** The sums of two tables. */
    static Map<String, BigDecimal> plus(Map<String, BigDecimal> one, Map<String, BigDecimal> other) {
        Map<String, BigDecimal> sum = new LinkedHashMap<>(one);
        other.forEach((pollutant, figure) -> sum.merge(pollutant, figure, BigDecimal::add));
        return sum;
    }
}

package io.qinglan.inventory.grade;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * How far a site is from the next grade in one industry, indicator by indicator.
 *
 * @param grade the grade it has, null for none
 * @param nextGrade the grade above it, null when it has the best or the scheme is not known
 * @param weakest the grade its weakest indicator allows (短板原则), null while none is stated
 * @param weakestIndicator which one that is
 * @param indicators every indicator of the place's table; empty when the place has loaded none
 * @param sourced how many of them are stated by a source
 * @param unstated indicators of which the site has said nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GradeGap(
        String site,
        String industry,
        String sub,
        String grade,
        String nextGrade,
        String weakest,
        String weakestIndicator,
        List<Indicator> indicators,
        int sourced,
        List<String> unstated) {

    /**
     * One indicator.
     *
     * @param kind {@code at_most}, {@code at_least} or {@code yes}
     * @param value what the site states, or null
     * @param met for {@code yes}: whether it is fulfilled, or null
     * @param reached the grade the value allows, null while nothing is stated
     * @param asked what the next grade asks, null when it asks nothing here
     * @param missing by how much the value misses what the next grade asks, 0 when it does not, null when not stated
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Indicator(
            String indicator,
            String title,
            String kind,
            String unit,
            BigDecimal value,
            Boolean met,
            String reached,
            BigDecimal asked,
            BigDecimal missing,
            String citation,
            String certainty) {}

    /** One row of the table of indicators: what a grade asks. */
    record Asked(
            String indicator,
            String grade,
            String title,
            String kind,
            BigDecimal threshold,
            String unit,
            String citation,
            String certainty) {

        boolean fulfilled(Stated stated) {
            return switch (kind) {
                case "at_most" -> stated.value() != null && stated.value().compareTo(threshold) <= 0;
                case "at_least" -> stated.value() != null && stated.value().compareTo(threshold) >= 0;
                default -> Boolean.TRUE.equals(stated.met());
            };
        }

        /** By how much a value misses it; 1 for one that is simply not fulfilled. */
        BigDecimal missing(Stated stated) {
            if (fulfilled(stated)) {
                return BigDecimal.ZERO;
            }
            return kind.equals("yes") || stated.value() == null
                    ? BigDecimal.ONE
                    : stated.value().subtract(threshold).abs();
        }
    }

    /** What a site states of an indicator. */
    record Stated(BigDecimal value, Boolean met) {}

    /**
     * The gap of a site.
     *
     * @param scheme grades of the industry, best first
     * @param table what each grade asks, in the order of the table
     * @param stated what the site states, by indicator
     */
    static GradeGap of(
            String site,
            String industry,
            String sub,
            String grade,
            List<String> scheme,
            List<Asked> table,
            Map<String, Stated> stated) {
        Map<String, Map<String, Asked>> byIndicator = new LinkedHashMap<>();
        table.forEach(asked -> byIndicator
                .computeIfAbsent(asked.indicator(), indicator -> new LinkedHashMap<>())
                .put(asked.grade(), asked));
        int now = grade == null ? scheme.size() : scheme.indexOf(grade);
        String next = now > 0 ? scheme.get(now - 1) : null;
        List<Indicator> indicators = new ArrayList<>();
        List<String> unstated = new ArrayList<>();
        String weakest = null;
        String weakestIndicator = null;
        for (Map.Entry<String, Map<String, Asked>> entry : byIndicator.entrySet()) {
            Stated said = stated.get(entry.getKey());
            Indicator indicator = indicator(entry.getValue(), said, scheme, next);
            indicators.add(indicator);
            if (said == null) {
                unstated.add(entry.getKey());
            } else if (weakest == null || scheme.indexOf(indicator.reached()) > scheme.indexOf(weakest)) {
                weakest = indicator.reached();
                weakestIndicator = entry.getKey();
            }
        }
        int sourced = (int) indicators.stream()
                .filter(indicator -> indicator.certainty().equals("stated"))
                .count();
        return new GradeGap(site, industry, sub, grade, next, weakest, weakestIndicator, indicators, sourced, unstated);
    }

    private static Indicator indicator(Map<String, Asked> byGrade, Stated said, List<String> scheme, String next) {
        Asked any = byGrade.values().iterator().next();
        Asked asked = next == null ? null : byGrade.get(next);
        return new Indicator(
                any.indicator(),
                any.title(),
                any.kind(),
                any.unit(),
                said == null ? null : said.value(),
                said == null ? null : said.met(),
                said == null ? null : reached(byGrade, said, scheme),
                asked == null ? null : asked.threshold(),
                asked == null || said == null ? null : asked.missing(said),
                any.citation(),
                any.certainty());
    }

    /** The best grade whose demand the value fulfils; a grade that asks nothing of this indicator is open to all. */
    private static String reached(Map<String, Asked> byGrade, Stated said, List<String> scheme) {
        for (String grade : scheme) {
            Asked asked = byGrade.get(grade);
            boolean asksNothing = asked == null;
            if (asksNothing || asked.fulfilled(said)) {
                return grade;
            }
        }
        return scheme.isEmpty() ? null : scheme.get(scheme.size() - 1);
    }
}

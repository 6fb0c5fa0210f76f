package io.qinglan.report.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.qinglan.order.OrderStand;
import io.qinglan.policy.Parameter;
import io.qinglan.report.ReportRules;
import io.qinglan.report.part.Scope;

/**
 * The two spans that are compared: whole hours before the response, and whole hours of it.
 *
 * @param beforeFrom begin of the time before
 * @param from begin of the response
 * @param to the end, or the moment up to which things are told
 * @param coverage percent of known time needed on both sides
 */
record Comparison(Instant beforeFrom, Instant from, Instant to, int coverage, String cite) {

    static Comparison of(Scope scope, ReportRules rules) {
        ZoneId zone = rules.zone();
        Instant from = hour(scope.from(), zone);
        Parameter before = rules.on("mass_before_days", rules.day(scope.from()));
        Parameter coverage = rules.on("comparison_coverage", rules.day(scope.from()));
        return new Comparison(
                from.minus(Duration.ofDays(before.value().asInt())),
                from,
                hour(scope.at(), zone),
                coverage.value().asInt(),
                before.cite());
    }

    private static Instant hour(Instant at, ZoneId zone) {
        return at.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
    }

    /** Whether there is a whole hour to compare. */
    boolean possible() {
        return to.isAfter(from);
    }

    /** Hours of the response. */
    long hours() {
        return Duration.between(from, to).toHours();
    }

    /** Whether a share of known time, 0 to 1, is enough. */
    boolean enough(double share) {
        return share * 100 >= coverage;
    }

    /** The sites under order, each once. */
    static List<String> sites(List<OrderStand> stands) {
        return stands.stream().map(OrderStand::site).distinct().toList();
    }
}

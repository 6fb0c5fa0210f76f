package io.qinglan.report.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.fact.Certainty;
import io.qinglan.feed.rollup.MeasuredMass;
import io.qinglan.inventory.Point;
import io.qinglan.inventory.Points;
import io.qinglan.inventory.StoredPoint;
import io.qinglan.report.ReportRules;
import io.qinglan.report.paper.Figure;
import io.qinglan.report.paper.Section;
import io.qinglan.report.paper.Table;
import io.qinglan.report.paper.Table.Column;
import io.qinglan.report.paper.Words;
import io.qinglan.report.part.OrdersPart;
import io.qinglan.report.part.Rows;
import io.qinglan.report.part.Scope;

/** What stacks under order gave off an hour before the response and in it, where both sides are known well enough. */
@ApplicationScoped
class StackComparison {

    private static final Words SOURCE = Words.of(
            "自动监测：响应期间与此前同等口径的小时排放量之差", "continuous monitoring: mass an hour before the response less mass in it");
    private static final Words NONE = Words.of("没有两侧数据都足够的自动监测点位", "no stack is known well enough on both sides");

    private final OrdersPart orders;
    private final Points points;
    private final MeasuredMass masses;
    private final ReportRules rules;

    StackComparison(OrdersPart orders, Points points, MeasuredMass masses, ReportRules rules) {
        this.orders = orders;
        this.points = points;
        this.masses = masses;
        this.rules = rules;
    }

    /** Figures by pollutant and one table of the stacks compared. */
    Section of(Scope scope) {
        Comparison comparison = Comparison.of(scope, rules);
        JsonNode factors = rules.on("mass_factors", rules.day(scope.from())).value();
        List<Point> stacks = points.ofSites(Comparison.sites(orders.latest(scope))).stream()
                .map(StoredPoint::point)
                .filter(point -> point.kind() == Point.Kind.CEMS)
                .toList();
        List<Map<String, Object>> rows = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        for (String pollutant : OrdersPart.POLLUTANTS) {
            figures.add(figure(pollutant, factors.path(pollutant), stacks, comparison, rows));
        }
        return new Section("stacks", SOURCE, figures, List.of(table(rows)));
    }

    private Figure figure(
            String pollutant,
            JsonNode factor,
            List<Point> stacks,
            Comparison comparison,
            List<Map<String, Object>> rows) {
        String id = "measured_" + pollutant;
        Words name = Words.of(pollutant + " 累计减排（按自动监测）", pollutant + " saved, by measurement");
        if (!factor.isTextual()) {
            return Figure.none(id, name, "t", SOURCE, Words.of("该污染物没有单一的监测因子", "no single factor measures it"));
        }
        BigDecimal kilograms = BigDecimal.ZERO;
        int compared = 0;
        for (Point point : comparison.possible() ? stacks : List.<Point>of()) {
            MeasuredMass.Mass before =
                    masses.of(point.code(), factor.asText(), comparison.beforeFrom(), comparison.from());
            MeasuredMass.Mass during = masses.of(point.code(), factor.asText(), comparison.from(), comparison.to());
            boolean known = comparison.enough(before.coverage()) && comparison.enough(during.coverage());
            if (before.hours() + during.hours() > 0) {
                rows.add(row(point, pollutant, before, during, known));
            }
            if (known) {
                compared++;
                kilograms = kilograms.add(BigDecimal.valueOf((mean(before) - mean(during)) * comparison.hours()));
            }
        }
        return compared == 0
                ? Figure.none(id, name, "t", SOURCE, NONE)
                : Figure.of(id, name, OrdersPart.tonnes(kilograms), "t", SOURCE, Certainty.INFERRED);
    }

    private static double mean(MeasuredMass.Mass mass) {
        return mass.kg() / mass.hours();
    }

    private static Map<String, Object> row(
            Point point, String pollutant, MeasuredMass.Mass before, MeasuredMass.Mass during, boolean known) {
        return Rows.row(
                "site",
                point.site(),
                "point",
                point.code(),
                "pollutant",
                pollutant,
                "before",
                before.hours() == 0 ? null : round(mean(before)),
                "during",
                during.hours() == 0 ? null : round(mean(during)),
                "beforeKnown",
                percent(before.coverage()),
                "duringKnown",
                percent(during.coverage()),
                "compared",
                known);
    }

    private static BigDecimal round(double value) {
        return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_EVEN);
    }

    static BigDecimal percent(double share) {
        return BigDecimal.valueOf(share * 100).setScale(1, RoundingMode.HALF_EVEN);
    }

    private static Table table(List<Map<String, Object>> rows) {
        return Table.of(
                "stacks",
                Words.of("自动监测对照", "stacks compared"),
                List.of(
                        Column.of("site", "厂区", "site"),
                        Column.of("point", "点位", "point"),
                        Column.of("pollutant", "污染物", "pollutant"),
                        Column.of("before", "此前", "before", "kg/h"),
                        Column.of("during", "响应期间", "in the response", "kg/h"),
                        Column.of("beforeKnown", "此前有效", "known before", "%"),
                        Column.of("duringKnown", "期间有效", "known in it", "%"),
                        Column.of("compared", "计入", "counted")),
                rows,
                SOURCE,
                Certainty.INFERRED,
                NONE);
    }
}

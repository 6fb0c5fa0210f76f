package io.qinglan.report.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.fact.Certainty;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.feed.energy.EnergyReckoning;
import io.qinglan.feed.energy.PointSpans;
import io.qinglan.feed.window.Energy;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.Point;
import io.qinglan.inventory.Points;
import io.qinglan.inventory.Site;
import io.qinglan.inventory.StoredPoint;
import io.qinglan.inventory.StoredSite;
import io.qinglan.order.MeterMap;
import io.qinglan.report.ReportRules;
import io.qinglan.report.paper.Figure;
import io.qinglan.report.paper.Section;
import io.qinglan.report.paper.Table;
import io.qinglan.report.paper.Table.Column;
import io.qinglan.report.paper.Words;
import io.qinglan.report.part.OrdersPart;
import io.qinglan.report.part.Rows;
import io.qinglan.report.part.Scope;

/**
 * What lines under order drew before the response and in it; the fall of their power times their emission on the list. Only lines whose
 * meters are sole or countersigned, and known well enough on both sides.
 */
@ApplicationScoped
class PowerComparison {

    private static final Words SOURCE =
            Words.of("用电监管：生产线用电降幅 × 清单日排放量 × 时长", "power: fall of the line's load × its emission on the list × time");
    private static final Words NONE =
            Words.of("没有两侧用电数据都足够的生产线", "no line whose power is known well enough on both sides");

    private final OrdersPart orders;
    private final Points points;
    private final Inventory inventory;
    private final EnergyReckoning energy;
    private final ReportRules rules;

    PowerComparison(OrdersPart orders, Points points, Inventory inventory, EnergyReckoning energy, ReportRules rules) {
        this.orders = orders;
        this.points = points;
        this.inventory = inventory;
        this.energy = energy;
        this.rules = rules;
    }

    /** A line compared. */
    private record Fall(String site, LineFact line, double before, double during, double share) {}

    /** Figures by pollutant and one table of the lines compared. */
    Section of(Scope scope) {
        Comparison comparison = Comparison.of(scope, rules);
        List<Map<String, Object>> rows = new ArrayList<>();
        List<Fall> falls = comparison.possible() ? falls(scope, comparison, rows) : List.of();
        BigDecimal days =
                BigDecimal.valueOf(comparison.hours()).divide(BigDecimal.valueOf(24), 6, RoundingMode.HALF_EVEN);
        List<Figure> figures = new ArrayList<>();
        for (String pollutant : OrdersPart.POLLUTANTS) {
            String id = "power_" + pollutant;
            Words name = Words.of(pollutant + " 累计减排（按用电）", pollutant + " saved, by power");
            figures.add(
                    falls.isEmpty()
                            ? Figure.none(id, name, "t", SOURCE, NONE)
                            : Figure.of(id, name, tonnes(falls, pollutant, days), "t", SOURCE, Certainty.INFERRED));
        }
        return new Section("power", SOURCE, figures, List.of(table(rows)));
    }

    private static BigDecimal tonnes(List<Fall> falls, String pollutant, BigDecimal days) {
        BigDecimal kilograms = falls.stream()
                .filter(fall -> fall.line().emission() != null)
                .map(fall -> fall.line().emission().kilograms(pollutant).multiply(BigDecimal.valueOf(fall.share())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return OrdersPart.tonnes(kilograms.multiply(days));
    }

    private List<Fall> falls(Scope scope, Comparison comparison, List<Map<String, Object>> rows) {
        List<String> sites = Comparison.sites(orders.latest(scope));
        Map<String, List<Point>> meters = points.ofSites(sites).stream()
                .map(StoredPoint::point)
                .filter(point -> point.kind() == Point.Kind.POWER)
                .collect(Collectors.groupingBy(Point::site));
        List<Point> all = meters.values().stream().flatMap(List::stream).toList();
        Map<String, PointSpans> spans = energy.spans(all, comparison.beforeFrom(), comparison.to());
        List<Fall> falls = new ArrayList<>();
        meters.forEach((code, own) -> inventory
                .find(code)
                .map(StoredSite::site)
                .ifPresent(site -> site.facts()
                        .lines()
                        .forEach(line ->
                                fall(site, line, own, spans, comparison, rows).ifPresent(falls::add))));
        return falls;
    }

    private Optional<Fall> fall(
            Site site,
            LineFact line,
            List<Point> own,
            Map<String, PointSpans> spans,
            Comparison comparison,
            List<Map<String, Object>> rows) {
        List<MeterMap.Speaking> speaking = MeterMap.of(
                        own, inventory.details(site.code()), rules.day(comparison.from()))
                .meters(line.id(), Point.Role.PRODUCTION)
                .stream()
                .filter(MeterMap.Speaking::usable)
                .toList();
        if (speaking.isEmpty()) {
            return Optional.empty();
        }
        Load before = load(speaking, spans, comparison.beforeFrom(), comparison.from());
        Load during = load(speaking, spans, comparison.from(), comparison.to());
        boolean known = comparison.enough(before.known()) && comparison.enough(during.known()) && before.kw() > 0;
        rows.add(Rows.row(
                "site", site.code(),
                "line", line.id(),
                "before", round(before.kw()),
                "during", round(during.kw()),
                "beforeKnown", StackComparison.percent(before.known()),
                "duringKnown", StackComparison.percent(during.known()),
                "compared", known));
        return known
                ? Optional.of(new Fall(site.code(), line, before.kw(), during.kw(), 1 - during.kw() / before.kw()))
                : Optional.empty();
    }

    /** Mean load, and the least share of the time that a meter of it is known. */
    private record Load(double kw, double known) {}

    private static Load load(
            List<MeterMap.Speaking> speaking, Map<String, PointSpans> spans, Instant from, Instant to) {
        Map<String, Energy.Sum> sums = new HashMap<>();
        speaking.forEach(one -> sums.put(
                one.point().code(),
                spans.getOrDefault(one.point().code(), PointSpans.NONE).between(from, to)));
        double seconds = Duration.between(from, to).getSeconds();
        double kw = 0;
        double known = 1;
        for (MeterMap.Speaking one : speaking) {
            Energy.Sum sum = sums.get(one.point().code());
            double share = one.target() == null || one.target().share() == null
                    ? 1
                    : one.target().share().doubleValue();
            kw += sum.seconds() == 0 ? 0 : sum.kwh() / (sum.seconds() / 3600.0) * share;
            known = Math.min(known, sum.seconds() / seconds);
        }
        return new Load(kw, known);
    }

    private static BigDecimal round(double value) {
        return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_EVEN);
    }

    private static Table table(List<Map<String, Object>> rows) {
        return Table.of(
                "lines",
                Words.of("用电对照", "lines compared by power"),
                List.of(
                        Column.of("site", "厂区", "site"),
                        Column.of("line", "生产线", "line"),
                        Column.of("before", "此前平均", "mean before", "kW"),
                        Column.of("during", "响应期间平均", "mean in the response", "kW"),
                        Column.of("beforeKnown", "此前有效", "known before", "%"),
                        Column.of("duringKnown", "期间有效", "known in it", "%"),
                        Column.of("compared", "计入", "counted")),
                rows,
                SOURCE,
                Certainty.INFERRED,
                NONE);
    }
}

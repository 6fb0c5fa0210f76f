package io.qinglan.report.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.fact.Certainty;
import io.qinglan.order.OrderStands;
import io.qinglan.report.paper.Figure;
import io.qinglan.report.paper.Section;
import io.qinglan.report.paper.Words;
import io.qinglan.report.part.OrdersPart;
import io.qinglan.report.part.Scope;

/** Tonnes saved, three ways that do not agree and are not mixed: as ordered, as stacks measured, as power fell. */
@ApplicationScoped
class ReductionsPart {

    private static final Words ORDERED =
            Words.of("按减排义务：指令载明的日减排量 × 指令有效时长", "by obligation: what orders save a day × how long they held");

    private final OrderStands orders;
    private final StackComparison stacks;
    private final PowerComparison power;

    ReductionsPart(OrderStands orders, StackComparison stacks, PowerComparison power) {
        this.orders = orders;
        this.stacks = stacks;
        this.power = power;
    }

    /** The section. */
    Section of(Scope scope) {
        Map<String, BigDecimal> ordered = ordered(scope);
        List<Figure> figures = new ArrayList<>();
        for (String pollutant : OrdersPart.POLLUTANTS) {
            Words name = Words.of(pollutant + " 累计减排（按减排义务）", pollutant + " saved, by obligation");
            figures.add(
                    ordered.isEmpty()
                            ? Figure.none(
                                    "obligation_" + pollutant, name, "t", ORDERED, Words.of("没有减排指令", "no orders"))
                            : Figure.of(
                                    "obligation_" + pollutant,
                                    name,
                                    OrdersPart.tonnes(ordered.get(pollutant)),
                                    "t",
                                    ORDERED,
                                    Certainty.INFERRED));
        }
        Section measured = stacks.of(scope);
        Section drawn = power.of(scope);
        figures.addAll(measured.figures());
        figures.addAll(drawn.figures());
        return new Section(
                "reductions",
                Words.of("减排量", "what was saved"),
                figures,
                List.of(measured.tables().get(0), drawn.tables().get(0)));
    }

    /** Kilograms by pollutant over the time each order held. */
    private Map<String, BigDecimal> ordered(Scope scope) {
        Map<String, BigDecimal> sums = new HashMap<>();
        for (OrderStands.Ordered one : orders.ordered(scope.responseIds(), scope.at())) {
            BigDecimal days = days(one.from(), one.to());
            one.savesKgPerDay().forEach((pollutant, kg) -> sums.merge(pollutant, kg.multiply(days), BigDecimal::add));
        }
        return sums;
    }

    /** Days between two instants; none when the second is not after the first. */
    static BigDecimal days(java.time.Instant from, java.time.Instant to) {
        long seconds = Math.max(0, Duration.between(from, to).getSeconds());
        return BigDecimal.valueOf(seconds).divide(BigDecimal.valueOf(86_400), 6, RoundingMode.HALF_EVEN);
    }
}

package io.qinglan.report.season;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;
import io.qinglan.compliance.lead.Handlings;
import io.qinglan.compliance.lead.Ladder;
import io.qinglan.compliance.lead.LeadFigures;
import io.qinglan.report.ReportRules;
import io.qinglan.report.paper.Figure;
import io.qinglan.report.paper.Section;
import io.qinglan.report.paper.Table;
import io.qinglan.report.paper.Table.Column;
import io.qinglan.report.paper.Words;
import io.qinglan.report.part.Rows;

/** The points account for fires (火点积分): fire points of the season as they came in, what each costs, what is left, who answers for it. */
@ApplicationScoped
class FirePart {

    private static final Words SOURCE = Words.of("卫星火点线索", "fire points that came in as leads");
    private static final Words NO_COST = Words.of("本地未设积分", "the place has set no points");

    private final LeadFigures leads;
    private final Handlings handlings;
    private final SeasonBook book;
    private final ReportRules rules;
    private final Areas areas;

    FirePart(LeadFigures leads, Handlings handlings, SeasonBook book, ReportRules rules, Areas areas) {
        this.leads = leads;
        this.handlings = handlings;
        this.book = book;
        this.rules = rules;
        this.areas = areas;
    }

    /** The section up to a day. */
    Section of(String area, SeasonSpan span, LocalDate until) {
        Map<String, Long> fires = new TreeMap<>();
        leads.opened(areas.within(area), rules.begin(span.first()), rules.begin(until.plusDays(2))).stream()
                .filter(one -> one.source().equals("satellite"))
                .forEach(one -> fires.merge(one.area(), 1L, Long::sum));
        long all = fires.values().stream().mapToLong(Long::longValue).sum();
        Optional<SeasonBook.Target> cost = book.target(span.id(), "area", area, "fire_point_cost");
        Optional<SeasonBook.Target> budget = book.target(span.id(), "area", area, "fire_points");
        BigDecimal used =
                cost.map(one -> one.value().multiply(BigDecimal.valueOf(all))).orElse(null);
        List<Figure> figures = List.of(
                Figure.of("fires", Words.of("火点", "fire points"), all, "个", SOURCE),
                Figure.orNone("used", Words.of("已扣积分", "points used"), used, "分", source(cost), NO_COST),
                Figure.orNone(
                        "budget",
                        Words.of("积分总额", "points in all"),
                        budget.map(SeasonBook.Target::value).orElse(null),
                        "分",
                        source(budget),
                        NO_COST),
                Figure.orNone(
                        "left",
                        Words.of("剩余积分", "points left"),
                        used == null || budget.isEmpty()
                                ? null
                                : budget.get().value().subtract(used),
                        "分",
                        source(budget),
                        NO_COST));
        return new Section("fires", Words.of("火点积分", "points account for fires"), figures, List.of(chain(fires)));
    }

    private static Words source(Optional<SeasonBook.Target> target) {
        return target.map(one -> Words.of(one.document(), one.document())).orElse(SOURCE);
    }

    private Table chain(Map<String, Long> fires) {
        List<Map<String, Object>> rows = new ArrayList<>();
        fires.forEach((area, count) -> rows.add(Rows.row(
                "area",
                areas.find(area).map(Area::name).orElse(area),
                "code",
                area,
                "fires",
                count,
                "chain",
                chain(handlings.of(area).ladder()))));
        return Table.of(
                "chain",
                Words.of("分区域与责任链", "by area, with who answers for it"),
                List.of(
                        Column.of("area", "行政区域", "area"),
                        Column.of("fires", "火点", "fire points", "个"),
                        Column.of("chain", "责任链", "who answers, lowest first")),
                rows,
                SOURCE,
                Words.of("考核期内没有火点", "no fire point in the season"));
    }

    private static String chain(Ladder ladder) {
        if (ladder.rungs().isEmpty()) {
            return null;
        }
        return ladder.rungs().stream()
                .map(rung -> Stream.of(rung.post(), rung.name())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining(" → "));
    }
}

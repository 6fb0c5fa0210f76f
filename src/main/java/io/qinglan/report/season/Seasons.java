package io.qinglan.report.season;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.air.CompositeIndex;
import io.qinglan.air.Concentration;
import io.qinglan.authority.Areas;
import io.qinglan.fact.Certainty;
import io.qinglan.forecast.AirDays;
import io.qinglan.policy.Parameter;
import io.qinglan.report.ReportRules;
import io.qinglan.report.paper.Figure;
import io.qinglan.report.paper.Paper;
import io.qinglan.report.paper.Section;
import io.qinglan.report.paper.Table;
import io.qinglan.report.paper.Table.Column;
import io.qinglan.report.paper.Words;
import io.qinglan.report.part.AirPart;
import io.qinglan.report.part.Rows;

/** The account of a season for an area: what the air came to, what the target leaves, and how it was the year before. */
@ApplicationScoped
class Seasons {

    private static final Words NO_AIR = Words.of("考核期内还没有有效的日均值", "no valid day in the season yet");
    private static final Words NO_TARGET = Words.of("本地未设目标", "the place has set no target");
    private static final Words DUST = Words.of("沙尘天认定记录", "dust days as determined");

    private final AirDays air;
    private final SeasonBook book;
    private final FirePart fires;
    private final ReportRules rules;
    private final Areas areas;
    private final Clock clock;

    Seasons(AirDays air, SeasonBook book, FirePart fires, ReportRules rules, Areas areas, Clock clock) {
        this.air = air;
        this.book = book;
        this.fires = fires;
        this.rules = rules;
        this.areas = areas;
        this.clock = clock;
    }

    /** The season of an id, by the pack; empty when it is none. */
    Optional<SeasonSpan> span(String id) {
        return SeasonSpan.of(id, rules.on("season", rules.day(clock.instant())).value());
    }

    /** The account up to yesterday, or to the end of the season. */
    Paper of(String area, SeasonSpan span) {
        LocalDate yesterday = rules.day(clock.instant()).minusDays(1);
        LocalDate until = yesterday.isBefore(span.last()) ? yesterday : span.last();
        List<AirDays.Observed> days =
                until.isBefore(span.first()) ? List.of() : air.observed(area, span.first(), until);
        List<AirDays.Observed> before = until.isBefore(span.first())
                ? List.of()
                : air.observed(area, span.first().minusYears(1), until.minusYears(1));
        List<SeasonBook.Noted> noted = book.noted(area, span.first(), span.last());
        Parameter rule = rules.on("season", span.first());
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("season", span.id());
        about.put("document", rule.cite());
        about.put("dueCertainty", rule.certainty().code());
        return new Paper(
                "season",
                Words.of("秋冬季空气质量账", "Account of the autumn-winter season"),
                area,
                areas.get(area).name(),
                rules.begin(span.first()),
                rules.begin(span.last().plusDays(1)),
                clock.instant(),
                about,
                List.of(
                        new Section(
                                "account",
                                Words.of("目标与余量", "target and what is left"),
                                account(area, span, until, days, noted),
                                List.of()),
                        new Section(
                                "yoy", Words.of("同比", "year on year"), List.of(), List.of(yearOnYear(days, before))),
                        fires.of(area, span, until)),
                List.of(
                        Words.of(
                                "国家通报在颗粒物浓度与综合指数中扣除沙尘影响，优良率与重污染天保留沙尘；两种口径都列出。",
                                "National bulletins take dust out of PM and the index and keep it in the shares of days; both are shown.")));
    }

    private List<Figure> account(
            String area, SeasonSpan span, LocalDate until, List<AirDays.Observed> days, List<SeasonBook.Noted> noted) {
        Set<LocalDate> dust = new HashSet<>();
        noted.stream().filter(one -> one.kind().equals("dust_day")).forEach(one -> dust.add(one.day()));
        List<AirDays.Observed> clear =
                days.stream().filter(day -> !dust.contains(day.date())).toList();
        Words source = Words.of(areas.get(area).name() + " 实况", "observed air of " + area);
        int left = (int) Math.max(
                0,
                span.last().toEpochDay()
                        - Math.max(until.toEpochDay(), span.first().toEpochDay() - 1));
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of("days", Words.of("有日报的天数", "days with air"), days.size(), "d", source));
        figures.add(Figure.of("left", Words.of("剩余天数", "days left"), left, "d", source));
        pm25(figures, area, span, days, clear, left, source);
        heavy(figures, area, span, days, clear, source);
        dustfall(figures, area, span, noted);
        composite(figures, area, span, days, clear, source);
        return figures;
    }

    private void pm25(
            List<Figure> figures,
            String area,
            SeasonSpan span,
            List<AirDays.Observed> days,
            List<AirDays.Observed> clear,
            int left,
            Words source) {
        BigDecimal mean = SeasonAir.pm25(days).map(value -> value.decimal(1)).orElse(null);
        BigDecimal without =
                SeasonAir.pm25(clear).map(value -> value.decimal(1)).orElse(null);
        figures.add(Figure.orNone(
                "pm25", Words.of("PM2.5 均值（含沙尘）", "PM2.5 mean, dust included"), mean, "µg/m³", source, NO_AIR));
        figures.add(Figure.orNone(
                "pm25_without_dust",
                Words.of("PM2.5 均值（扣沙尘天）", "PM2.5 mean, dust days left out"),
                without,
                "µg/m³",
                source,
                NO_AIR));
        Optional<SeasonBook.Target> target = book.target(span.id(), "area", area, "pm25");
        figures.add(target(target, "pm25_target", Words.of("PM2.5 目标", "PM2.5 target"), "µg/m³"));
        int known = (int) days.stream()
                .filter(day -> AirPart.concentration(day, io.qinglan.air.Pollutant.PM25) != null)
                .count();
        BigDecimal room = target.isPresent() && mean != null
                ? SeasonAir.room(target.get().value(), mean, known, left).orElse(null)
                : null;
        figures.add(Figure.orNone(
                "pm25_room",
                Words.of("为达标，剩余各天 PM2.5 均值不得高于", "for the target the days left may have a PM2.5 mean of at most"),
                room,
                "µg/m³",
                source,
                Words.of("未设目标、没有实况或考核期已满", "no target, no air, or no days left")));
    }

    private void heavy(
            List<Figure> figures,
            String area,
            SeasonSpan span,
            List<AirDays.Observed> days,
            List<AirDays.Observed> clear,
            Words source) {
        int line = rules.heavyAbove(span.first());
        long all = SeasonAir.above(days, line);
        long without = SeasonAir.above(clear, line);
        figures.add(Figure.of("heavy_days", Words.of("重污染天（含沙尘）", "heavy days, dust included"), all, "d", source));
        figures.add(Figure.of("heavy_days_dust", Words.of("其中沙尘天", "of these dust days"), all - without, "d", DUST));
        figures.add(Figure.of(
                "heavy_days_without_dust",
                Words.of("重污染天（扣沙尘）", "heavy days, dust days left out"),
                without,
                "d",
                source));
        room(
                figures,
                book.target(span.id(), "area", area, "heavy_days"),
                "heavy_days",
                Words.of("重污染天目标", "target of heavy days"),
                all);
        room(
                figures,
                book.target(span.id(), "area", area, "heavy_days_without_dust"),
                "heavy_days_without_dust",
                Words.of("重污染天目标（扣沙尘）", "target of heavy days without dust"),
                without);
    }

    private static void room(
            List<Figure> figures, Optional<SeasonBook.Target> target, String id, Words name, long used) {
        figures.add(target(target, id + "_target", name, "d"));
        figures.add(Figure.orNone(
                id + "_room",
                Words.of(name.zh() + "余量", "left of the " + name.en()),
                target.map(one -> one.value().subtract(BigDecimal.valueOf(used)))
                        .orElse(null),
                "d",
                target.map(one -> Words.of(one.document(), one.document())).orElse(NO_TARGET),
                NO_TARGET));
    }

    private void dustfall(List<Figure> figures, String area, SeasonSpan span, List<SeasonBook.Noted> noted) {
        List<SeasonBook.Noted> weighed =
                noted.stream().filter(one -> one.kind().equals("dustfall")).toList();
        BigDecimal mean = weighed.isEmpty()
                ? null
                : weighed.stream()
                        .map(SeasonBook.Noted::value)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(weighed.size()), 2, RoundingMode.HALF_EVEN);
        figures.add(Figure.orNone(
                "dustfall",
                Words.of("降尘量月均值", "dustfall, mean of months"),
                mean,
                "t/(km²·30d)",
                Words.of("降尘监测记录", "dustfall as weighed"),
                Words.of("还没有降尘监测记录", "no dustfall on record yet")));
        figures.add(target(
                book.target(span.id(), "area", area, "dustfall"),
                "dustfall_target",
                Words.of("降尘量目标", "dustfall target"),
                "t/(km²·30d)"));
    }

    private void composite(
            List<Figure> figures,
            String area,
            SeasonSpan span,
            List<AirDays.Observed> days,
            List<AirDays.Observed> clear,
            Words source) {
        figures.add(
                composite("composite", Words.of("综合指数（含沙尘）", "composite index, dust included"), span, days, source));
        figures.add(composite(
                "composite_without_dust",
                Words.of("综合指数（扣沙尘天）", "composite index, dust days left out"),
                span,
                clear,
                source));
        figures.add(target(
                book.target(span.id(), "area", area, "composite"),
                "composite_target",
                Words.of("综合指数目标", "composite index target"),
                null));
    }

    private Figure composite(String id, Words name, SeasonSpan span, List<AirDays.Observed> days, Words source) {
        BigDecimal index = air.standards()
                .limits(span.first())
                .flatMap(limits -> SeasonAir.composite(days, air.standards().composite(), limits))
                .map(result -> BigDecimal.valueOf(result.total()).setScale(2, RoundingMode.HALF_EVEN))
                .orElse(null);
        return Figure.orNone(
                id,
                name,
                index,
                null,
                source,
                Words.of(
                        "六项污染物中有的没有有效日均值，或本系统没有该阶段的全部年均限值",
                        "a pollutant of the six has no valid day, or not all limits of the stage are known here"));
    }

    private static Figure target(Optional<SeasonBook.Target> target, String id, Words name, String unit) {
        return target.map(one -> Figure.of(id, name, one.value(), unit, Words.of(one.document(), one.document())))
                .orElseGet(() -> Figure.none(id, name, unit, NO_TARGET, NO_TARGET));
    }

    private Table yearOnYear(List<AirDays.Observed> days, List<AirDays.Observed> before) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (CompositeIndex.Term term : air.standards().composite().terms()) {
            Optional<Concentration> now = SeasonAir.statistic(term, SeasonAir.values(days));
            Optional<Concentration> then = SeasonAir.statistic(term, SeasonAir.values(before));
            int decimals = term.pollutant() == io.qinglan.air.Pollutant.CO ? 1 : 0;
            BigDecimal change =
                    now.isPresent() && then.isPresent() && then.get().numerator() > 0
                            ? now.get()
                                    .decimal(6)
                                    .divide(then.get().decimal(6), 6, RoundingMode.HALF_EVEN)
                                    .subtract(BigDecimal.ONE)
                                    .movePointRight(2)
                                    .setScale(1, RoundingMode.HALF_EVEN)
                            : null;
            rows.add(Rows.row(
                    "pollutant", term.pollutant().code(),
                    "statistic",
                            term.percent() == null
                                    ? Words.of("均值", "mean")
                                    : Words.of("第" + term.percent() + "百分位", term.percent() + "th percentile"),
                    "now", now.map(value -> value.decimal(decimals)).orElse(null),
                    "before", then.map(value -> value.decimal(decimals)).orElse(null),
                    "unit", AirPart.unit(term.pollutant()),
                    "change", change,
                    "days", days.size(),
                    "daysBefore", before.size()));
        }
        return Table.of(
                "pollutants",
                Words.of("各污染物同比（上年同期）", "each pollutant against the same days a year before"),
                List.of(
                        Column.of("pollutant", "污染物", "pollutant"),
                        Column.of("statistic", "统计", "statistic"),
                        Column.of("now", "本期", "now"),
                        Column.of("before", "上年同期", "a year before"),
                        Column.of("unit", "单位", "unit"),
                        Column.of("change", "变化", "change", "%"),
                        Column.of("days", "本期天数", "days", "d"),
                        Column.of("daysBefore", "同期天数", "days before", "d")),
                rows,
                Words.of("实况；同比缺一侧则不计", "observed air; without both sides no change is given"),
                Certainty.STATED,
                NO_AIR);
    }
}

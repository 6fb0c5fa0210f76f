package io.qinglan.report.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.fact.Certainty;
import io.qinglan.forecast.AirDays;
import io.qinglan.report.ReportRules;
import io.qinglan.report.paper.Figure;
import io.qinglan.report.paper.Section;
import io.qinglan.report.paper.Table;
import io.qinglan.report.paper.Table.Column;
import io.qinglan.report.paper.Words;
import io.qinglan.report.part.AirPart;
import io.qinglan.report.part.Rows;
import io.qinglan.report.part.Scope;

/** Forecast against observed: for each day what had been forecast so many days ahead, and whether the grade came true. */
@ApplicationScoped
class ForecastPart {

    private static final Words SOURCE = Words.of("预报与实况", "forecasts and observed air");
    private static final Words NO_PAIR = Words.of("没有可对照的预报与实况", "no forecast and observed day to compare");

    private final AirDays air;
    private final AirPart places;
    private final ReportRules rules;

    ForecastPart(AirDays air, AirPart places, ReportRules rules) {
        this.air = air;
        this.places = places;
        this.rules = rules;
    }

    /** One day and one lead: what was said, what came. */
    private record Pair(int lead, boolean hit, int off, boolean heavySaid, boolean heavyCame) {}

    /** The section over the days of a scope up to the last whole day. */
    Section of(Scope scope) {
        LocalDate first = rules.day(scope.from());
        LocalDate last = rules.lastDay(scope.at());
        String area = places.measuredArea(scope.area(), first);
        List<Integer> leads = leads(first);
        List<Pair> pairs = new ArrayList<>();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (AirDays.Observed day : air.observed(area, first, last)) {
            rows.add(row(area, day, leads, pairs));
        }
        List<Figure> figures = new ArrayList<>();
        leads.forEach(lead -> figures.addAll(
                figures(lead, pairs.stream().filter(pair -> pair.lead() == lead).toList())));
        List<Column> columns = new ArrayList<>(List.of(
                Column.of("date", "日期", "date"),
                Column.of("observed", "实况 AQI", "observed AQI"),
                Column.of("primary", "首要污染物", "primary"),
                Column.of("pm25", "PM2.5", "PM2.5", "µg/m³")));
        leads.forEach(lead ->
                columns.add(Column.of("lead" + lead, "提前" + lead + "天预报 AQI", "AQI forecast " + lead + " d ahead")));
        return new Section(
                "forecast",
                Words.of("预报与实况对照", "forecast against observed"),
                figures,
                List.of(Table.of("days", Words.of("逐日", "day by day"), columns, rows, SOURCE, NO_PAIR)));
    }

    private List<Integer> leads(LocalDate day) {
        List<Integer> leads = new ArrayList<>();
        for (JsonNode lead : rules.on("forecast_hit", day).value()) {
            leads.add(lead.asInt());
        }
        return leads;
    }

    private Map<String, Object> row(String area, AirDays.Observed day, List<Integer> leads, List<Pair> pairs) {
        Integer came = day.report().aqi();
        Map<String, Object> row = Rows.row(
                "date", day.date(),
                "observed", came,
                "primary",
                        day.report().primary().stream().map(one -> one.code()).toList(),
                "pm25", AirPart.concentration(day, io.qinglan.air.Pollutant.PM25));
        for (int lead : leads) {
            Instant told = rules.begin(day.date()).minus(Duration.ofDays(lead - 1L));
            AirDays.Forecasted said = air.forecast(area, told).get(day.date());
            row.put(
                    "lead" + lead,
                    said == null
                            ? null
                            : said.low() == said.high() ? String.valueOf(said.low()) : said.low() + "–" + said.high());
            if (said != null && came != null) {
                pairs.add(pair(day.date(), lead, said, came));
            }
        }
        return row;
    }

    private Pair pair(LocalDate day, int lead, AirDays.Forecasted said, int came) {
        int grade = grade(day, came);
        boolean hit = grade >= grade(day, said.low()) && grade <= grade(day, said.high());
        int off = came < said.low() ? said.low() - came : Math.max(0, came - said.high());
        int heavy = rules.heavyAbove(day);
        return new Pair(lead, hit, off, said.high() > heavy, came > heavy);
    }

    private int grade(LocalDate day, int aqi) {
        return air.standards().index(day).grade(aqi).number();
    }

    private static List<Figure> figures(int lead, List<Pair> pairs) {
        String zh = "提前" + lead + "天：";
        String en = lead + " d ahead: ";
        if (pairs.isEmpty()) {
            return List.of(Figure.none(
                    "hit" + lead, Words.of(zh + "级别命中率", en + "grades that came true"), "%", SOURCE, NO_PAIR));
        }
        long hits = pairs.stream().filter(Pair::hit).count();
        long caught = pairs.stream()
                .filter(pair -> pair.heavySaid() && pair.heavyCame())
                .count();
        long missed = pairs.stream()
                .filter(pair -> !pair.heavySaid() && pair.heavyCame())
                .count();
        long empty = pairs.stream()
                .filter(pair -> pair.heavySaid() && !pair.heavyCame())
                .count();
        BigDecimal off = BigDecimal.valueOf(pairs.stream().mapToInt(Pair::off).sum())
                .divide(BigDecimal.valueOf(pairs.size()), 1, RoundingMode.HALF_EVEN);
        return List.of(
                Figure.of(
                        "hit" + lead,
                        Words.of(zh + "级别命中率", en + "grades that came true"),
                        percent(hits, pairs.size()),
                        "%",
                        SOURCE,
                        Certainty.INFERRED),
                Figure.of(
                        "off" + lead,
                        Words.of(zh + "AQI 偏出预报范围的平均值", en + "AQI outside the range forecast, on average"),
                        off,
                        null,
                        SOURCE,
                        Certainty.INFERRED),
                Figure.of("caught" + lead, Words.of(zh + "重污染天报中", en + "heavy days forecast"), caught, "d", SOURCE),
                Figure.of("missed" + lead, Words.of(zh + "重污染天漏报", en + "heavy days missed"), missed, "d", SOURCE),
                Figure.of(
                        "empty" + lead,
                        Words.of(zh + "重污染天空报", en + "heavy days that did not come"),
                        empty,
                        "d",
                        SOURCE));
    }

    /** Percent to one decimal. */
    static BigDecimal percent(long part, long whole) {
        return BigDecimal.valueOf(part * 100).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_EVEN);
    }
}

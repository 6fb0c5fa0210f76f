package io.qinglan.report.part;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.air.Concentration;
import io.qinglan.air.Item;
import io.qinglan.air.Pollutant;
import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;
import io.qinglan.fact.Certainty;
import io.qinglan.forecast.AirDays;
import io.qinglan.report.paper.Figure;
import io.qinglan.report.paper.Section;
import io.qinglan.report.paper.Table;
import io.qinglan.report.paper.Table.Column;
import io.qinglan.report.paper.Words;

/** The air of a day: concentrations, index, what had been forecast of it, and what is forecast next. */
@ApplicationScoped
public class AirPart {

    private static final Words NOT_VALID =
            Words.of("当日有效小时数不足或无实况", "too few valid hours, or nothing observed, on the day");
    private static final Words NO_FORECAST = Words.of("当日开始前没有该日的预报", "no forecast of the day was there when it began");

    private final AirDays air;
    private final Areas areas;

    /** Made by the container. */
    public AirPart(AirDays air, Areas areas) {
        this.air = air;
        this.areas = areas;
    }

    /** The section of a day; forecasts of later days as they stood at the moment asked for. */
    public Section of(String area, LocalDate day, Instant begin, Instant at) {
        String measured = measuredArea(area, day);
        AirDays.Observed observed = observed(measured, day);
        Words source = Words.of(name(measured) + " 实况", "observed air of " + measured);
        AirDays.Forecasted forecast = air.forecast(measured, begin).get(day);
        Words told = Words.of("当日开始时有效的预报", "the forecast that held when the day began");
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.orNone(
                "aqi",
                Words.of("AQI 日报", "daily AQI"),
                observed == null ? null : observed.report().aqi(),
                null,
                source,
                NOT_VALID));
        figures.add(Figure.orNone(
                "primary",
                Words.of("首要污染物", "primary pollutants"),
                primary(observed),
                null,
                source,
                Words.of("无（AQI 不大于 50 或未出数）", "none (AQI of 50 or less, or not published)")));
        for (Pollutant pollutant : Pollutant.values()) {
            figures.add(concentration(pollutant, observed, source));
        }
        figures.add(Figure.of(
                "hours", Words.of("有实况的小时", "hours observed"), observed == null ? 0 : observed.hours(), "h", source));
        figures.add(Figure.orNone(
                "forecast_low",
                Words.of("预报 AQI 低值", "AQI forecast, low"),
                forecast == null ? null : forecast.low(),
                null,
                told,
                NO_FORECAST));
        figures.add(Figure.orNone(
                "forecast_high",
                Words.of("预报 AQI 高值", "AQI forecast, high"),
                forecast == null ? null : forecast.high(),
                null,
                told,
                NO_FORECAST));
        return new Section("air", Words.of("空气质量", "air"), figures, List.of(next(measured, day, at)));
    }

    /** The mean of a pollutant on an observed day; O3 its highest 8-hour mean; null when not valid. */
    public static BigDecimal concentration(AirDays.Observed observed, Pollutant pollutant) {
        Concentration value = observed == null ? null : observed.items().get(item(pollutant));
        return value == null ? null : value.decimal(pollutant == Pollutant.CO ? 1 : 0);
    }

    /** µg/m³, CO mg/m³. */
    public static String unit(Pollutant pollutant) {
        return pollutant == Pollutant.CO ? "mg/m³" : "µg/m³";
    }

    /** The daily item of a pollutant. */
    public static Item item(Pollutant pollutant) {
        return pollutant == Pollutant.O3 ? Item.O3_8H : Item.of(pollutant, 24);
    }

    /** The area itself when something was observed there on the day, else the nearest that contains it. */
    public String measuredArea(String area, LocalDate day) {
        String at = area;
        while (at != null && observed(at, day) == null) {
            at = areas.find(at).map(Area::parent).orElse(null);
        }
        return at == null ? area : at;
    }

    private AirDays.Observed observed(String area, LocalDate day) {
        return air.observed(area, day, day).stream().findFirst().orElse(null);
    }

    private static Figure concentration(Pollutant pollutant, AirDays.Observed observed, Words source) {
        String of = pollutant == Pollutant.O3 ? "日最大8小时均值" : "日均值";
        String mean = pollutant == Pollutant.O3 ? "highest 8-hour mean" : "24-hour mean";
        return Figure.orNone(
                pollutant.field(),
                Words.of(pollutant.code() + " " + of, pollutant.code() + " " + mean),
                concentration(observed, pollutant),
                unit(pollutant),
                source,
                NOT_VALID);
    }

    private static String primary(AirDays.Observed observed) {
        return observed == null || observed.report().primary().isEmpty()
                ? null
                : observed.report().primary().stream().map(Pollutant::code).collect(Collectors.joining("、"));
    }

    private Table next(String area, LocalDate day, Instant at) {
        List<Map<String, Object>> rows = air.forecast(area, at).values().stream()
                .filter(one -> one.date().isAfter(day))
                .map(one -> Rows.row(
                        "date",
                        one.date(),
                        "low",
                        one.low(),
                        "high",
                        one.high(),
                        "source",
                        one.source(),
                        "issued",
                        one.issuedAt()))
                .toList();
        return Table.of(
                "next",
                Words.of("后续预报", "forecast of the next days"),
                List.of(
                        Column.of("date", "日期", "date"),
                        Column.of("low", "AQI 低值", "AQI low"),
                        Column.of("high", "AQI 高值", "AQI high"),
                        Column.of("source", "预报来源", "source"),
                        Column.of("issued", "发布时间", "issued at")),
                rows,
                Words.of("生成时有效的预报", "the forecast in force when this was made"),
                Certainty.INFERRED,
                Words.of("没有后续各日的预报", "no forecast of later days"));
    }

    private String name(String area) {
        return areas.find(area).map(Area::name).orElse(area);
    }
}

package io.qinglan.report.part;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;
import io.qinglan.fact.Certainty;
import io.qinglan.order.OrderStand;
import io.qinglan.order.OrderStands;
import io.qinglan.report.paper.Figure;
import io.qinglan.report.paper.Section;
import io.qinglan.report.paper.Table;
import io.qinglan.report.paper.Table.Column;
import io.qinglan.report.paper.Words;

/** Orders: how many sites are bound, served, have answered, and what the orders save by their own figures. */
@ApplicationScoped
public class OrdersPart {

    /** Pollutants of the list. */
    public static final List<String> POLLUTANTS = List.of("SO2", "NOx", "PM", "VOCs");

    private static final int NAMED = 200;
    private static final Words ORDERS = Words.of("减排指令及其决定记录", "orders and their decision records");
    private static final Words ANSWERS = Words.of("送达、回执与执行报告", "service, receipts and reports");
    private static final Words LIST =
            Words.of("应急减排清单的排放量，按指令的减排义务计算", "emissions of the list, by the obligations of the orders");
    private static final Words NONE = Words.of("该时段没有减排指令", "no orders in this time");

    private final OrderStands orders;
    private final Areas areas;

    /** Made by the container. */
    public OrdersPart(OrderStands orders, Areas areas) {
        this.orders = orders;
        this.areas = areas;
    }

    /** The last order of each site under each response at a moment. */
    public List<OrderStand> latest(Scope scope) {
        Map<String, OrderStand> last = new LinkedHashMap<>();
        orders.of(scope.responseIds(), scope.at())
                .forEach(stand -> last.put(stand.response() + "/" + stand.site(), stand));
        return List.copyOf(last.values());
    }

    /** The section. */
    public Section of(Scope scope) {
        List<OrderStand> latest = latest(scope);
        List<OrderStands.Asked> asked = orders.asked(scope.responseIds(), scope.at());
        Map<UUID, Long> idle = orders.idle(scope.responseIds(), scope.at());
        List<Figure> figures = new ArrayList<>(counts(latest, asked, idle, scope.at()));
        POLLUTANTS.forEach(pollutant -> figures.add(saving(pollutant, asked)));
        return new Section(
                "orders",
                Words.of("减排指令", "orders"),
                figures,
                List.of(byArea(latest, asked, scope.at()), byAction(asked), late(latest, scope.at()), cannot(latest)));
    }

    private static List<Figure> counts(
            List<OrderStand> latest, List<OrderStands.Asked> asked, Map<UUID, Long> idle, Instant at) {
        long without = idle.values().stream().mapToLong(Long::longValue).sum();
        long served = count(latest, one -> one.served() != null);
        return List.of(
                Figure.of("sites", Words.of("清单内厂区", "sites on the list"), latest.size() + without, "家", ORDERS),
                Figure.of("orders", Words.of("有减排义务的厂区", "sites under order"), latest.size(), "家", ORDERS),
                Figure.of(
                        "idle",
                        Words.of("本级别无减排义务的厂区", "sites with nothing to do at this level"),
                        without,
                        "家",
                        ORDERS),
                Figure.of(
                        "obligations",
                        Words.of("减排义务", "obligations"),
                        asked.stream().mapToLong(OrderStands.Asked::obligations).sum(),
                        "条",
                        ORDERS),
                Figure.of("served", Words.of("已证明送达", "service proven"), served, "家", ANSWERS),
                Figure.of("unserved", Words.of("未证明送达", "service not proven"), latest.size() - served, "家", ANSWERS),
                Figure.of(
                        "receipts",
                        Words.of("已回执", "receipts"),
                        count(latest, one -> one.receiptAt() != null),
                        "家",
                        ANSWERS),
                Figure.of(
                        "cannot",
                        Words.of("回执称不能执行", "receipts that say cannot"),
                        count(latest, one -> "cannot".equals(one.answer())),
                        "家",
                        ANSWERS),
                Figure.of(
                        "reports",
                        Words.of("已报执行情况", "reports"),
                        count(latest, one -> one.reportAt() != null),
                        "家",
                        ANSWERS),
                Figure.of(
                        "late",
                        Words.of("回执或报告逾期", "receipt or report late"),
                        count(latest, one -> one.receiptLate(at) || one.reportLate(at)),
                        "家",
                        ANSWERS));
    }

    private static long count(List<OrderStand> stands, Predicate<OrderStand> test) {
        return stands.stream().filter(test).count();
    }

    private static Figure saving(String pollutant, List<OrderStands.Asked> asked) {
        Words name = Words.of(pollutant + " 日减排量（按减排义务）", pollutant + " saved a day, by obligation");
        return asked.isEmpty()
                ? Figure.none(pollutant, name, "t/d", LIST, NONE)
                : Figure.of(pollutant, name, tonnes(saved(asked, pollutant)), "t/d", LIST, Certainty.INFERRED);
    }

    /** Kilograms a day that some obligations save, those that do not bind left out. */
    public static BigDecimal saved(List<OrderStands.Asked> asked, String pollutant) {
        return asked.stream()
                .filter(OrderStands.Asked::binding)
                .map(one -> one.savesKgPerDay().get(pollutant))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Tonnes of kilograms, to the kilogram. */
    public static BigDecimal tonnes(BigDecimal kilograms) {
        return kilograms.movePointLeft(3).setScale(3, java.math.RoundingMode.HALF_EVEN);
    }

    private Table byArea(List<OrderStand> latest, List<OrderStands.Asked> asked, Instant at) {
        Map<String, List<OrderStand>> areasOf = new TreeMap<>();
        latest.forEach(stand ->
                areasOf.computeIfAbsent(stand.area(), none -> new ArrayList<>()).add(stand));
        List<Map<String, Object>> rows = new ArrayList<>();
        areasOf.forEach((area, stands) -> {
            List<OrderStands.Asked> here =
                    asked.stream().filter(one -> one.area().equals(area)).toList();
            Map<String, Object> row = Rows.row(
                    "area", name(area),
                    "code", area,
                    "orders", stands.size(),
                    "served", count(stands, one -> one.served() != null),
                    "receipts", count(stands, one -> one.receiptAt() != null),
                    "cannot", count(stands, one -> "cannot".equals(one.answer())),
                    "reports", count(stands, one -> one.reportAt() != null),
                    "late", count(stands, one -> one.receiptLate(at) || one.reportLate(at)));
            POLLUTANTS.forEach(pollutant -> row.put(pollutant, tonnes(saved(here, pollutant))));
            rows.add(row);
        });
        List<Column> columns = new ArrayList<>(List.of(
                Column.of("area", "行政区域", "area"),
                Column.of("orders", "指令", "orders", "家"),
                Column.of("served", "送达", "served", "家"),
                Column.of("receipts", "回执", "receipts", "家"),
                Column.of("cannot", "不能执行", "cannot", "家"),
                Column.of("reports", "报告", "reports", "家"),
                Column.of("late", "逾期", "late", "家")));
        POLLUTANTS.forEach(pollutant -> columns.add(Column.of(pollutant, pollutant, "saved", "t/d")));
        return Table.of("areas", Words.of("分区县", "by area"), columns, rows, ORDERS, NONE);
    }

    private static Table byAction(List<OrderStands.Asked> asked) {
        Map<String, List<OrderStands.Asked>> actions = new TreeMap<>();
        asked.forEach(one -> actions.computeIfAbsent(
                        one.action() + "/" + one.origin() + "/" + one.binding(), none -> new ArrayList<>())
                .add(one));
        List<Map<String, Object>> rows = actions.values().stream()
                .map(some -> Rows.row(
                        "action", ActionWords.of(some.get(0).action()),
                        "origin", some.get(0).origin(),
                        "binding", some.get(0).binding(),
                        "obligations",
                                some.stream()
                                        .mapToLong(OrderStands.Asked::obligations)
                                        .sum(),
                        "sites",
                                some.stream()
                                        .mapToLong(OrderStands.Asked::sites)
                                        .sum()))
                .toList();
        return Table.of(
                "actions",
                Words.of("分措施", "by measure"),
                List.of(
                        Column.of("action", "措施", "measure"),
                        Column.of("origin", "来源", "origin"),
                        Column.of("binding", "具有约束力", "binding"),
                        Column.of("obligations", "义务", "obligations", "条"),
                        Column.of("sites", "厂区", "sites", "家")),
                rows,
                ORDERS,
                NONE);
    }

    private Table late(List<OrderStand> latest, Instant at) {
        List<Map<String, Object>> rows = latest.stream()
                .filter(one -> one.receiptLate(at) || one.reportLate(at))
                .limit(NAMED)
                .map(one -> Rows.row(
                        "area", name(one.area()),
                        "site", one.site(),
                        "served", one.served(),
                        "replyBy", one.replyBy(),
                        "receiptAt", one.receiptAt(),
                        "reportBy", one.reportBy(),
                        "reportAt", one.reportAt()))
                .toList();
        return Table.of(
                "late",
                Words.of("逾期厂区（至多列 " + NAMED + " 家）", "sites that are late, at most " + NAMED + " named"),
                List.of(
                        Column.of("area", "行政区域", "area"),
                        Column.of("site", "厂区", "site"),
                        Column.of("served", "送达", "served"),
                        Column.of("replyBy", "应回执", "receipt due"),
                        Column.of("receiptAt", "回执", "receipt"),
                        Column.of("reportBy", "应报告", "report due"),
                        Column.of("reportAt", "报告", "report")),
                rows,
                ANSWERS,
                Words.of("没有逾期（未设时钟或未证明送达的不计逾期）", "none is late; without a clock or proven service nothing is late"));
    }

    private Table cannot(List<OrderStand> latest) {
        List<Map<String, Object>> rows = latest.stream()
                .filter(one -> "cannot".equals(one.answer()))
                .limit(NAMED)
                .map(one -> Rows.row(
                        "area", name(one.area()), "site", one.site(), "reason", one.reason(), "at", one.receiptAt()))
                .toList();
        return Table.of(
                "cannot",
                Words.of("回执称不能执行", "sites that say they cannot"),
                List.of(
                        Column.of("area", "行政区域", "area"),
                        Column.of("site", "厂区", "site"),
                        Column.of("reason", "理由", "reason"),
                        Column.of("at", "时间", "at")),
                rows,
                ANSWERS,
                Words.of("没有", "none"));
    }

    private String name(String area) {
        return areas.find(area).map(Area::name).orElse(area);
    }
}

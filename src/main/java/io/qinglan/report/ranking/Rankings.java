package io.qinglan.report.ranking;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;
import io.qinglan.compliance.lead.LeadFigures;
import io.qinglan.fact.Certainty;
import io.qinglan.forecast.AirDays;
import io.qinglan.order.OrderStand;
import io.qinglan.report.ReportRules;
import io.qinglan.report.paper.Paper;
import io.qinglan.report.paper.Section;
import io.qinglan.report.paper.Table;
import io.qinglan.report.paper.Table.Column;
import io.qinglan.report.paper.Words;
import io.qinglan.report.part.OrdersPart;
import io.qinglan.report.part.Rows;
import io.qinglan.report.part.Scope;
import io.qinglan.report.part.Scopes;
import io.qinglan.report.season.SeasonAir;
import io.qinglan.report.season.SeasonBook;

/**
 * Rankings within tiers (三类区域): counties by PM2.5 against their own target, townships by their stations, sites by what came late and what
 * was found. Where a place has set no tiers all stand in one list. Sites are named inside the bureau only.
 */
@ApplicationScoped
public class Rankings {

    private static final Words AIR = Words.of("实况与本地目标", "observed air and the targets of the place");
    private static final Words CONDUCT = Words.of("送达、回执、报告与线索记录", "records of service, receipts, reports and leads");
    private static final Words NONE = Words.of("没有可排名的对象", "nothing to rank");

    private final AirDays air;
    private final StationAir stations;
    private final SeasonBook targets;
    private final OrdersPart orders;
    private final LeadFigures leads;
    private final Scopes scopes;
    private final ReportRules rules;
    private final Areas areas;
    private final Clock clock;

    Rankings(
            AirDays air,
            StationAir stations,
            SeasonBook targets,
            OrdersPart orders,
            LeadFigures leads,
            Scopes scopes,
            ReportRules rules,
            Areas areas,
            Clock clock) {
        this.air = air;
        this.stations = stations;
        this.targets = targets;
        this.orders = orders;
        this.leads = leads;
        this.scopes = scopes;
        this.rules = rules;
        this.areas = areas;
        this.clock = clock;
    }

    /** One to be ranked: lower is better. */
    private record Ranked(Integer tier, BigDecimal by, Map<String, Object> row) {}

    /** The three rankings of an area over whole days, both included. */
    Paper of(String area, LocalDate first, LocalDate last) {
        return new Paper(
                "ranking",
                Words.of("区县、乡镇、企业排名", "Ranking of counties, townships and sites"),
                area,
                areas.get(area).name(),
                rules.begin(first),
                rules.begin(last.plusDays(1)),
                clock.instant(),
                Map.of("season", season(last)),
                List.of(air(area, first, last), conduct(area, first, last)),
                List.of(Words.of(
                        "企业名单仅供内部调度；未经生效决定不得公开点名。",
                        "Sites are named for work inside the bureau; in public only after an effective decision.")));
    }

    /** The season a day belongs to by the year its autumn lies in: spring belongs to the year before. */
    private String season(LocalDate day) {
        int year = day.getMonthValue() >= 7 ? day.getYear() : day.getYear() - 1;
        return year + "-" + (year + 1);
    }

    /** Counties and townships by their air. */
    public Section air(String area, LocalDate first, LocalDate last) {
        Map<String, SeasonBook.Target> own = new HashMap<>();
        targets.targets(season(last)).stream()
                .filter(one -> one.indicator().equals("pm25"))
                .forEach(one -> own.put(one.kind() + "/" + one.subject(), one));
        return new Section(
                "air",
                Words.of("空气质量排名", "ranking by air"),
                List.of(),
                List.of(counties(area, first, last, own), townships(area, first, last, own)));
    }

    private Table counties(String area, LocalDate first, LocalDate last, Map<String, SeasonBook.Target> own) {
        List<Ranked> ranked = new ArrayList<>();
        for (String code : areas.within(area)) {
            Optional<Area> county = areas.find(code).filter(one -> one.kind() == Area.Kind.COUNTY);
            if (county.isEmpty()) {
                continue;
            }
            List<AirDays.Observed> days = air.observed(code, first, last);
            BigDecimal mean =
                    SeasonAir.pm25(days).map(value -> value.decimal(1)).orElse(null);
            ranked.add(ranked(
                    own.get("area/" + code),
                    mean,
                    Rows.row(
                            "name", county.get().name(),
                            "code", code,
                            "pm25", mean,
                            "days", days.size(),
                            "heavy", SeasonAir.above(days, rules.heavyAbove(last)))));
        }
        return table(
                "counties",
                Words.of("区县", "counties"),
                ranked,
                Column.of("days", "有效天数", "days", "d"),
                Column.of("heavy", "重污染天", "heavy days", "d"));
    }

    private Table townships(String area, LocalDate first, LocalDate last, Map<String, SeasonBook.Target> own) {
        List<Ranked> ranked =
                stations.of(areas.within(area), rules.begin(first), rules.begin(last.plusDays(1))).stream()
                        .map(one -> ranked(
                                own.get("station/" + one.station()),
                                one.pm25(),
                                Rows.row(
                                        "name", one.station(),
                                        "code", one.station(),
                                        "pm25", one.pm25(),
                                        "days", one.hours(),
                                        "heavy",
                                                areas.find(one.area())
                                                        .map(Area::name)
                                                        .orElse(one.area()))))
                        .toList();
        return table(
                "townships",
                Words.of("乡镇（以其空气站为准）", "townships, by their stations"),
                ranked,
                Column.of("days", "有效小时", "hours", "h"),
                Column.of("heavy", "所在区县", "county"));
    }

    /** Against the target where there is one, else by the mean. */
    private static Ranked ranked(SeasonBook.Target target, BigDecimal mean, Map<String, Object> row) {
        BigDecimal share = target == null || mean == null || target.value().signum() == 0
                ? null
                : mean.multiply(BigDecimal.valueOf(100)).divide(target.value(), 1, RoundingMode.HALF_EVEN);
        row.put("tier", target == null ? null : target.tier());
        row.put("target", target == null ? null : target.value());
        row.put("share", share);
        row.put("document", target == null ? null : target.document());
        return new Ranked(target == null ? null : target.tier(), share == null ? mean : share, row);
    }

    private static Table table(String id, Words title, List<Ranked> ranked, Column days, Column more) {
        return Table.of(
                id,
                title,
                List.of(
                        Column.of("tier", "类别", "tier"),
                        Column.of("rank", "名次", "rank"),
                        Column.of("name", "名称", "name"),
                        Column.of("pm25", "PM2.5 均值", "PM2.5 mean", "µg/m³"),
                        Column.of("target", "目标", "target", "µg/m³"),
                        Column.of("share", "占目标", "of the target", "%"),
                        days,
                        more,
                        Column.of("document", "目标依据", "document of the target")),
                places(ranked),
                AIR,
                NONE);
    }

    /** Within each tier, best first; those without a figure come last and have no place. Equals share a place. */
    private static List<Map<String, Object>> places(List<Ranked> ranked) {
        Map<Integer, List<Ranked>> tiers = new TreeMap<>();
        ranked.forEach(one -> tiers.computeIfAbsent(one.tier() == null ? 4 : one.tier(), none -> new ArrayList<>())
                .add(one));
        List<Map<String, Object>> rows = new ArrayList<>();
        tiers.values().forEach(tier -> {
            List<Ranked> sorted = tier.stream()
                    .sorted(Comparator.comparing(Ranked::by, Comparator.nullsLast(Comparator.naturalOrder())))
                    .toList();
            int place = 0;
            BigDecimal last = null;
            for (int i = 0; i < sorted.size(); i++) {
                Ranked one = sorted.get(i);
                boolean same = last != null && one.by() != null && last.compareTo(one.by()) == 0;
                place = same ? place : i + 1;
                last = one.by();
                Map<String, Object> row = new LinkedHashMap<>(one.row());
                row.put("rank", one.by() == null ? null : place);
                rows.add(row);
            }
        });
        return rows;
    }

    private Section conduct(String area, LocalDate first, LocalDate last) {
        Scope scope = scopes.span(area, rules.begin(first), rules.begin(last.plusDays(1)));
        Map<String, Integer> tiers = new HashMap<>();
        targets.targets(season(last)).stream()
                .filter(one -> one.tier() != null)
                .forEach(one -> tiers.putIfAbsent(one.kind() + "/" + one.subject(), one.tier()));
        Map<String, long[]> counts = new TreeMap<>();
        Map<String, String> areaOf = new HashMap<>();
        for (OrderStand stand : orders.latest(scope)) {
            long[] count = counts.computeIfAbsent(stand.site(), none -> new long[3]);
            areaOf.put(stand.site(), stand.area());
            count[0]++;
            count[1] += stand.receiptLate(scope.at()) || stand.reportLate(scope.at()) ? 1 : 0;
        }
        leads.opened(scope.areas(), scope.from(), scope.at()).stream()
                .filter(one ->
                        one.site() != null && ("rectify".equals(one.finding()) || "transfer".equals(one.finding())))
                .forEach(one -> {
                    counts.computeIfAbsent(one.site(), none -> new long[3])[2]++;
                    areaOf.putIfAbsent(one.site(), one.area());
                });
        List<Ranked> ranked = counts.entrySet().stream()
                .map(entry -> site(entry.getKey(), areaOf.get(entry.getKey()), entry.getValue(), tiers))
                .toList();
        return new Section(
                "conduct", Words.of("企业执行排名", "sites by how they carried out"), List.of(), List.of(sites(ranked)));
    }

    private Ranked site(String site, String area, long[] count, Map<String, Integer> tiers) {
        Integer tier = tiers.getOrDefault("site/" + site, tiers.get("area/" + area));
        return new Ranked(
                tier,
                BigDecimal.valueOf(count[1] + count[2]),
                Rows.row(
                        "tier",
                        tier,
                        "site",
                        site,
                        "area",
                        areas.find(area).map(Area::name).orElse(area),
                        "orders",
                        count[0],
                        "late",
                        count[1],
                        "findings",
                        count[2]));
    }

    private static Table sites(List<Ranked> ranked) {
        return Table.of(
                "sites",
                Words.of("企业（逾期与认定由少到多）", "sites, fewest late answers and findings first"),
                List.of(
                        Column.of("tier", "类别", "tier"),
                        Column.of("rank", "名次", "rank"),
                        Column.of("site", "厂区", "site"),
                        Column.of("area", "行政区域", "area"),
                        Column.of("orders", "指令", "orders", "份"),
                        Column.of("late", "逾期", "late", "份"),
                        Column.of("findings", "认定须整改或移送", "found to rectify, or transferred", "条")),
                places(ranked),
                CONDUCT,
                Certainty.INFERRED,
                NONE);
    }
}

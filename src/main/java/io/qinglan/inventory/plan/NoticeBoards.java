package io.qinglan.inventory.plan;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.authority.Profiles;
import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.ListRowFact;
import io.qinglan.fact.obligation.Quantity;
import io.qinglan.inventory.Site;
import io.qinglan.inventory.sheet.Words;
import io.qinglan.web.SquareCode;

/**
 * The notice board (公示牌) of a site, printed from its plan in force, else from the last one marked as not in force; a site that only
 * stops needs no plan and gets it from its list rows.
 */
@ApplicationScoped
public class NoticeBoards {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final Map<String, String> MINIMUM = Map.of("kept_hot", "保窑", "banked", "焖炉", "held_warm", "保温");
    private static final Map<String, String> DEPENDANT =
            Map.of("town_gas", "城市煤气", "heat", "供热", "steam", "供汽", "power", "供电", "waste", "协同处置", "other", "其他");

    private final Plans plans;
    private final Profiles profiles;
    private final Clock clock;
    private final ZoneId zone;
    private final Optional<String> publicAddress;

    /** Made by the container. */
    public NoticeBoards(
            Plans plans,
            Profiles profiles,
            Clock clock,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone,
            @ConfigProperty(name = "qinglan.public-address") Optional<String> publicAddress) {
        this.plans = plans;
        this.profiles = profiles;
        this.clock = clock;
        this.zone = zone;
        this.publicAddress = publicAddress;
    }

    /** Where the square code of a site's board leads; without a configured public address to where the request came. */
    String link(String site, URI here) {
        String base = publicAddress.orElseGet(here::toString);
        String slash = base.endsWith("/") ? "" : "/";
        return base + slash + "notice-boards/" + URLEncoder.encode(site, StandardCharsets.UTF_8);
    }

    /**
     * The board of a site.
     *
     * @param link where its square code leads
     * @param open whether it is the public page, which names nobody's telephone
     */
    NoticeBoard of(Site site, String link, boolean open) {
        LocalDate today = plans.today();
        List<StoredPlan> known = plans.list(PlanKind.OPERATION, site.code(), Integer.MAX_VALUE, 20);
        Optional<StoredPlan> inForce =
                known.stream().filter(plan -> plan.holdsOn(today)).findFirst();
        StoredPlan stored = inForce.orElse(known.isEmpty() ? null : known.get(0));
        OperationPlan plan = stored == null ? null : plans.operation(stored);
        boolean stopsOnly = !site.facts().listRows().isEmpty()
                && site.facts().listRows().stream().allMatch(row -> row.action() == Action.STOP);
        boolean valid = inForce.isPresent() || stored == null && stopsOnly;
        return new NoticeBoard(
                site.facts().name(),
                site.code(),
                dash(site.creditCode()),
                dash(site.legalRepresentative()),
                dash(site.address()),
                site.facts().industries().stream()
                        .map(code -> Words.KNOWN.chinese("industry", code))
                        .collect(Collectors.joining("、")),
                site.facts().grade() == null
                        ? "未评级"
                        : Words.KNOWN.chinese("grade", site.facts().grade()),
                state(stored, today, stopsOnly),
                valid,
                plan(stored),
                open ? null : contact(site, plan),
                site.facts().lines().stream()
                        .filter(line -> !line.longStopped())
                        .map(line -> line(line, site, plan))
                        .toList(),
                rows(site, plan),
                profiles.of(site.area()).contacts().stream()
                        .map(contact -> Stream.of(contact.duty(), contact.name(), contact.phone())
                                .filter(Objects::nonNull)
                                .collect(Collectors.joining(" ")))
                        .toList(),
                link,
                SquareCode.of(link),
                stored == null ? null : stored.digest().substring(0, 16),
                TIME.format(clock.instant().atZone(zone)));
    }

    private static String state(StoredPlan stored, LocalDate today, boolean stopsOnly) {
        if (stored == null) {
            return stopsOnly ? "仅停产措施，按应急减排清单公示" : "没有一厂一策";
        }
        return switch (stored.on(today)) {
            case FILED -> stored.holdsOn(today) ? "已备案，有效" : "已备案，尚未生效";
            case DRAFT -> "草稿，未备案";
            case RETURNED -> "已退回";
            case SUPERSEDED -> "已被新版本取代";
            case WITHDRAWN -> "备案已撤销";
            case EXPIRED -> "已过有效期";
        };
    }

    private static String plan(StoredPlan stored) {
        if (stored == null) {
            return "—";
        }
        String number = stored.filingNumber();
        return stored.title() + "（第 " + stored.version() + " 版" + (number == null ? "" : "，备案号 " + number) + "，有效期 "
                + stored.validFrom() + " 至 "
                + (stored.validUntil() == null ? "另行通知" : stored.validUntil().toString()) + "）";
    }

    private static String contact(Site site, OperationPlan plan) {
        OperationPlan.Responsible responsible = plan == null ? null : plan.responsible();
        return responsible == null
                ? Stream.of(site.contact(), site.phone())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" "))
                : Stream.of(responsible.name(), responsible.phone())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" "));
    }

    private static NoticeBoard.Line line(LineFact line, Site site, OperationPlan plan) {
        String name = Stream.of(line.id(), line.name(), line.plantCode())
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(" "));
        String emission = line.emission() == null
                ? "—"
                : Stream.of("SO2", "NOx", "PM", "VOCs")
                        .filter(pollutant ->
                                line.emission().kilograms(pollutant).signum() > 0)
                        .map(pollutant ->
                                pollutant + " " + plain(line.emission().kilograms(pollutant)))
                        .collect(Collectors.joining(" / "));
        return new NoticeBoard.Line(
                name,
                Words.KNOWN.chinese("process", line.process()),
                line.dailyCapacity() == null ? "—" : plain(line.dailyCapacity()) + " " + line.capacityUnit(),
                emission,
                measure(line, "yellow", site, plan),
                measure(line, "orange", site, plan),
                measure(line, "red", site, plan),
                safe(line, plan));
    }

    /** What a line does at a level: by its plan, else by its row of the list. */
    private static String measure(LineFact line, String level, Site site, OperationPlan plan) {
        List<PlannedMeasure> planned = plan == null
                ? List.of()
                : plan.line(line.id()).map(LinePlan::measures).orElse(List.of()).stream()
                        .filter(measure -> measure.level().equals(level))
                        .toList();
        if (!planned.isEmpty()) {
            return planned.stream().map(NoticeBoards::words).collect(Collectors.joining("；"));
        }
        return site.facts().listRows().stream()
                .filter(row -> row.line().equals(line.id()) && row.colour().equals(level))
                .map(NoticeBoards::words)
                .collect(Collectors.collectingAndThen(Collectors.joining("；"), text -> text.isEmpty() ? "—" : text));
    }

    private static String words(PlannedMeasure measure) {
        String what = switch (measure.action()) {
            case STOP -> share("停产", measure);
            case LIMIT -> measure.limitTo() == null ? share("限产", measure) : "限产至 " + quantity(measure.limitTo());
            case EXTEND -> "延长结焦时间" + (measure.amount() == null ? "" : "至 " + plain(measure.amount()) + " h");
            case FORBID -> "禁止";
            case AUTONOMOUS -> "自主减排";
        };
        return measure.how() == null ? what : what + "（" + measure.how() + "）";
    }

    private static String share(String action, PlannedMeasure measure) {
        boolean part = measure.amount() != null
                && "percent".equals(measure.unit())
                && measure.amount().compareTo(BigDecimal.valueOf(100)) < 0;
        return part ? action + " " + plain(measure.amount()) + "%" : action;
    }

    private static String words(ListRowFact row) {
        return row.action() == Action.STOP ? "停产" : row.limitTo() == null ? "限产" : "限产至 " + quantity(row.limitTo());
    }

    private static String safe(LineFact line, OperationPlan plan) {
        if (plan == null) {
            return "";
        }
        return plan.line(line.id())
                .map(said -> Stream.of(
                                said.safeStopHours() == null ? null : "安全停车 " + plain(said.safeStopHours()) + " h",
                                said.restartHours() == null ? null : "恢复 " + plain(said.restartHours()) + " h",
                                said.safeMinimum() == null
                                        ? null
                                        : MINIMUM.getOrDefault(
                                                said.safeMinimum().state(),
                                                said.safeMinimum().state()),
                                said.cokingStepHoursPerDay() == null
                                        ? null
                                        : "结焦时间每日至多延长 " + plain(said.cokingStepHoursPerDay()) + " h",
                                said.batchesToFinish() == null ? null : "可完成在制 " + said.batchesToFinish() + " 批",
                                said.outlasting().isEmpty()
                                        ? null
                                        : said.outlasting().stream()
                                                .map(treatment -> treatment.facility() + " 停产后续运行 "
                                                        + treatment.minutes() + " min")
                                                .collect(Collectors.joining("、")))
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("，")))
                .orElse("");
    }

    private static List<NoticeBoard.Row> rows(Site site, OperationPlan plan) {
        List<NoticeBoard.Row> rows = new ArrayList<>();
        List<String> order =
                plan == null || plan.stopOrder().isEmpty() ? site.facts().planStopOrder() : plan.stopOrder();
        add(rows, "停产顺序", String.join(" → ", order));
        if (plan != null) {
            add(
                    rows,
                    "运输管控",
                    plan.transport().stream()
                            .map(measure -> Words.KNOWN.chinese("level", measure.level()) + "：" + words(measure))
                            .collect(Collectors.joining("；")));
            add(
                    rows,
                    "民生依赖",
                    plan.dependants().stream().map(NoticeBoards::words).collect(Collectors.joining("；")));
            add(
                    rows,
                    "现场核查",
                    plan.checkSheet().stream()
                            .map(item -> Stream.of(item.line(), item.item(), item.expected(), item.evidence())
                                    .filter(Objects::nonNull)
                                    .collect(Collectors.joining(" ")))
                            .collect(Collectors.joining("；")));
        }
        return rows;
    }

    private static String words(Dependant dependant) {
        return Stream.of(
                        DEPENDANT.getOrDefault(dependant.kind(), dependant.kind()),
                        dependant.who(),
                        dependant.line(),
                        dependant.least() == null ? null : "不低于 " + quantity(dependant.least()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    private static void add(List<NoticeBoard.Row> rows, String title, String text) {
        if (!text.isEmpty()) {
            rows.add(new NoticeBoard.Row(title, text));
        }
    }

    private static String quantity(Quantity quantity) {
        return plain(quantity.value()) + " " + quantity.unit();
    }

    private static String plain(BigDecimal number) {
        return number == null ? "—" : number.stripTrailingZeros().toPlainString();
    }

    private static String dash(String text) {
        return text == null || text.isBlank() ? "—" : text;
    }
}

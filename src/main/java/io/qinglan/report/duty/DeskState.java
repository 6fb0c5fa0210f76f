package io.qinglan.report.duty;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;
import io.qinglan.feed.completeness.FeedDay;
import io.qinglan.order.OrderStand;
import io.qinglan.order.OrderStands;
import io.qinglan.order.task.TaskFigures;
import io.qinglan.report.ReportRules;
import io.qinglan.report.paper.Figure;
import io.qinglan.report.paper.Section;
import io.qinglan.report.paper.Table;
import io.qinglan.report.paper.Table.Column;
import io.qinglan.report.paper.Words;
import io.qinglan.report.part.LevelWords;
import io.qinglan.report.part.Rows;
import io.qinglan.report.part.Scope;
import io.qinglan.report.part.Scopes;
import io.qinglan.report.part.StatusPart;
import io.qinglan.report.upward.UpwardReports;
import io.qinglan.warning.Proposal;
import io.qinglan.warning.ProposalBook;

/** The desk of an area as it stands now: open proposals, unserved orders, running clocks, dead feeds. */
@ApplicationScoped
class DeskState {

    private static final int NAMED = 300;
    private static final Words PROPOSALS = Words.of("建议与审批记录", "proposals and approvals");
    private static final Words ORDERS = Words.of("指令、送达、回执与报告", "orders, service, receipts and reports");
    private static final Words FEEDS = Words.of("监测数据完整性统计", "completeness of the feeds");
    private static final Words NONE = Words.of("没有", "none");

    private final ProposalBook proposals;
    private final OrderStands orders;
    private final TaskFigures tasks;
    private final UpwardReports upward;
    private final FeedDay feeds;
    private final StatusPart status;
    private final Scopes scopes;
    private final ReportRules rules;
    private final Areas areas;
    private final Clock clock;

    DeskState(
            ProposalBook proposals,
            OrderStands orders,
            TaskFigures tasks,
            UpwardReports upward,
            FeedDay feeds,
            StatusPart status,
            Scopes scopes,
            ReportRules rules,
            Areas areas,
            Clock clock) {
        this.proposals = proposals;
        this.orders = orders;
        this.tasks = tasks;
        this.upward = upward;
        this.feeds = feeds;
        this.status = status;
        this.scopes = scopes;
        this.rules = rules;
        this.areas = areas;
        this.clock = clock;
    }

    /** A clock that runs. */
    private record Running(Words what, String subject, Instant due) {}

    /** The sections of a handover. */
    List<Section> of(String area) {
        Instant now = clock.instant();
        List<String> within = areas.within(area);
        Scope scope = scopes.span(area, now, now.plusSeconds(1));
        List<UUID> responses = scope.responseIds();
        List<OrderStand> issued = orders.of(responses, now).stream()
                .filter(one -> one.status().equals("issued"))
                .toList();
        List<OrderStand> unserved =
                issued.stream().filter(one -> one.served() == null).toList();
        List<Proposal> open = proposals.waiting().stream()
                .filter(one -> within.contains(one.area) && !one.exercise)
                .toList();
        List<Running> running = running(scope, issued, now);
        List<FeedDay.PointDay> dead = feeds.of(within, rules.day(now)).stream()
                .filter(FeedDay.PointDay::offline)
                .toList();
        List<Figure> figures = List.of(
                Figure.of("proposals", Words.of("待办建议", "open proposals"), open.size(), "项", PROPOSALS),
                Figure.of("unserved", Words.of("未证明送达的指令", "orders not proven served"), unserved.size(), "份", ORDERS),
                Figure.of("clocks", Words.of("在走的时钟", "running clocks"), running.size(), "个", ORDERS),
                Figure.of(
                        "late",
                        Words.of("其中已逾期", "of these overdue"),
                        running.stream().filter(one -> one.due().isBefore(now)).count(),
                        "个",
                        ORDERS),
                Figure.of("dead", Words.of("断线点位", "silent points"), dead.size(), "个", FEEDS));
        return List.of(
                status.of(scope),
                new Section(
                        "desk",
                        Words.of("交接事项", "what is handed over"),
                        figures,
                        List.of(proposals(open), unserved(unserved), clocks(running, now), dead(dead))));
    }

    private List<Running> running(Scope scope, List<OrderStand> issued, Instant now) {
        Stream<Running> receipts = issued.stream()
                .filter(one -> one.receiptAt() == null && one.replyBy() != null)
                .map(one -> new Running(Words.of("企业回执", "receipt of a site"), one.site(), one.replyBy()));
        Stream<Running> reports = issued.stream()
                .filter(one -> one.reportAt() == null && one.reportBy() != null)
                .map(one -> new Running(Words.of("企业执行报告", "report of a site"), one.site(), one.reportBy()));
        Stream<Running> departments = tasks.open(scope.areas()).stream()
                .map(one -> new Running(
                        Words.of("部门报告", "report of a department"),
                        one.lead().getOrDefault("zh", one.lead().get("code")) + " / "
                                + one.subject().getOrDefault("zh", one.subject().get("code")),
                        one.due()));
        Stream<Running> above = upward.running(scope.responses()).entrySet().stream()
                .map(entry -> new Running(Words.of("信息报送", "upward report"), entry.getKey(), entry.getValue()));
        Stream<Running> approvals = proposals.waiting().stream()
                .filter(one -> scope.areas().contains(one.area) && !one.exercise && one.issueBy != null)
                .map(one -> new Running(Words.of("预警最迟发布", "warning to be issued by"), one.id.toString(), one.issueBy));
        return Stream.of(receipts, reports, departments, above, approvals)
                .flatMap(one -> one)
                .sorted(Comparator.comparing(Running::due))
                .collect(Collectors.toList());
    }

    private Table proposals(List<Proposal> open) {
        List<Map<String, Object>> rows = open.stream()
                .map(one -> Rows.row(
                        "area", areas.find(one.area).map(Area::name).orElse(one.area),
                        "subject",
                                one.subject.equals(Proposal.WARNING)
                                        ? Words.of("预警", "warning")
                                        : Words.of("响应", "response"),
                        "act", one.act,
                        "level", LevelWords.of(one.to),
                        "state", one.state,
                        "by", one.proposerName,
                        "at", one.createdAt,
                        "id", one.id))
                .toList();
        return Table.of(
                "proposals",
                Words.of("待办建议", "open proposals"),
                List.of(
                        Column.of("area", "行政区域", "area"),
                        Column.of("subject", "事项", "subject"),
                        Column.of("act", "行为", "act"),
                        Column.of("level", "级别", "level"),
                        Column.of("state", "状态", "state"),
                        Column.of("by", "提出", "by"),
                        Column.of("at", "时间", "at"),
                        Column.of("id", "标识", "id")),
                rows,
                PROPOSALS,
                NONE);
    }

    private Table unserved(List<OrderStand> unserved) {
        List<Map<String, Object>> rows = unserved.stream()
                .limit(NAMED)
                .map(one -> Rows.row(
                        "area", areas.find(one.area()).map(Area::name).orElse(one.area()),
                        "site", one.site(),
                        "level", LevelWords.of(one.level()),
                        "issued", one.issuedAt(),
                        "start", one.start(),
                        "id", one.id()))
                .toList();
        return Table.of(
                "unserved",
                Words.of("未证明送达的指令（至多列 " + NAMED + " 份）", "orders not proven served, at most " + NAMED + " named"),
                List.of(
                        Column.of("area", "行政区域", "area"),
                        Column.of("site", "厂区", "site"),
                        Column.of("level", "级别", "level"),
                        Column.of("issued", "下达", "issued"),
                        Column.of("start", "起", "start"),
                        Column.of("id", "标识", "id")),
                rows,
                ORDERS,
                NONE);
    }

    private static Table clocks(List<Running> running, Instant now) {
        List<Map<String, Object>> rows = running.stream()
                .limit(NAMED)
                .map(one -> Rows.row(
                        "what", one.what(),
                        "subject", one.subject(),
                        "due", one.due(),
                        "minutes", Duration.between(now, one.due()).toMinutes()))
                .toList();
        return Table.of(
                "clocks",
                Words.of("在走的时钟（至多列 " + NAMED + " 个）", "running clocks, at most " + NAMED + " named"),
                List.of(
                        Column.of("what", "事项", "what"),
                        Column.of("subject", "对象", "subject"),
                        Column.of("due", "到期", "due"),
                        Column.of("minutes", "剩余（负数为逾期）", "left, negative when overdue", "min")),
                rows,
                ORDERS,
                NONE);
    }

    private static Table dead(List<FeedDay.PointDay> dead) {
        List<Map<String, Object>> rows = new ArrayList<>();
        dead.stream()
                .limit(NAMED)
                .forEach(one -> rows.add(Rows.row(
                        "point", one.point(), "site", one.site(), "kind", one.kind(), "last", one.lastReceivedAt())));
        return Table.of(
                "dead",
                Words.of("断线点位（至多列 " + NAMED + " 个）", "silent points, at most " + NAMED + " named"),
                List.of(
                        Column.of("point", "点位", "point"),
                        Column.of("site", "厂区", "site"),
                        Column.of("kind", "类型", "kind"),
                        Column.of("last", "最后到报", "last received")),
                rows,
                FEEDS,
                NONE);
    }
}

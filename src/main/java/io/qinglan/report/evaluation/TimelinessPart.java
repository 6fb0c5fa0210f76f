package io.qinglan.report.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.order.OrderStand;
import io.qinglan.report.paper.Figure;
import io.qinglan.report.paper.Section;
import io.qinglan.report.paper.Table;
import io.qinglan.report.paper.Table.Column;
import io.qinglan.report.paper.Words;
import io.qinglan.report.part.LevelWords;
import io.qinglan.report.part.Rows;
import io.qinglan.report.part.Scope;
import io.qinglan.report.upward.UpwardReports;
import io.qinglan.response.ResponseView;
import io.qinglan.warning.Timeline;
import io.qinglan.warning.TimelineEntry;
import io.qinglan.warning.WarningView;

/** Timeliness: lead time of warnings, from proposal to decision, from decision to order, from order to service, reports in time. */
@ApplicationScoped
class TimelinessPart {

    private static final Words RECORDS =
            Words.of("预警、响应、指令与送达记录", "records of warnings, responses, orders and service");
    private static final Words REPORTS = Words.of("信息报送凭证", "proofs of submission");
    private static final Words NOTHING = Words.of("没有", "none");

    private final Timeline timeline;
    private final UpwardReports upward;

    TimelinessPart(Timeline timeline, UpwardReports upward) {
        this.timeline = timeline;
        this.upward = upward;
    }

    /** The section. */
    Section of(Scope scope, List<OrderStand> stands) {
        UpwardReports.Count reports = upward.count(scope.responses());
        long kept = scope.warnings().stream()
                .filter(one -> Boolean.TRUE.equals(one.leadTimeMet()))
                .count();
        return new Section(
                "timeliness",
                Words.of("时效", "timeliness"),
                List.of(
                        Figure.of(
                                "lead_met",
                                Words.of("预警提前量达到要求", "warnings with the lead time met"),
                                kept,
                                "项",
                                RECORDS),
                        Figure.of(
                                "warnings",
                                Words.of("预警", "warnings"),
                                scope.warnings().size(),
                                "项",
                                RECORDS),
                        minutes(
                                "decision_to_order",
                                Words.of("响应批准至指令发出（最长）", "response approved to orders issued, longest"),
                                toOrder(scope, stands)),
                        minutes(
                                "order_to_service",
                                Words.of("指令发出至证明送达（中位数）", "order issued to service proven, median"),
                                toService(stands)),
                        Figure.of("upward", Words.of("应报信息", "upward reports due so far"), reports.due(), "份", REPORTS),
                        Figure.of("upward_submitted", Words.of("已报", "handed over"), reports.submitted(), "份", REPORTS),
                        Figure.of("upward_late", Words.of("迟报", "handed over late"), reports.late(), "份", REPORTS),
                        Figure.of("upward_overdue", Words.of("逾期未报", "overdue"), reports.overdue(), "份", REPORTS)),
                List.of(leads(scope), steps(scope)));
    }

    private static Figure minutes(String id, Words name, Long minutes) {
        return Figure.orNone(
                id, name, minutes, "min", RECORDS, Words.of("没有可计算的指令或送达", "no order or service to reckon from"));
    }

    private static Long toOrder(Scope scope, List<OrderStand> stands) {
        return scope.responses().stream()
                .filter(response -> response.issuedAt() != null)
                .map(response -> stands.stream()
                        .filter(one -> one.response().equals(response.id()) && one.version() == 1)
                        .map(OrderStand::issuedAt)
                        .max(Comparator.naturalOrder())
                        .map(last -> Math.max(
                                0, Duration.between(response.issuedAt(), last).toMinutes()))
                        .orElse(null))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Long toService(List<OrderStand> stands) {
        List<Long> minutes = stands.stream()
                .filter(one -> one.served() != null)
                .map(one -> Math.max(
                        0, Duration.between(one.issuedAt(), one.served()).toMinutes()))
                .sorted()
                .toList();
        return minutes.isEmpty() ? null : minutes.get(minutes.size() / 2);
    }

    private static Table leads(Scope scope) {
        List<Map<String, Object>> rows = scope.warnings().stream()
                .map(one -> Rows.row(
                        "number", one.number(),
                        "issued", one.issuedAt(),
                        "start", one.start(),
                        "issueBy", one.issueBy(),
                        "required", one.leadTimeRequired(),
                        "met", one.leadTimeMet(),
                        "overridden", one.overridden()))
                .toList();
        return Table.of(
                "leads",
                Words.of("预警提前量", "lead time of warnings"),
                List.of(
                        Column.of("number", "文号", "number"),
                        Column.of("issued", "发布", "issued"),
                        Column.of("start", "启动", "start"),
                        Column.of("issueBy", "最迟应发布", "to be issued by"),
                        Column.of("required", "要求提前量", "lead time required"),
                        Column.of("met", "达到", "met"),
                        Column.of("overridden", "破例", "on an override")),
                rows,
                RECORDS,
                NOTHING);
    }

    private Table steps(Scope scope) {
        List<Map<String, Object>> rows = new ArrayList<>();
        scope.warnings().forEach(one -> steps(rows, "warning", Words.of("预警", "warning"), one.id()));
        scope.responses().forEach(one -> steps(rows, "response", Words.of("响应", "response"), one.id()));
        return Table.of(
                "steps",
                Words.of("建议至决定", "from proposal to decision"),
                List.of(
                        Column.of("subject", "事项", "subject"),
                        Column.of("act", "行为", "act"),
                        Column.of("level", "级别", "level"),
                        Column.of("proposed", "建议", "proposed"),
                        Column.of("decided", "决定", "decided"),
                        Column.of("minutes", "用时", "took", "min"),
                        Column.of("who", "决定人", "decided by"),
                        Column.of("override", "破例理由", "reason of the override")),
                rows,
                RECORDS,
                NOTHING);
    }

    private void steps(List<Map<String, Object>> rows, String subject, Words name, UUID id) {
        Map<UUID, Instant> proposed = new HashMap<>();
        for (TimelineEntry entry : timeline.of(subject, id)) {
            if (entry.what().equals("proposed") && entry.detail() instanceof Timeline.Proposed one) {
                proposed.put(one.proposal(), entry.at());
            }
            if (entry.version() != null && entry.detail() instanceof Timeline.Made made) {
                Instant asked = made.proposal() == null ? null : proposed.get(made.proposal());
                rows.add(Rows.row(
                        "subject",
                        name,
                        "act",
                        entry.what(),
                        "level",
                        LevelWords.of(made.level()),
                        "proposed",
                        asked,
                        "decided",
                        entry.at(),
                        "minutes",
                        asked == null
                                ? null
                                : Duration.between(asked, entry.at()).toMinutes(),
                        "who",
                        entry.who(),
                        "override",
                        entry.override() == null ? null : entry.override().reason()));
            }
        }
    }

    /** Whether some warning came too late, for the problems. */
    static long lateWarnings(Scope scope) {
        return scope.warnings().stream()
                .filter(one -> Boolean.TRUE.equals(one.leadTimeRequired()) && Boolean.FALSE.equals(one.leadTimeMet()))
                .map(WarningView::id)
                .count();
    }

    /** Responses that have not ended, for the notes. */
    static boolean open(Scope scope) {
        return scope.responses().stream()
                .map(ResponseView::until)
                .anyMatch(until -> until == null || until.isAfter(scope.at()));
    }
}

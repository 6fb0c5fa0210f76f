package io.qinglan.report.evaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.fact.Certainty;
import io.qinglan.feed.completeness.FeedDay;
import io.qinglan.order.OrderStand;
import io.qinglan.order.task.TaskFigures;
import io.qinglan.report.ReportRules;
import io.qinglan.report.paper.Section;
import io.qinglan.report.paper.Table;
import io.qinglan.report.paper.Table.Column;
import io.qinglan.report.paper.Words;
import io.qinglan.report.part.Rows;
import io.qinglan.report.part.Scope;
import io.qinglan.report.upward.UpwardReports;

/**
 * Problems that the records show, and what they suggest to change in the plan and the list (生态环境法典 第264条第二款). Suggestions are for
 * people to weigh; nothing is changed by them.
 */
@ApplicationScoped
class LessonsPart {

    private static final int NAMED = 200;
    private static final Words RECORDS = Words.of("本报告各部分的记录", "the records of the parts above");
    private static final Words NONE = Words.of("没有", "none");

    private final FeedDay feeds;
    private final TaskFigures tasks;
    private final UpwardReports upward;
    private final ReportRules rules;

    LessonsPart(FeedDay feeds, TaskFigures tasks, UpwardReports upward, ReportRules rules) {
        this.feeds = feeds;
        this.tasks = tasks;
        this.upward = upward;
        this.rules = rules;
    }

    /** The section. */
    Section of(Scope scope, List<OrderStand> latest) {
        List<FeedDay.PointDay> silent = feeds.of(scope.areas(), rules.day(scope.at())).stream()
                .filter(FeedDay.PointDay::offline)
                .toList();
        return new Section(
                "lessons",
                Words.of("问题与修改建议", "problems and proposed changes"),
                List.of(),
                List.of(problems(scope, latest, silent.size()), changes(latest, silent)));
    }

    private Table problems(Scope scope, List<OrderStand> latest, int silent) {
        Instant at = scope.at();
        TaskFigures.Stand departments = tasks.during(scope.areas(), scope.from(), at);
        UpwardReports.Count reports = upward.count(scope.responses());
        List<Map<String, Object>> rows = new ArrayList<>();
        add(
                rows,
                "warning_late",
                "预警提前量未达到",
                "warnings without the lead time",
                TimelinessPart.lateWarnings(scope),
                "timeliness");
        add(
                rows,
                "unserved",
                "指令未证明送达",
                "orders whose service is not proven",
                count(latest, one -> one.served() == null),
                "orders");
        add(rows, "receipt_late", "回执逾期", "receipts late", count(latest, one -> one.receiptLate(at)), "orders");
        add(rows, "report_late", "执行报告逾期", "reports of sites late", count(latest, one -> one.reportLate(at)), "orders");
        add(
                rows,
                "cannot",
                "企业称不能执行",
                "sites that say they cannot",
                count(latest, one -> "cannot".equals(one.answer())),
                "orders");
        add(
                rows,
                "task_late",
                "部门报告逾期",
                "reports of departments late",
                departments.departments().stream()
                                .mapToLong(TaskFigures.Department::lateReports)
                                .sum()
                        + departments.overdue().size(),
                "tasks");
        add(
                rows,
                "upward_late",
                "信息报送迟报或未报",
                "upward reports late or out",
                reports.late() + reports.overdue(),
                "timeliness");
        add(rows, "silent", "监测点位断线", "points that are silent", silent, "feeds");
        return Table.of(
                "problems",
                Words.of("问题", "problems"),
                List.of(
                        Column.of("problem", "问题", "problem"),
                        Column.of("count", "数量", "count"),
                        Column.of("part", "见", "see")),
                rows,
                RECORDS,
                Words.of("记录中没有发现问题", "the records show no problem"));
    }

    private static long count(List<OrderStand> latest, Predicate<OrderStand> test) {
        return latest.stream().filter(test).count();
    }

    private static void add(
            List<Map<String, Object>> rows, String code, String zh, String en, long count, String part) {
        if (count > 0) {
            rows.add(Rows.row("code", code, "problem", Words.of(zh, en), "count", count, "part", part));
        }
    }

    private static Table changes(List<OrderStand> latest, List<FeedDay.PointDay> silent) {
        List<Map<String, Object>> rows = new ArrayList<>();
        latest.stream()
                .filter(one -> "cannot".equals(one.answer()))
                .forEach(one -> rows.add(Rows.row(
                        "of", Words.of("清单与一厂一策", "list and operation plan"),
                        "subject", one.site(),
                        "change", Words.of("复核该厂措施与安全要求", "look again at the measures and what makes them safe"),
                        "why", one.reason())));
        latest.stream()
                .filter(one -> one.served() == null)
                .forEach(one -> rows.add(Rows.row(
                        "of", Words.of("清单", "list"),
                        "subject", one.site(),
                        "change",
                                Words.of("补充送达地址与电子送达同意", "complete the address and the consent to electronic service"),
                        "why", Words.of("指令未证明送达", "service was not proven"))));
        silent.forEach(point -> rows.add(Rows.row(
                "of", Words.of("监测点位", "points"),
                "subject", point.point(),
                "change", Words.of("恢复数据或更换设备", "restore the data or change the instrument"),
                "why", Words.of("断线", "silent"))));
        return Table.of(
                "changes",
                Words.of(
                        "对预案、清单与一厂一策的修改建议（供人审定，至多列 " + NAMED + " 条）",
                        "proposed changes to plan and list, for people to weigh; at most " + NAMED),
                List.of(
                        Column.of("of", "对象", "of"),
                        Column.of("subject", "名称", "subject"),
                        Column.of("change", "建议", "change"),
                        Column.of("why", "理由", "why")),
                rows.subList(0, Math.min(NAMED, rows.size())),
                RECORDS,
                Certainty.INFERRED,
                NONE);
    }
}

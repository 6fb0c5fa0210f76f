package io.qinglan.report.part;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.order.task.TaskFigures;
import io.qinglan.report.paper.Figure;
import io.qinglan.report.paper.Section;
import io.qinglan.report.paper.Table;
import io.qinglan.report.paper.Table.Column;
import io.qinglan.report.paper.Words;

/** Dispatch orders to departments (调度令): tasks given, answered, late, and what departments reported. */
@ApplicationScoped
public class TasksPart {

    private static final Words TASKS = Words.of("部门任务及其报告", "tasks of departments and their reports");
    private static final List<String> ALWAYS = List.of("sites_checked", "problems_found", "problems_corrected");

    private final TaskFigures tasks;

    /** Made by the container. */
    public TasksPart(TaskFigures tasks) {
        this.tasks = tasks;
    }

    /** The section. */
    public Section of(Scope scope) {
        TaskFigures.Stand stand = tasks.during(scope.areas(), scope.from(), scope.at());
        List<Figure> figures = new ArrayList<>();
        figures.add(sum("tasks", "部门任务", "tasks", "项", stand, TaskFigures.Department::tasks));
        figures.add(sum("acknowledged", "已签收", "acknowledged", "项", stand, TaskFigures.Department::acknowledged));
        figures.add(sum("reports", "本时段报告", "reports in this time", "份", stand, TaskFigures.Department::reports));
        figures.add(sum("late", "其中逾期", "of these late", "份", stand, TaskFigures.Department::lateReports));
        figures.add(sum("overdue", "当前逾期任务", "tasks overdue now", "项", stand, TaskFigures.Department::overdue));
        figures.addAll(reported(stand));
        return new Section(
                "tasks",
                Words.of("部门任务（调度令）", "dispatch orders to departments"),
                figures,
                List.of(departments(stand), overdue(stand)));
    }

    private static Figure sum(
            String id,
            String zh,
            String en,
            String unit,
            TaskFigures.Stand stand,
            ToIntFunction<TaskFigures.Department> of) {
        return Figure.of(
                id, Words.of(zh, en), stand.departments().stream().mapToInt(of).sum(), unit, TASKS);
    }

    /** The figures of the reports, summed; those every day asks for say so when nobody reported them. */
    private List<Figure> reported(TaskFigures.Stand stand) {
        Map<String, Long> sums = new TreeMap<>();
        stand.departments()
                .forEach(one -> one.figures().forEach((name, figure) -> sums.merge(name, figure, Long::sum)));
        List<Figure> figures = new ArrayList<>();
        ALWAYS.stream()
                .filter(name -> !sums.containsKey(name))
                .forEach(name -> figures.add(Figure.none(
                        name,
                        words(name),
                        null,
                        TASKS,
                        Words.of("该时段没有部门报告此项", "no department reported it in this time"))));
        sums.forEach((name, figure) -> figures.add(Figure.of(name, words(name), figure, null, TASKS)));
        return figures;
    }

    private Words words(String figure) {
        return Words.of(tasks.figureName(figure, "zh"), tasks.figureName(figure, "en"));
    }

    private Table departments(TaskFigures.Stand stand) {
        List<Map<String, Object>> rows = stand.departments().stream()
                .map(one -> Rows.row(
                        "lead", named(one.lead()),
                        "subject", named(one.subject()),
                        "tasks", one.tasks(),
                        "acknowledged", one.acknowledged(),
                        "reports", one.reports(),
                        "late", one.lateReports(),
                        "overdue", one.overdue(),
                        "figures",
                                one.figures().entrySet().stream()
                                        .map(figure ->
                                                tasks.figureName(figure.getKey(), "zh") + " " + figure.getValue())
                                        .collect(Collectors.joining("；"))))
                .toList();
        return Table.of(
                "departments",
                Words.of("分部门", "by department"),
                List.of(
                        Column.of("lead", "牵头部门", "lead"),
                        Column.of("subject", "事项", "subject"),
                        Column.of("tasks", "任务", "tasks", "项"),
                        Column.of("acknowledged", "签收", "acknowledged", "项"),
                        Column.of("reports", "报告", "reports", "份"),
                        Column.of("late", "逾期报告", "late reports", "份"),
                        Column.of("overdue", "当前逾期", "overdue now", "项"),
                        Column.of("figures", "数据", "figures")),
                rows,
                TASKS,
                Words.of("该时段没有部门任务", "no tasks in this time"));
    }

    private static Table overdue(TaskFigures.Stand stand) {
        List<Map<String, Object>> rows = stand.overdue().stream()
                .map(one -> Rows.row(
                        "lead", named(one.lead()),
                        "subject", named(one.subject()),
                        "action", Words.of(one.actionZh(), one.actionEn()),
                        "due", one.due(),
                        "hours", one.hoursLate()))
                .toList();
        return Table.of(
                "overdue",
                Words.of("逾期任务", "tasks overdue"),
                List.of(
                        Column.of("lead", "牵头部门", "lead"),
                        Column.of("subject", "事项", "subject"),
                        Column.of("action", "任务", "task"),
                        Column.of("due", "应报时间", "due"),
                        Column.of("hours", "逾期", "late", "h")),
                rows,
                TASKS,
                Words.of("没有", "none"));
    }

    private static Words named(Map<String, String> names) {
        String code = names.get("code");
        return Words.of(names.getOrDefault("zh", code), names.getOrDefault("en", code));
    }
}

package io.qinglan.report.part;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;
import io.qinglan.compliance.lead.LeadFigures;
import io.qinglan.compliance.lead.LeadFigures.LeadStand;
import io.qinglan.compliance.watch.VerdictFigures;
import io.qinglan.compliance.watch.VerdictFigures.Counted;
import io.qinglan.report.paper.Figure;
import io.qinglan.report.paper.Section;
import io.qinglan.report.paper.Table;
import io.qinglan.report.paper.Table.Column;
import io.qinglan.report.paper.Words;

/** Verdicts, leads and rulings. An alarm is a lead, never a finding; a name goes out only after a legally effective decision. */
@ApplicationScoped
public class CompliancePart {

    private static final Words VERDICTS = Words.of("核查结论", "verdicts");
    private static final Words LEADS = Words.of("线索与认定", "leads and rulings");
    private static final Words NOT_JUDGED = Words.of(
            "该时段没有核查结论：义务没有可用的计量，或数据尚未到齐",
            "no verdicts in this time: no usable meter for the obligations, or the data are not there yet");
    private static final Words NONE = Words.of("没有", "none");
    private static final Map<String, Words> SOURCES = Map.of(
            "verdict", Words.of("核查结论", "verdict"),
            "superior", Words.of("上级交办", "superior"),
            "assistance_team", Words.of("督导帮扶", "assistance team"),
            "petition", Words.of("信访投诉", "petition"),
            "patrol", Words.of("巡查", "patrol"),
            "video", Words.of("视频", "video"),
            "satellite", Words.of("卫星火点", "satellite"),
            "self_report", Words.of("自行报告", "self-report"));

    private final VerdictFigures verdicts;
    private final LeadFigures leads;
    private final Areas areas;

    /** Made by the container. */
    public CompliancePart(VerdictFigures verdicts, LeadFigures leads, Areas areas) {
        this.verdicts = verdicts;
        this.leads = leads;
        this.areas = areas;
    }

    /** The section. */
    public Section of(Scope scope) {
        Instant at = scope.at();
        List<LeadStand> opened = leads.opened(scope.areas(), scope.from(), at.plusNanos(1000));
        List<Counted> counted = verdicts.of(scope.responseIds(), scope.from(), at);
        return new Section(
                "compliance",
                Words.of("执行核查", "compliance"),
                List.of(
                        windows("met", Words.of("符合", "met"), counted),
                        windows("not_met", Words.of("不符合", "not met"), counted),
                        windows("not_assessable", Words.of("无法判定", "not assessable"), counted),
                        Figure.of("leads", Words.of("新增线索", "leads opened"), opened.size(), "条", LEADS),
                        count(
                                "leads_open",
                                "其中在办",
                                "of these open",
                                opened.stream()
                                        .filter(one -> one.closedAt() == null)
                                        .count()),
                        count(
                                "leads_overdue",
                                "其中逾期",
                                "of these overdue",
                                opened.stream().filter(one -> one.overdue(at)).count()),
                        count(
                                "ruled",
                                "已认定",
                                "ruled",
                                opened.stream()
                                        .filter(one -> one.finding() != null)
                                        .count())),
                List.of(byTest(counted), bySource(opened, at), effective(opened, at)));
    }

    private static Figure windows(String result, Words name, List<Counted> counted) {
        return counted.isEmpty()
                ? Figure.none(result, name, "个时段", VERDICTS, NOT_JUDGED)
                : Figure.of(result, name, windows(counted, result), "个时段", VERDICTS);
    }

    private static long windows(List<Counted> counted, String result) {
        return counted.stream()
                .filter(one -> one.result().equals(result))
                .mapToLong(Counted::windows)
                .sum();
    }

    private Table byTest(List<Counted> counted) {
        Map<String, List<Counted>> tests = new TreeMap<>();
        counted.forEach(one -> tests.computeIfAbsent(one.area() + "/" + one.test(), none -> new ArrayList<>())
                .add(one));
        List<Map<String, Object>> rows = tests.values().stream()
                .map(some -> Rows.row(
                        "area",
                        areas.find(some.get(0).area())
                                .map(Area::name)
                                .orElse(some.get(0).area()),
                        "test",
                        some.get(0).test(),
                        "met",
                        windows(some, "met"),
                        "not_met",
                        windows(some, "not_met"),
                        "not_assessable",
                        windows(some, "not_assessable")))
                .toList();
        return Table.of(
                "tests",
                Words.of("核查结论分区域、分检验（时段）", "windows by area and test"),
                List.of(
                        Column.of("area", "行政区域", "area"),
                        Column.of("test", "检验", "test"),
                        Column.of("met", "符合", "met", "个"),
                        Column.of("not_met", "不符合", "not met", "个"),
                        Column.of("not_assessable", "无法判定", "not assessable", "个")),
                rows,
                VERDICTS,
                NOT_JUDGED);
    }

    private static Figure count(String id, String zh, String en, long count) {
        return Figure.of(id, Words.of(zh, en), count, "条", LEADS);
    }

    private static Table bySource(List<LeadStand> opened, Instant at) {
        Map<String, List<LeadStand>> sources = new TreeMap<>();
        opened.forEach(one ->
                sources.computeIfAbsent(one.source(), none -> new ArrayList<>()).add(one));
        List<Map<String, Object>> rows = sources.entrySet().stream()
                .map(entry -> Rows.row(
                        "source", SOURCES.getOrDefault(entry.getKey(), Words.of(entry.getKey(), entry.getKey())),
                        "code", entry.getKey(),
                        "leads", entry.getValue().size(),
                        "open",
                                entry.getValue().stream()
                                        .filter(one -> one.closedAt() == null)
                                        .count(),
                        "overdue",
                                entry.getValue().stream()
                                        .filter(one -> one.overdue(at))
                                        .count(),
                        "ruled",
                                entry.getValue().stream()
                                        .filter(one -> one.finding() != null)
                                        .count()))
                .toList();
        return Table.of(
                "sources",
                Words.of("线索分来源", "leads by source"),
                List.of(
                        Column.of("source", "来源", "source"),
                        Column.of("leads", "线索", "leads", "条"),
                        Column.of("open", "在办", "open", "条"),
                        Column.of("overdue", "逾期", "overdue", "条"),
                        Column.of("ruled", "已认定", "ruled", "条")),
                rows,
                LEADS,
                NONE);
    }

    /** What may be named: a decision that has become legally effective. */
    private Table effective(List<LeadStand> opened, Instant at) {
        List<Map<String, Object>> rows = opened.stream()
                .filter(one -> one.mayBeNamed(at))
                .map(one -> Rows.row(
                        "area", areas.find(one.area()).map(Area::name).orElse(one.area()),
                        "site", one.site(),
                        "line", one.line(),
                        "finding", one.finding(),
                        "effective", one.effectiveAt(),
                        "lead", one.id()))
                .toList();
        return Table.of(
                "effective",
                Words.of("已生效的处理决定（此前不点名）", "decisions legally effective; before that nobody is named"),
                List.of(
                        Column.of("area", "行政区域", "area"),
                        Column.of("site", "厂区", "site"),
                        Column.of("line", "生产线", "line"),
                        Column.of("finding", "认定", "finding"),
                        Column.of("effective", "生效", "effective"),
                        Column.of("lead", "线索", "lead")),
                rows,
                LEADS,
                NONE);
    }
}

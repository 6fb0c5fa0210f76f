package io.qinglan.report.evaluation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;
import io.qinglan.order.OrderStand;
import io.qinglan.policy.Parameter;
import io.qinglan.report.ReportRules;
import io.qinglan.report.paper.Paper;
import io.qinglan.report.paper.Section;
import io.qinglan.report.paper.Words;
import io.qinglan.report.part.CompliancePart;
import io.qinglan.report.part.FeedsPart;
import io.qinglan.report.part.OrdersPart;
import io.qinglan.report.part.Scope;
import io.qinglan.report.part.StatusPart;
import io.qinglan.report.part.TasksPart;

/** Puts the evaluation of an episode together; of one that is not over it says how things stand. */
@ApplicationScoped
class Evaluations {

    private final StatusPart status;
    private final ForecastPart forecast;
    private final TimelinessPart timeliness;
    private final OrdersPart orders;
    private final CompliancePart compliance;
    private final ReductionsPart reductions;
    private final TasksPart tasks;
    private final FeedsPart feeds;
    private final LessonsPart lessons;
    private final ReportRules rules;
    private final Areas areas;
    private final Clock clock;

    Evaluations(
            StatusPart status,
            ForecastPart forecast,
            TimelinessPart timeliness,
            OrdersPart orders,
            CompliancePart compliance,
            ReductionsPart reductions,
            TasksPart tasks,
            FeedsPart feeds,
            LessonsPart lessons,
            ReportRules rules,
            Areas areas,
            Clock clock) {
        this.status = status;
        this.forecast = forecast;
        this.timeliness = timeliness;
        this.orders = orders;
        this.compliance = compliance;
        this.reductions = reductions;
        this.tasks = tasks;
        this.feeds = feeds;
        this.lessons = lessons;
        this.rules = rules;
        this.areas = areas;
        this.clock = clock;
    }

    /**
     * The evaluation of what a scope holds.
     *
     * @param subject what it is the evaluation of: key of {@code about} (warning or response) and id
     */
    Paper of(Scope scope, Map<String, Object> subject) {
        LocalDate last = rules.lastDay(scope.at());
        List<OrderStand> latest = orders.latest(scope);
        List<Section> sections = new ArrayList<>();
        sections.add(status.of(scope));
        sections.add(forecast.of(scope));
        sections.add(timeliness.of(scope, latest));
        sections.add(orders.of(scope));
        sections.add(compliance.of(scope));
        sections.add(reductions.of(scope));
        sections.add(tasks.of(scope));
        sections.add(feeds.of(scope, last));
        sections.add(lessons.of(scope, latest));
        return new Paper(
                "evaluation",
                Words.of("重污染天气应急响应评估报告", "Evaluation of a response to heavy pollution"),
                scope.area(),
                areas.find(scope.area()).map(Area::name).orElse(scope.area()),
                scope.from(),
                scope.until(),
                clock.instant(),
                about(scope, subject),
                sections,
                notes(scope));
    }

    private Map<String, Object> about(Scope scope, Map<String, Object> subject) {
        LocalDate day = rules.day(scope.at());
        Parameter duty = rules.on("summary_within", day);
        Map<String, Object> about = new LinkedHashMap<>(subject);
        about.put(
                "due",
                scope.until() == null
                        ? Words.of("响应结束后", "after the end of the response")
                        : rules.summaryDue(scope.until()));
        about.put("dueSource", duty.cite());
        about.put("dueCertainty", duty.certainty().code());
        rules.pack().parameters().on(day).find("evaluation_after").ifPresent(law -> about.put("document", law.cite()));
        about.put("pack", rules.pack().id());
        about.put("packDigest", rules.pack().digest());
        return about;
    }

    private static List<Words> notes(Scope scope) {
        List<Words> notes = new ArrayList<>();
        if (scope.until() == null || scope.until().isAfter(scope.at())) {
            notes.add(Words.of("响应尚未结束，数据截至生成时间。", "The response is not over; figures are as of the time of making."));
        }
        notes.add(Words.of(
                "三种减排量口径不同，不得相加或混用。",
                "The three ways to reckon what was saved differ and must not be added or mixed."));
        return notes;
    }
}

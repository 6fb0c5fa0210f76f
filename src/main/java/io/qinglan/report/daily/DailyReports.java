package io.qinglan.report.daily;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.authority.Areas;
import io.qinglan.policy.Parameter;
import io.qinglan.report.ReportRules;
import io.qinglan.report.paper.Paper;
import io.qinglan.report.paper.Words;
import io.qinglan.report.part.AirPart;
import io.qinglan.report.part.CompliancePart;
import io.qinglan.report.part.FeedsPart;
import io.qinglan.report.part.OrdersPart;
import io.qinglan.report.part.Scope;
import io.qinglan.report.part.Scopes;
import io.qinglan.report.part.StatusPart;
import io.qinglan.report.part.TasksPart;

/** Puts the daily report of an area together from what the rooms know; nothing in it is typed in. */
@ApplicationScoped
public class DailyReports {

    private final Scopes scopes;
    private final StatusPart status;
    private final AirPart air;
    private final OrdersPart orders;
    private final TasksPart tasks;
    private final CompliancePart compliance;
    private final FeedsPart feeds;
    private final ReportRules rules;
    private final Areas areas;
    private final Clock clock;

    /** Made by the container. */
    public DailyReports(
            Scopes scopes,
            StatusPart status,
            AirPart air,
            OrdersPart orders,
            TasksPart tasks,
            CompliancePart compliance,
            FeedsPart feeds,
            ReportRules rules,
            Areas areas,
            Clock clock) {
        this.scopes = scopes;
        this.status = status;
        this.air = air;
        this.orders = orders;
        this.tasks = tasks;
        this.compliance = compliance;
        this.feeds = feeds;
        this.rules = rules;
        this.areas = areas;
        this.clock = clock;
    }

    /** The report about a day; of a day that is not over it says how things stand. */
    public Paper of(String area, LocalDate day) {
        Scope scope = scopes.day(area, day);
        Instant now = clock.instant();
        boolean running = now.isBefore(scope.until());
        return new Paper(
                "daily",
                Words.of("重污染天气应对日报", "Daily report of the response to heavy pollution"),
                area,
                areas.get(area).name(),
                scope.from(),
                scope.until(),
                now,
                about(day),
                List.of(
                        status.of(scope),
                        air.of(area, day, scope.from(), scope.at()),
                        orders.of(scope),
                        tasks.of(scope),
                        compliance.of(scope),
                        feeds.of(scope, day)),
                running
                        ? List.of(Words.of(
                                "当日尚未结束，数据截至生成时间。", "The day is not over; figures are as of the time of making."))
                        : List.of());
    }

    private Map<String, Object> about(LocalDate day) {
        Parameter hour = rules.on("daily_report", day);
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("date", day);
        about.put("due", rules.dailyDue(day));
        about.put("dueSource", hour.cite());
        about.put("dueCertainty", hour.certainty().code());
        about.put("pack", rules.pack().id());
        about.put("packDigest", rules.pack().digest());
        return about;
    }
}

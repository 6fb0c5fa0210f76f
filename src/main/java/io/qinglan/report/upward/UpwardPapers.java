package io.qinglan.report.upward;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;
import io.qinglan.report.ReportRules;
import io.qinglan.report.paper.Figure;
import io.qinglan.report.paper.Paper;
import io.qinglan.report.paper.Section;
import io.qinglan.report.paper.Words;
import io.qinglan.report.part.AirPart;
import io.qinglan.report.part.CompliancePart;
import io.qinglan.report.part.FeedsPart;
import io.qinglan.report.part.OrdersPart;
import io.qinglan.report.part.Scope;
import io.qinglan.report.part.Scopes;
import io.qinglan.report.part.StatusPart;
import io.qinglan.report.part.TasksPart;

/** Fills a form from what the rooms know at the moment; nothing in it is typed in. */
@ApplicationScoped
class UpwardPapers {

    private static final Map<String, Words> EVENTS = Map.of(
            "start", Words.of("启动报告", "report of the start"),
            "change", Words.of("变更报告", "report of a change"),
            "daily", Words.of("每日报告", "daily report"),
            "lift", Words.of("解除及总结报告", "report of the end, with summary"));

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

    UpwardPapers(
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

    /** What an event is called. */
    static Words title(String event) {
        return EVENTS.get(event);
    }

    /** The form as it would be handed over now. */
    Paper draft(Occasion occasion) {
        String area = occasion.response().area();
        LocalDate day = occasion.day() == null ? rules.day(occasion.at()) : occasion.day();
        Scope scope = occasion.day() == null ? scopes.of(occasion.response()) : scopes.day(area, day);
        Map<String, Section> sections = new LinkedHashMap<>();
        sections.put("status", status.of(scope));
        sections.put("air", air.of(area, day, rules.begin(day), scope.at()));
        sections.put("orders", orders.of(scope));
        sections.put("tasks", tasks.of(scope));
        sections.put("compliance", compliance.of(scope));
        sections.put("feeds", feeds.of(scope, day));
        Words title = title(occasion.form().event());
        return new Paper(
                "upward",
                Words.of("重污染天气应对" + title.zh(), "Response to heavy pollution: " + title.en()),
                area,
                areas.find(area).map(Area::name).orElse(area),
                scope.from(),
                scope.until(),
                clock.instant(),
                about(occasion),
                List.of(new Section(
                        "form", Words.of("报送内容", "what is reported"), fields(occasion.form(), sections), List.of())),
                List.of());
    }

    private static List<Figure> fields(UpwardForm form, Map<String, Section> sections) {
        List<Figure> figures = new ArrayList<>();
        for (String field : form.fields()) {
            String[] parts = field.split("\\.");
            figures.add(sections.get(parts[0]).figures().stream()
                    .filter(figure -> figure.id().equals(parts[1]))
                    .findFirst()
                    .map(figure -> renamed(figure, field))
                    .orElseThrow(() -> new IllegalStateException(
                            "form " + form.id() + " of pack " + form.pack() + ": no figure " + field)));
        }
        return figures;
    }

    private static Figure renamed(Figure figure, String field) {
        return new Figure(
                field,
                figure.name(),
                figure.value(),
                figure.unit(),
                figure.source(),
                figure.certainty(),
                figure.unavailable());
    }

    private Map<String, Object> about(Occasion occasion) {
        UpwardForm form = occasion.form();
        Instant due = occasion.due();
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("form", form.id());
        about.put("formVersion", form.version());
        about.put("recipient", form.recipient());
        about.put(
                "occasion",
                occasion.day() == null
                        ? "v" + occasion.version() + " " + occasion.at()
                        : occasion.day().toString());
        about.put("response", occasion.response().id());
        about.put("due", due == null ? Words.of("本地未规定时限", "the place has set no time") : due);
        about.put("dueSource", form.citation());
        about.put("dueCertainty", form.certainty());
        about.put("pack", rules.pack().id());
        about.put("packDigest", rules.pack().digest());
        return about;
    }
}

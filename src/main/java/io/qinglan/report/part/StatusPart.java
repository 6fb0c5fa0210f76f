package io.qinglan.report.part;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;
import io.qinglan.fact.Level;
import io.qinglan.report.paper.Figure;
import io.qinglan.report.paper.Section;
import io.qinglan.report.paper.Table;
import io.qinglan.report.paper.Table.Column;
import io.qinglan.report.paper.Words;
import io.qinglan.response.ResponseView;
import io.qinglan.warning.Timeline;
import io.qinglan.warning.TimelineEntry;
import io.qinglan.warning.WarningView;

/** Warnings and responses: what held, at which level, on which document. */
@ApplicationScoped
public class StatusPart {

    private static final Words RECORDS = Words.of("预警与响应记录", "records of warnings and responses");
    private static final Words NOTHING = Words.of("该时段没有预警或响应", "no warning or response held in this time");

    private final Timeline timeline;
    private final Areas areas;

    /** Made by the container. */
    public StatusPart(Timeline timeline, Areas areas) {
        this.timeline = timeline;
        this.areas = areas;
    }

    /** The section, told as of the moment of the scope. */
    public Section of(Scope scope) {
        List<Map<String, Object>> warnings =
                scope.warnings().stream().map(one -> warning(one, scope.at())).toList();
        List<Map<String, Object>> responses =
                scope.responses().stream().map(one -> response(one, scope.at())).toList();
        Level level = highest(warnings, responses);
        Instant start = scope.responses().stream()
                .map(ResponseView::start)
                .min(Comparator.naturalOrder())
                .orElseGet(() -> scope.warnings().stream()
                        .map(WarningView::start)
                        .min(Comparator.naturalOrder())
                        .orElse(null));
        String number = scope.warnings().stream()
                .map(WarningView::number)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> scope.responses().stream()
                        .map(ResponseView::number)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
        return new Section(
                "status",
                Words.of("预警与响应", "warnings and responses"),
                List.of(
                        Figure.orNone(
                                "level",
                                Words.of("最高级别", "highest level"),
                                level == null ? null : LevelWords.of(level.code()),
                                null,
                                RECORDS,
                                NOTHING),
                        Figure.orNone("start", Words.of("启动时间", "start"), start, null, RECORDS, NOTHING),
                        Figure.orNone(
                                "until",
                                Words.of("结束时间", "end"),
                                end(scope),
                                null,
                                RECORDS,
                                Words.of("尚未确定（另行通知）", "not fixed yet")),
                        Figure.orNone(
                                "number",
                                Words.of("文号", "document number"),
                                number,
                                null,
                                RECORDS,
                                Words.of("本地未配置文号", "the place has configured no numbers")),
                        Figure.of("warnings", Words.of("预警数", "warnings"), warnings.size(), "项", RECORDS),
                        Figure.of("responses", Words.of("响应数", "responses"), responses.size(), "项", RECORDS)),
                List.of(
                        Table.of("warnings", Words.of("预警", "warnings"), columns(), warnings, RECORDS, NOTHING),
                        Table.of("responses", Words.of("响应", "responses"), columns(), responses, RECORDS, NOTHING)));
    }

    private static Instant end(Scope scope) {
        boolean open = scope.responses().stream().anyMatch(one -> one.until() == null)
                || scope.responses().isEmpty() && scope.warnings().stream().anyMatch(one -> one.end() == null);
        return open
                ? null
                : scope.responses().stream()
                        .map(ResponseView::until)
                        .max(Comparator.naturalOrder())
                        .orElseGet(() -> scope.warnings().stream()
                                .map(WarningView::end)
                                .max(Comparator.naturalOrder())
                                .orElse(null));
    }

    private static Level highest(List<Map<String, Object>> warnings, List<Map<String, Object>> responses) {
        return java.util.stream.Stream.concat(warnings.stream(), responses.stream())
                .map(row -> Level.of((String) row.get("code")))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static List<Column> columns() {
        return List.of(
                Column.of("area", "行政区域", "area"),
                Column.of("number", "文号", "number"),
                Column.of("level", "级别", "level"),
                Column.of("state", "状态", "state"),
                Column.of("start", "启动", "start"),
                Column.of("until", "结束", "end"),
                Column.of("version", "版本", "version"),
                Column.of("id", "标识", "id"));
    }

    private Map<String, Object> warning(WarningView one, Instant at) {
        String level = levelAt("warning", one.id(), at, one.level());
        return Rows.row(
                "area", name(one.area()),
                "number", one.number(),
                "level", LevelWords.of(level),
                "code", level,
                "state", one.state(),
                "start", one.start(),
                "until", one.end(),
                "version", one.version(),
                "id", one.id());
    }

    private Map<String, Object> response(ResponseView one, Instant at) {
        String level = levelAt("response", one.id(), at, one.level().code());
        return Rows.row(
                "area", name(one.area()),
                "number", one.number(),
                "level", LevelWords.of(level),
                "code", level,
                "state", one.status(),
                "start", one.start(),
                "until", one.until(),
                "version", one.version(),
                "id", one.id());
    }

    /** The level decided by the last version that was there at an instant. */
    private String levelAt(String subject, UUID id, Instant at, String now) {
        return timeline.of(subject, id).stream()
                .filter(entry -> !entry.at().isAfter(at))
                .map(TimelineEntry::detail)
                .filter(Timeline.Made.class::isInstance)
                .map(detail -> ((Timeline.Made) detail).level())
                .reduce((earlier, later) -> later)
                .orElse(now);
    }

    private String name(String area) {
        return areas.find(area).map(Area::name).orElse(area);
    }
}

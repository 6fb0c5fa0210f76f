package io.qinglan.report.part;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.fact.Certainty;
import io.qinglan.feed.completeness.FeedDay;
import io.qinglan.report.paper.Figure;
import io.qinglan.report.paper.Section;
import io.qinglan.report.paper.Table;
import io.qinglan.report.paper.Table.Column;
import io.qinglan.report.paper.Words;

/** Feeds: what was due on a day and came, and what is dead. No data is never proof of a stop, and never of a violation. */
@ApplicationScoped
public class FeedsPart {

    private static final int NAMED = 200;
    private static final Words COUNTED = Words.of("监测数据完整性统计", "completeness of the feeds");

    private final FeedDay feeds;

    /** Made by the container. */
    public FeedsPart(FeedDay feeds) {
        this.feeds = feeds;
    }

    /** The section of a day; what is dead is told as of now. */
    public Section of(Scope scope, LocalDate day) {
        List<FeedDay.PointDay> points = feeds.of(scope.areas(), day);
        long due = points.stream().mapToLong(FeedDay.PointDay::due).sum();
        long came = points.stream().mapToLong(FeedDay.PointDay::came).sum();
        BigDecimal share = due == 0
                ? null
                : BigDecimal.valueOf(came)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(due), 1, RoundingMode.HALF_EVEN);
        return new Section(
                "feeds",
                Words.of("监测数据", "feeds"),
                List.of(
                        Figure.of("points", Words.of("监测点位", "points"), points.size(), "个", COUNTED),
                        Figure.of("due", Words.of("应到记录", "records due"), due, "条", COUNTED, Certainty.INFERRED),
                        Figure.of("came", Words.of("实到记录", "records that came"), came, "条", COUNTED),
                        Figure.orNone(
                                "share",
                                Words.of("到报率", "share that came"),
                                share,
                                "%",
                                COUNTED,
                                Words.of("当日没有应到记录", "nothing was due on the day")),
                        Figure.of(
                                "offline",
                                Words.of("当前断线点位", "points silent now"),
                                points.stream()
                                        .filter(FeedDay.PointDay::offline)
                                        .count(),
                                "个",
                                COUNTED)),
                List.of(dead(points)));
    }

    /** The points that are silent now. */
    static Table dead(List<FeedDay.PointDay> points) {
        List<Map<String, Object>> rows = points.stream()
                .filter(FeedDay.PointDay::offline)
                .limit(NAMED)
                .map(one -> Rows.row(
                        "point",
                        one.point(),
                        "name",
                        one.name(),
                        "kind",
                        one.kind(),
                        "site",
                        one.site(),
                        "last",
                        one.lastReceivedAt()))
                .toList();
        return Table.of(
                "dead",
                Words.of("断线点位（至多列 " + NAMED + " 个）", "silent points, at most " + NAMED + " named"),
                List.of(
                        Column.of("point", "点位", "point"),
                        Column.of("name", "名称", "name"),
                        Column.of("kind", "类型", "kind"),
                        Column.of("site", "厂区", "site"),
                        Column.of("last", "最后到报", "last received")),
                rows,
                COUNTED,
                Words.of("没有", "none"));
    }
}

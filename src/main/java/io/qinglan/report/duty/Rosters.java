package io.qinglan.report.duty;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;
import io.qinglan.authority.Profiles;
import io.qinglan.report.paper.Paper;
import io.qinglan.report.paper.Section;
import io.qinglan.report.paper.Table;
import io.qinglan.report.paper.Table.Column;
import io.qinglan.report.paper.Words;
import io.qinglan.report.part.Rows;

/** The roster of an area: who sits at the desk, and who approves. */
@ApplicationScoped
class Rosters {

    private static final Map<String, Words> DUTIES = Map.of(
            "leader", Words.of("带班领导", "leader"),
            "officer", Words.of("值班员", "officer"),
            "deputy", Words.of("副班", "deputy"));
    private static final Words SHIFTS = Words.of("值班表", "duty roster");
    private static final Words PROFILE = Words.of("地方配置的审批值班", "approvers on duty, by the profile of the place");

    private final ShiftBook book;
    private final Profiles profiles;
    private final Areas areas;
    private final Clock clock;

    Rosters(ShiftBook book, Profiles profiles, Areas areas, Clock clock) {
        this.book = book;
        this.profiles = profiles;
        this.areas = areas;
        this.clock = clock;
    }

    /** The roster of a span. */
    Paper of(String area, Instant from, Instant until) {
        return new Paper(
                "roster",
                Words.of("重污染天气应对值班表", "Duty roster"),
                area,
                areas.get(area).name(),
                from,
                until,
                clock.instant(),
                Map.of(),
                List.of(new Section(
                        "roster",
                        Words.of("值班", "on duty"),
                        List.of(),
                        List.of(shifts(area, from, until), approvers(area, from, until)))),
                List.of());
    }

    /** The shifts of an area and all it contains. */
    Table shifts(String area, Instant from, Instant until) {
        List<Map<String, Object>> rows = book.during(areas.within(area), from, until).stream()
                .map(shift -> Rows.row(
                        "start", shift.start(),
                        "end", shift.end(),
                        "area", areas.find(shift.area()).map(Area::name).orElse(shift.area()),
                        "duty", DUTIES.get(shift.duty()),
                        "person", shift.person(),
                        "unit", shift.unit(),
                        "phone", shift.phone(),
                        "document", shift.document(),
                        "id", shift.id(),
                        "version", shift.version()))
                .toList();
        return Table.of(
                "shifts",
                SHIFTS,
                List.of(
                        Column.of("start", "起", "from"),
                        Column.of("end", "止", "until"),
                        Column.of("area", "行政区域", "area"),
                        Column.of("duty", "职责", "duty"),
                        Column.of("person", "姓名", "person"),
                        Column.of("unit", "单位", "unit"),
                        Column.of("phone", "电话", "telephone"),
                        Column.of("document", "文件", "document")),
                rows,
                SHIFTS,
                Words.of("该时段没有排班", "nobody is on the roster in this time"));
    }

    private Table approvers(String area, Instant from, Instant until) {
        List<Map<String, Object>> rows = profiles.of(area).roster().stream()
                .filter(duty -> duty.from().isBefore(until) && duty.until().isAfter(from))
                .map(duty -> Rows.row(
                        "start",
                        duty.from(),
                        "end",
                        duty.until(),
                        "approver",
                        duty.approver(),
                        "deputy",
                        duty.deputy()))
                .toList();
        return Table.of(
                "approvers",
                Words.of("审批值班", "approvers"),
                List.of(
                        Column.of("start", "起", "from"),
                        Column.of("end", "止", "until"),
                        Column.of("approver", "审批人", "approver"),
                        Column.of("deputy", "代理", "deputy")),
                rows,
                PROFILE,
                Words.of("本地没有配置审批值班", "the place has configured no approvers on duty"));
    }
}

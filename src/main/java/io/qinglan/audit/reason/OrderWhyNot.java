package io.qinglan.audit.reason;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.fact.obligation.MeasureRow;
import io.qinglan.order.OrderDerivations;
import io.qinglan.order.obligation.Displaced;
import io.qinglan.order.obligation.RowCheck;
import io.qinglan.order.obligation.TraceView;
import io.qinglan.policy.Fired;

/** Why a measure does not bind a site: the conditions of its rows, those that fail first, by how much; or what took its place. */
@ApplicationScoped
class OrderWhyNot {

    private static final int ROWS = 100;

    private final OrderDerivations derivations;

    OrderWhyNot(OrderDerivations derivations) {
        this.derivations = derivations;
    }

    /**
     * The rows that did not apply, nearest first.
     *
     * @param measure number of a row, an action, a unit, a scope, a target or a grade; null for every row of the site's industries
     * @param level only rows of this colour; null for any
     */
    Map<String, Object> of(OrderCase order, String measure, String level) {
        OrderDerivations.Derived derived = derivations.derive(order.site(), order.call(), order.pack());
        Set<String> applied = derived.duties().obligations().stream()
                .map(obligation -> obligation.because().parameters().get("row"))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.toSet());
        Set<String> fired = derived.duties().fired().stream()
                .map(TraceView::row)
                .filter(Objects::nonNull)
                .map(MeasureRow::id)
                .collect(Collectors.toSet());
        List<Map<String, Object>> rows = derivations.rules(order.pack()).rows(order.site(), derived.alert()).stream()
                .filter(check -> level == null || check.row().colour().equals(level))
                .filter(check -> measure == null || named(check.row(), measure))
                .sorted(Comparator.comparingLong(RowCheck::missed)
                        .thenComparing(check -> check.row().id()))
                .limit(ROWS)
                .map(check -> row(check, applied, fired, derived))
                .toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("measure", measure);
        asked.put("level", level);
        answer.put("asked", asked);
        answer.put("applied", rows.stream().anyMatch(row -> Boolean.TRUE.equals(row.get("applied"))));
        answer.put("holds", order.call().level().code());
        answer.put("rows", rows);
        answer.put("displaced", displaced(derived));
        answer.put("text", text(rows));
        return answer;
    }

    private static boolean named(MeasureRow row, String measure) {
        return row.id().equalsIgnoreCase(measure)
                || row.action().code().equals(measure)
                || row.scope().code().equals(measure)
                || row.grade().equals(measure)
                || measure.equals(row.unit())
                || measure.equals(row.vehicles())
                || row.conditions().processes().contains(measure);
    }

    private static Map<String, Object> row(
            RowCheck check, Set<String> applied, Set<String> fired, OrderDerivations.Derived derived) {
        MeasureRow row = check.row();
        boolean holds = applied.contains(row.id());
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("row", row.id());
        shown.put("pack", row.pack());
        shown.put("does", does(row));
        shown.put("applied", holds);
        shown.put("failed", check.missed());
        shown.put("conditions", check.conditions());
        shown.put("citation", row.citation());
        shown.put("certainty", row.certainty().code());
        Text text = check.conditions().stream()
                .filter(asked -> !asked.met())
                .map(OrderWhyNot::text)
                .reduce((one, other) -> new Text(one.zh() + "；" + other.zh(), one.en() + "; " + other.en()))
                .orElse(instead(row, holds, fired, derived));
        shown.put("text", text);
        return shown;
    }

    private static Map<String, Object> does(MeasureRow row) {
        Map<String, Object> does = new LinkedHashMap<>();
        does.put("action", row.action().code());
        does.put("amount", row.amount());
        does.put("unit", row.unit());
        does.put("scope", row.scope().code());
        does.put("grade", row.grade());
        does.put("colour", row.colour());
        return does;
    }

    /** All conditions are met: it holds, or something stronger took its place, or it binds nobody. */
    private static Text instead(MeasureRow row, boolean holds, Set<String> fired, OrderDerivations.Derived derived) {
        if (holds) {
            return new Text("已适用", "applies");
        }
        for (Displaced displaced : derived.duties().displaced()) {
            if (displaced.what().row() != null && displaced.what().row().id().equals(row.id())) {
                String by = displaced.by().origin().code();
                return new Text("由更优先的措施取代：" + by, "something stronger took its place: " + by);
            }
        }
        String clause = derived.duties().fired().stream()
                .filter(one -> one.facts().stream().noneMatch(MeasureRow.class::isInstance))
                .map(Fired::titleZh)
                .findFirst()
                .orElse("");
        return fired.contains(row.id())
                ? new Text(
                        "规则已触发，但该行不具约束力（需人工确认）", "the rule fired; the row binds nobody without a person's confirmation")
                : new Text("该生产线由清单行或专项任务另行规定 " + clause, "its lines are held by a list row or a duty of their own");
    }

    private static Text text(RowCheck.Asked asked) {
        String missing = asked.shortBy() == null ? "" : asked.shortBy().toPlainString();
        String zh = switch (asked.name()) {
            case "colour" ->
                "级别：要求" + Words.level(asked.wanted()).zh() + "，当时为"
                        + Words.level(asked.got()).zh();
            case "grade" -> "绩效分级：要求 " + asked.wanted() + "，实为 " + asked.got();
            case "process" -> "工序：要求 " + asked.wanted() + "，现有 " + asked.got();
            default -> asked.wanted() + "：实为 " + asked.got() + (missing.isEmpty() ? "" : "，差 " + missing);
        };
        String en = switch (asked.name()) {
            case "colour" -> "level " + asked.got() + " instead of " + asked.wanted();
            case "grade" -> "grade " + asked.got() + " instead of " + asked.wanted();
            case "process" -> "the site has no " + asked.wanted() + " (it has " + asked.got() + ")";
            default -> asked.wanted() + ": got " + asked.got() + (missing.isEmpty() ? "" : ", " + missing + " short");
        };
        return new Text(zh, en);
    }

    private static List<Map<String, Object>> displaced(OrderDerivations.Derived derived) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Displaced displaced : derived.duties().displaced()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("target", displaced.what().target().code());
            one.put("rule", displaced.what().rule());
            one.put(
                    "row",
                    displaced.what().row() == null
                            ? null
                            : displaced.what().row().id());
            one.put("by", displaced.by().rule());
            one.put(
                    "byRow",
                    displaced.by().row() == null ? null : displaced.by().row().id());
            one.put("byOrigin", displaced.by().origin().code());
            all.add(one);
        }
        return all;
    }

    private static Text text(List<Map<String, Object>> rows) {
        if (rows.isEmpty()) {
            return new Text("该企业行业的措施表中没有这样的措施", "no row of the tables for the site's industries says so");
        }
        return (Text) rows.get(0).get("text");
    }
}

package io.qinglan.audit.reason;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.fact.Level;
import io.qinglan.fact.warning.Index;
import io.qinglan.forecast.outlook.Shortfall;
import io.qinglan.order.obligation.TraceView;
import io.qinglan.warning.assessment.Assessor;

/** Why a level was not proposed: which line of the law was not reached, and by how many index points and hours. */
@ApplicationScoped
class LevelWhyNot {

    private final Assessor assessor;

    LevelWhyNot(Assessor assessor) {
        this.assessor = assessor;
    }

    Map<String, Object> of(LevelCase found, Level asked) {
        Level said = Level.of(found.said().path("level").asText());
        List<Shortfall> shortfalls = assessor.shortfalls(
                found.pack(),
                found.input().basis(),
                found.input().series(),
                found.input().context(),
                asked);
        List<Map<String, Object>> conditions = new ArrayList<>();
        shortfalls.forEach(shortfall -> conditions.add(condition(found, shortfall)));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("asked", Map.of("level", asked.code()));
        answer.put("applied", said == asked);
        answer.put("holds", said.code());
        answer.put("conditions", conditions);
        answer.put("flags", found.said().path("flags"));
        answer.put("because", LevelWhy.because(found));
        answer.put("text", text(asked, said, shortfalls));
        return answer;
    }

    private static Map<String, Object> condition(LevelCase found, Shortfall shortfall) {
        var line = shortfall.line();
        Map<String, Object> condition = new LinkedHashMap<>();
        condition.put("met", met(shortfall));
        condition.put("group", line.group());
        condition.put(line.inclusive() ? "gte" : "gt", Index.plain(line.bound()));
        condition.put("hours", line.hours());
        condition.put("longestHours", shortfall.longestHours());
        condition.put("hoursShort", shortfall.hoursShort());
        condition.put("aqiShort", aqi(shortfall));
        found.pack()
                .parameters()
                .find(line.parameter())
                .ifPresent(
                        parameter -> condition.put("parameter", Map.of(line.parameter(), TraceView.shown(parameter))));
        condition.put("text", text(shortfall));
        return condition;
    }

    private static boolean met(Shortfall shortfall) {
        return shortfall.hoursShort() == 0;
    }

    private static BigDecimal aqi(Shortfall shortfall) {
        return shortfall.indexShort() == null ? null : Index.plain(shortfall.indexShort());
    }

    private static Text text(Level asked, Level said, List<Shortfall> shortfalls) {
        Text level = Words.level(asked.code());
        if (said == asked) {
            return new Text("已建议" + level.zh(), level.en() + " was proposed");
        }
        if (said.above(asked)) {
            Text stricter = Words.level(said.code());
            return new Text(
                    "未取" + level.zh() + "：更严的" + stricter.zh() + "已满足",
                    "not " + level.en() + ": the stricter " + stricter.en() + " holds");
        }
        if (shortfalls.isEmpty()) {
            return new Text("该规则包没有" + level.zh() + "界限", "the pack has no line for " + level.en());
        }
        Collection<List<Shortfall>> groups = shortfalls.stream()
                .collect(Collectors.groupingBy(one -> one.line().group(), TreeMap::new, Collectors.toList()))
                .values();
        if (groups.stream().anyMatch(group -> group.stream().allMatch(LevelWhyNot::met))) {
            return new Text(
                    level.zh() + "的界限已达到，但未建议：见 because 与 flags（成因排除、同一过程内组合条件或规则步骤）",
                    "the lines of " + level.en()
                            + " were reached and it was not proposed: see because and flags (excluded"
                            + " causes, lines that must lie in one run, or the step of the rules)");
        }
        StringBuilder zh = new StringBuilder("未达" + level.zh() + "：");
        StringBuilder en = new StringBuilder("not " + level.en() + ": ");
        for (Shortfall shortfall : shortfalls) {
            if (met(shortfall)) {
                continue;
            }
            Text one = text(shortfall);
            zh.append(one.zh()).append("；");
            en.append(one.en()).append("; ");
        }
        return new Text(zh.substring(0, zh.length() - 1), en.toString().strip().replaceAll(";$", ""));
    }

    private static Text text(Shortfall shortfall) {
        var line = shortfall.line();
        String bound =
                (line.inclusive() ? "≥" : ">") + Index.plain(line.bound()).toPlainString();
        String needs = bound + "×" + line.hours() + "h";
        if (met(shortfall)) {
            return new Text("AQI " + needs + "：已达到", "AQI " + needs + ": reached");
        }
        BigDecimal aqi = aqi(shortfall);
        String missing = aqi == null ? "—" : aqi.toPlainString();
        return new Text(
                "AQI " + needs + "：最长 " + shortfall.longestHours() + " 小时，差 " + shortfall.hoursShort() + " 小时（或指数差 "
                        + missing + "）",
                "AQI " + needs + ": longest " + shortfall.longestHours() + " h, " + shortfall.hoursShort()
                        + " h short (or the index " + missing + " short)");
    }
}

package io.qinglan.command.check;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.qinglan.fact.compliance.Result;
import io.qinglan.fact.compliance.Verdict;

/** A report in plain words, for the manager of a plant: what was asked, whether it was kept, when it was not, by how much. */
final class Summary {

    private static final int MOST_ROWS = 5;
    private static final Map<String, String[]> TESTS = Map.ofEntries(
            Map.entry("power_stop", new String[] {"stop by power", "停产（用电）"}),
            Map.entry("power_limit", new String[] {"limit by power", "限产（用电）"}),
            Map.entry("power_ramp", new String[] {"way down by power", "降负荷过程（用电）"}),
            Map.entry("start_without_leave", new String[] {"start without leave", "未经批准启动"}),
            Map.entry("treatment_runs", new String[] {"treatment while producing", "治理设施同步运行"}),
            Map.entry("coking_time", new String[] {"coking time", "结焦时间"}),
            Map.entry("feed_target", new String[] {"feed, pull or output", "投料、出料、产量"}),
            Map.entry("stack_stopped", new String[] {"stop by the stack", "停产（烟气）"}),
            Map.entry("stack_load", new String[] {"limit by the flow of the stack", "限产（烟气流量）"}),
            Map.entry("gate_stage", new String[] {"barred vehicles", "禁行车辆"}),
            Map.entry("gate_quota", new String[] {"trips a day", "每日车次"}),
            Map.entry("night_use", new String[] {"barred hours", "禁止时段"}));

    private final OrderFile order;
    private final DateTimeFormatter clock;

    Summary(OrderFile order, ZoneId zone) {
        this.order = order;
        this.clock = DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(zone);
    }

    List<String> english(CheckedObligation obligation, List<Outcome> tests) {
        List<String> lines = new ArrayList<>();
        String what = name(obligation);
        if (tests.isEmpty()) {
            lines.add(
                    what + ", " + obligation.duty().action().code()
                            + ": nothing in the readings can check this (no point named in checkedBy has data in the time of the order).");
            return lines;
        }
        for (Outcome test : tests) {
            lines.add(what + ", " + word(test, 0) + ": "
                    + switch (test.result()) {
                        case MET ->
                            "kept, " + spell(test.minutes(Result.MET), "en") + " checked" + unseen(test, "en") + ".";
                        case NOT_ASSESSABLE ->
                            "cannot be judged: "
                                    + test.verdicts().get(0).because().titleEn() + ".";
                        case NOT_MET ->
                            "NOT kept for " + spell(test.minutes(Result.NOT_MET), "en") + ": " + rows(test, "en")
                                    + unseen(test, "en") + ".";
                    });
        }
        if (order.served() == null) {
            lines.add(what + ": the order does not say when it was served; checked from its start.");
        }
        return lines;
    }

    List<String> chinese(CheckedObligation obligation, List<Outcome> tests) {
        List<String> lines = new ArrayList<>();
        String what = name(obligation);
        if (tests.isEmpty()) {
            lines.add(what + "，" + action(obligation) + "：数据中没有可用于核查的内容（checkedBy 所列点位在指令期间无数据）。");
            return lines;
        }
        for (Outcome test : tests) {
            lines.add(what + "，" + word(test, 1) + "："
                    + switch (test.result()) {
                        case MET -> "符合，已核查 " + spell(test.minutes(Result.MET), "zh") + unseen(test, "zh") + "。";
                        case NOT_ASSESSABLE ->
                            "无法判定：" + test.verdicts().get(0).because().titleZh() + "。";
                        case NOT_MET ->
                            "不符合，共 " + spell(test.minutes(Result.NOT_MET), "zh") + "：" + rows(test, "zh")
                                    + unseen(test, "zh") + "。";
                    });
        }
        if (order.served() == null) {
            lines.add(what + "：指令未写明送达时间，自开始时间起核查。");
        }
        return lines;
    }

    private static String name(CheckedObligation obligation) {
        String code = obligation.duty().target();
        return obligation.name() == null ? code : code + " (" + obligation.name() + ")";
    }

    private static String action(CheckedObligation obligation) {
        return switch (obligation.duty().action()) {
            case STOP -> "停产";
            case LIMIT -> "限产";
            case EXTEND -> "延长";
            case FORBID -> "禁止";
            case AUTONOMOUS -> "自主减排";
        };
    }

    private static String word(Outcome test, int language) {
        String[] words = TESTS.get(test.test().code());
        String word = words == null ? test.test().code() : words[language];
        return test.about().isEmpty() ? word : word + " [" + test.about() + "]";
    }

    private String rows(Outcome test, String language) {
        List<Outcome.Row> rows = test.rows(Result.NOT_MET);
        List<String> said = new ArrayList<>();
        for (Outcome.Row row : rows.subList(0, Math.min(MOST_ROWS, rows.size()))) {
            said.add(at(row.from()) + "–" + at(row.until()) + figures(row, language));
        }
        String more = rows.size() <= MOST_ROWS
                ? ""
                : language.equals("en")
                        ? ", and " + (rows.size() - MOST_ROWS) + " more"
                        : "，另有 " + (rows.size() - MOST_ROWS) + " 段";
        return String.join(language.equals("en") ? "; " : "；", said) + more;
    }

    /** The worst of a row beside what was allowed. */
    private static String figures(Outcome.Row row, String language) {
        double most = Double.NaN;
        Object allowed = null;
        for (Verdict verdict : row.verdicts()) {
            Object kw = verdict.figures().get("kw");
            if (kw instanceof Number number && !(number.doubleValue() <= most)) {
                most = number.doubleValue();
                allowed = verdict.figures()
                        .getOrDefault("levelKw", verdict.figures().get("allowedKw"));
            }
        }
        if (Double.isNaN(most)) {
            return "";
        }
        String shown = String.format(Locale.ROOT, "%.1f kW", most);
        if (allowed == null) {
            return language.equals("en") ? " (up to " + shown + ")" : "（最高 " + shown + "）";
        }
        return language.equals("en")
                ? " (up to " + shown + ", allowed " + allowed + " kW)"
                : "（最高 " + shown + "，允许 " + allowed + " kW）";
    }

    private static String unseen(Outcome test, String language) {
        long minutes = test.minutes(Result.NOT_ASSESSABLE);
        if (minutes == 0) {
            return "";
        }
        return language.equals("en")
                ? ", " + spell(minutes, "en") + " could not be judged"
                : "，另有 " + spell(minutes, "zh") + " 无法判定";
    }

    private static String spell(long minutes, String language) {
        Duration length = Duration.ofMinutes(minutes);
        long hours = length.toHours();
        long rest = length.toMinutesPart();
        if (language.equals("en")) {
            return hours == 0 ? rest + " min" : rest == 0 ? hours + " h" : hours + " h " + rest + " min";
        }
        return hours == 0 ? rest + " 分钟" : rest == 0 ? hours + " 小时" : hours + " 小时 " + rest + " 分钟";
    }

    private String at(Instant at) {
        return clock.format(at);
    }
}

package io.qinglan.audit.reason;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** The words of answers, Chinese and English; a code that is not known stands for itself. */
final class Words {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private static final Map<String, Text> LEVELS = Map.of(
            "none", new Text("无预警", "no warning"),
            "blue", new Text("蓝色", "blue"),
            "yellow", new Text("黄色", "yellow"),
            "orange", new Text("橙色", "orange"),
            "red", new Text("红色", "red"));

    private static final Map<String, Text> ACTIONS = Map.of(
            "stop", new Text("停产", "stop"),
            "limit", new Text("限产", "limit"),
            "extend", new Text("延长", "extend"),
            "forbid", new Text("禁止", "forbid"),
            "autonomous", new Text("自主减排", "reduce at its own choice"));

    private static final Map<String, Text> SOURCES = Map.of(
            "list_row", new Text("城市应急减排清单", "the city's reduction list"),
            "plan", new Text("企业备案方案", "the plan the site filed"),
            "table", new Text("措施表", "the measure table"),
            "manual", new Text("人工认定", "a person's entry"));

    private static final Map<String, Text> CERTAINTY = Map.of(
            "stated", new Text("原文载明", "stated by the source"),
            "inferred", new Text("据原文推定", "inferred from the source"),
            "open", new Text("来源未定", "left open by the sources"));

    private static final Map<String, Text> ENDINGS = Map.ofEntries(
            Map.entry("proposed", new Text("提出建议", "was proposed")),
            Map.entry("consulted", new Text("会商", "was conferred on")),
            Map.entry("signed", new Text("签批", "was signed")),
            Map.entry("countersigned", new Text("补签", "was countersigned")),
            Map.entry("issued", new Text("发布", "was issued")),
            Map.entry("started", new Text("启动", "was started")),
            Map.entry("upgraded", new Text("升级", "was upgraded")),
            Map.entry("downgraded", new Text("降级", "was downgraded")),
            Map.entry("lifted", new Text("解除", "was lifted")),
            Map.entry("extended", new Text("延长", "was extended")),
            Map.entry("suspended", new Text("暂停", "was suspended")),
            Map.entry("resumed", new Text("恢复", "was resumed")),
            Map.entry("cancelled", new Text("撤销", "was cancelled")),
            Map.entry("corrected", new Text("更正", "was corrected")),
            Map.entry("rescheduled", new Text("改期", "was rescheduled")),
            Map.entry("superseded", new Text("被替代", "was superseded")),
            Map.entry("expired", new Text("到期", "expired")),
            Map.entry("served", new Text("送达", "was served")));

    private static final Map<String, Text> SUBJECTS = Map.of(
            "warning", new Text("预警", "the warning"),
            "response", new Text("响应", "the response"),
            "order", new Text("减排指令", "the order"),
            "verdict", new Text("核查结论", "the verdict"),
            "lead", new Text("线索", "the lead"),
            "ledger", new Text("账本", "the ledger"),
            "inventory", new Text("减排清单", "the list"));

    private Words() {}

    static Text level(String code) {
        return of(LEVELS, code);
    }

    static Text action(String code) {
        return of(ACTIONS, code);
    }

    static Text source(String code) {
        return of(SOURCES, code);
    }

    static Text certainty(String code) {
        return of(CERTAINTY, code);
    }

    /** What a kind of decision says: {@code warning.issued} is 预警发布, the warning was issued. */
    static Text kind(String kind) {
        int dot = kind.indexOf('.');
        if (dot < 0) {
            return new Text(kind, kind);
        }
        Text subject = SUBJECTS.get(kind.substring(0, dot));
        Text ending = ENDINGS.get(kind.substring(dot + 1));
        if (subject == null || ending == null) {
            String words = kind.replace('.', ' ').replace('_', ' ');
            return new Text(words, words);
        }
        return new Text(subject.zh() + ending.zh(), subject.en() + " " + ending.en());
    }

    /** A minute of the place's clock. */
    static String minute(Instant instant, ZoneId zone) {
        return MINUTE.format(instant.atZone(zone));
    }

    private static Text of(Map<String, Text> words, String code) {
        return code == null ? new Text("", "") : words.getOrDefault(code, new Text(code, code));
    }
}

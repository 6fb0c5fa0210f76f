package io.qinglan.report.part;

import java.util.Map;

import io.qinglan.report.paper.Words;

/** What orders ask for, in both languages. */
public final class ActionWords {

    private static final Map<String, String> CHINESE =
            Map.of("stop", "停产", "limit", "限产", "extend", "延长结焦时间", "forbid", "禁止", "autonomous", "自主减排");

    private ActionWords() {}

    /** An action in both languages. */
    public static Words of(String action) {
        return Words.of(CHINESE.getOrDefault(action, action), action);
    }
}

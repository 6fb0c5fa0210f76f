package io.qinglan.report.part;

import java.util.Map;

import io.qinglan.report.paper.Words;

/** Levels in both languages. */
public final class LevelWords {

    private static final Map<String, String> CHINESE =
            Map.of("none", "无预警级别", "blue", "蓝色", "yellow", "黄色", "orange", "橙色", "red", "红色");

    private LevelWords() {}

    /** A level in both languages. */
    public static Words of(String level) {
        return Words.of(CHINESE.getOrDefault(level, level), level);
    }
}

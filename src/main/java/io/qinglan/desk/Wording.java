package io.qinglan.desk;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** Codes as people read them, in one of the two languages. */
enum Wording {
    ZH(
            "zh",
            "另行通知",
            Map.of("none", "临时管控", "blue", "蓝色", "yellow", "黄色", "orange", "橙色", "red", "红色"),
            Map.of("issued", "已发布,尚未生效", "active", "生效中", "suspended", "暂停", "lifted", "已决定解除")),
    EN(
            "en",
            "to be told later",
            Map.of("none", "temporary control", "blue", "blue", "yellow", "yellow", "orange", "orange", "red", "red"),
            Map.of(
                    "issued", "announced, not yet in force",
                    "active", "in force",
                    "suspended", "suspended",
                    "lifted", "lift announced"));

    private final String language;
    private final String openEnd;
    private final Map<String, String> levels;
    private final Map<String, String> states;

    Wording(String language, String openEnd, Map<String, String> levels, Map<String, String> states) {
        this.language = language;
        this.openEnd = openEnd;
        this.levels = levels;
        this.states = states;
    }

    static Wording of(boolean zh) {
        return zh ? ZH : EN;
    }

    /** The word of a level. */
    String level(String code) {
        return levels.getOrDefault(code, code);
    }

    /** The words of a state of a warning or a response. */
    String state(String code) {
        return states.getOrDefault(code, code);
    }

    /** What stands for an end that is not fixed. */
    String openEnd() {
        return openEnd;
    }

    /** The text of this language out of both. */
    String of(JsonNode bothLanguages) {
        return bothLanguages.path(language).asText();
    }
}

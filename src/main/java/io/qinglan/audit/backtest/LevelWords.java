package io.qinglan.audit.backtest;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.qinglan.fact.Level;
import io.qinglan.policy.Parameter;
import io.qinglan.policy.PolicyPack;

/** How levels are called and coloured on the page: the names are those the packs give them. */
final class LevelWords {

    static final List<Level> COLOURS = List.of(Level.BLUE, Level.YELLOW, Level.ORANGE, Level.RED);

    private static final Map<Level, String> PAINT = new EnumMap<>(Map.of(
            Level.NONE, "#e9edf1",
            Level.BLUE, "#3f7fd6",
            Level.YELLOW, "#ecc22f",
            Level.ORANGE, "#ee8026",
            Level.RED, "#c92f2f"));

    private static final String UNKNOWN = "#ffffff";

    private final Map<Level, String> zh = new EnumMap<>(Level.class);
    private final Map<Level, String> en = new EnumMap<>(Level.class);

    /** The words of some packs; where they differ both are given. */
    LevelWords(List<PolicyPack> packs) {
        zh.put(Level.NONE, "无");
        en.put(Level.NONE, "none");
        for (Level level : COLOURS) {
            Set<String> chinese = new LinkedHashSet<>();
            Set<String> english = new LinkedHashSet<>();
            for (PolicyPack pack : packs) {
                Parameter stated = pack.parameters().find(level.code()).orElse(null);
                if (stated != null) {
                    chinese.add(stated.titleZh());
                    english.add(stated.titleEn());
                }
            }
            zh.put(level, chinese.isEmpty() ? level.code() : String.join(" / ", chinese));
            en.put(level, english.isEmpty() ? level.code() : String.join(" / ", english));
        }
    }

    String zh(Level level) {
        return level == null ? "无数据" : zh.get(level);
    }

    String en(Level level) {
        return level == null ? "no data" : en.get(level);
    }

    String both(Level level) {
        return zh(level) + " " + en(level);
    }

    static String paint(Level level) {
        return level == null ? UNKNOWN : PAINT.get(level);
    }

    static String fill(Level level) {
        return "fill=\"" + paint(level) + "\"";
    }

    /** The key to the colours. */
    String key() {
        StringBuilder key = new StringBuilder("<p class=\"key\">");
        for (Level level : COLOURS) {
            key.append("<span><i style=\"background:").append(paint(level)).append("\"></i>");
            key.append(Svg.text(zh(level)))
                    .append(" <small>")
                    .append(Svg.text(en(level)))
                    .append("</small></span>");
        }
        return key.append("</p>").toString();
    }
}

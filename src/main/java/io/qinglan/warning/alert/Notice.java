package io.qinglan.warning.alert;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * The notice (预警公告) of a message to the public, with the parts that notices of cities have: number, what is announced, level, area, time,
 * on what ground, who approved it, advice, whom it is signed by, and which proof it has.
 *
 * @param title 关于…的公告
 * @param lines what stands in it, in order: name of the part and its text
 * @param sender who signs
 * @param date of signing
 * @param exercise whether 【演练】 stands over everything
 */
public record Notice(String title, List<Part> lines, String sender, String date, boolean exercise) {

    /** One part. */
    public record Part(String name, String text) {}

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    /** The notice of a message, its times in a zone. */
    static Notice of(PublicAlert alert, AlertWords words, ZoneId zone) {
        List<Part> parts = new ArrayList<>();
        add(parts, "文号", alert.number() == null ? "（未编号）" : alert.number());
        add(parts, "区域", alert.areaName() + "（" + alert.area() + "）");
        add(parts, "级别", level(alert, words));
        add(parts, "开始", time(alert.onset(), zone));
        add(parts, "结束", alert.expires() == null ? "另行通知" : time(alert.expires(), zone));
        alert.because().forEach(reason -> add(parts, "依据", reason.zh()));
        if (!alert.approvers().isEmpty()) {
            add(parts, "审批", String.join("、", alert.approvers()));
        }
        add(parts, "健康防护提示", alert.advice().zh());
        add(parts, "提示出处", words.adviceCitation());
        add(parts, "存证", alert.leaf());
        return new Notice(
                alert.headline().zh() + "的公告",
                parts,
                alert.sender(),
                DAY.format(alert.sent().atZone(zone)),
                alert.exercise());
    }

    private static String level(PublicAlert alert, AlertWords words) {
        String roman = words.roman(alert.level());
        return roman.isEmpty() ? "临时管控" : roman;
    }

    private static void add(List<Part> parts, String name, String text) {
        parts.add(new Part(name, text));
    }

    private static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }

    /** The notice as plain text, a line a part. */
    String text() {
        StringBuilder text = new StringBuilder(title).append("\n\n");
        lines.forEach(
                part -> text.append(part.name()).append("：").append(part.text()).append('\n'));
        return text.append('\n')
                .append(sender)
                .append('\n')
                .append(date)
                .append('\n')
                .toString();
    }
}

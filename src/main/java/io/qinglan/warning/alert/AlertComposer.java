package io.qinglan.warning.alert;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.warning.Act;
import io.qinglan.warning.LifeVersion;
import io.qinglan.warning.Warning;
import io.qinglan.warning.alert.PublicAlert.Reference;
import io.qinglan.warning.alert.PublicAlert.Text;

/** Puts one version of a warning into the words for the public. */
@ApplicationScoped
class AlertComposer {

    private static final DateTimeFormatter ZH = DateTimeFormatter.ofPattern("yyyy年M月d日H时mm分");
    private static final DateTimeFormatter EN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final Map<String, Text> COLOURS = Map.of(
            "none", new Text("临时管控", "temporary control"),
            "blue", new Text("蓝色", "blue"),
            "yellow", new Text("黄色", "yellow"),
            "orange", new Text("橙色", "orange"),
            "red", new Text("红色", "red"));

    private final AlertWords words;
    private final ZoneId zone;

    AlertComposer(AlertWords words, @ConfigProperty(name = "qinglan.zone") String zone) {
        this.words = words;
        this.zone = ZoneId.of(zone);
    }

    /**
     * The message of a version.
     *
     * @param areaName of the warning's area
     * @param because the rules of the proposal behind the version, as in an assessment
     * @param earlier the messages of the earlier versions, oldest first
     */
    PublicAlert compose(
            Warning warning, LifeVersion version, String areaName, JsonNode because, List<PublicAlert> earlier) {
        Act act = Act.of(version.act);
        Instant sent = version.recordedAt.truncatedTo(ChronoUnit.SECONDS);
        String level = version.stand.level;
        String kind = kind(act, version);
        return new PublicAlert(
                warning.area + "-" + warning.id + "-" + version.version,
                warning.id,
                version.version,
                kind,
                version.act,
                warning.exercise,
                sent,
                earlier.stream()
                        .map(alert -> new Reference(alert.identifier(), alert.sent()))
                        .toList(),
                warning.area,
                areaName,
                level,
                onset(act, version),
                kind.equals("Cancel") ? null : version.stand.end,
                warning.number,
                warning.issuer,
                marked(warning.exercise, headline(act, areaName, level)),
                marked(warning.exercise, description(act, version, warning.number)),
                act == Act.LIFT || act == Act.CANCEL ? lifted() : words.advice(level),
                reasons(because),
                version.approvers,
                version.leaf);
    }

    /** What ends a warning ahead of time still leaves it in force until then: an update with an end, not a cancel. */
    private static String kind(Act act, LifeVersion version) {
        if (act == Act.ISSUE) {
            return "Alert";
        }
        Instant end = version.stand.end;
        boolean neverBegins = end != null && !end.isAfter(version.stand.start);
        boolean now = end == null || !end.isAfter(version.recordedAt);
        return act.ends() && (neverBegins || now) ? "Cancel" : "Update";
    }

    private static Instant onset(Act act, LifeVersion version) {
        boolean changesLevel = act == Act.UPGRADE || act == Act.DOWNGRADE || act == Act.TEMPORARY_CONTROL;
        return changesLevel ? version.stand.changedAt : version.stand.start;
    }

    private Text headline(Act act, String area, String level) {
        Text colour = COLOURS.get(level);
        String roman = words.roman(level).isEmpty() ? "" : "（" + words.roman(level) + "）";
        String zh = words.event().zh();
        String en = words.event().en();
        return switch (act) {
            case ISSUE ->
                new Text(
                        area + "发布" + zh + warned(colour.zh(), level) + roman,
                        area + ": " + colour.en() + " warning of " + en);
            case UPGRADE, DOWNGRADE ->
                new Text(
                        area + "将" + zh + "预警" + (act == Act.UPGRADE ? "升级" : "降级") + "为" + colour.zh() + roman,
                        area + ": warning of " + en + (act == Act.UPGRADE ? " raised" : " lowered") + " to "
                                + colour.en());
            case TEMPORARY_CONTROL ->
                new Text(area + zh + "预警转为临时管控", area + ": warning of " + en + " changed to temporary control");
            default ->
                new Text(
                        area + done(act).zh() + zh + warned(colour.zh(), level),
                        area + ": " + colour.en() + " warning of " + en + " "
                                + done(act).en());
        };
    }

    private static String warned(String colour, String level) {
        return level.equals("none") ? colour : colour + "预警";
    }

    private static Text done(Act act) {
        return switch (act) {
            case LIFT -> new Text("解除", "lifted");
            case CANCEL -> new Text("撤销", "withdrawn");
            case EXTEND -> new Text("延长", "extended");
            case SUSPEND -> new Text("暂停", "suspended");
            case RESUME -> new Text("恢复", "resumed");
            case RESCHEDULE -> new Text("调整", "rescheduled");
            default -> new Text("更正", "corrected");
        };
    }

    private Text description(Act act, LifeVersion version, String number) {
        Instant from = onset(act, version);
        Instant end = version.stand.end;
        String zh = act.ends()
                ? "自" + zh(end == null ? version.recordedAt : end) + "起不再执行。"
                : "自" + zh(from) + "起" + (end == null ? "，结束时间另行通知。" : "，至" + zh(end) + "止。");
        String en = act.ends()
                ? "No longer in force from " + en(end == null ? version.recordedAt : end) + "."
                : "From " + en(from) + (end == null ? ", until further notice." : " to " + en(end) + ".");
        return number == null
                ? new Text(zh, en)
                : new Text(zh + "文号：" + number + "。", en + " Document: " + number + ".");
    }

    private String zh(Instant at) {
        return ZH.format(at.atZone(zone));
    }

    private String en(Instant at) {
        return EN.format(at.atZone(zone));
    }

    private static Text lifted() {
        return new Text("预警措施结束，请继续关注空气质量。", "The measures of the warning end; keep an eye on the air quality.");
    }

    private static Text marked(boolean exercise, Text text) {
        return exercise ? new Text("【演练】" + text.zh(), "[EXERCISE] " + text.en()) : text;
    }

    /** Each rule once, with its article. */
    private static List<Text> reasons(JsonNode because) {
        Set<Text> reasons = new LinkedHashSet<>();
        if (because != null) {
            for (JsonNode reason : because) {
                String clause = reason.path("clause").asText();
                reasons.add(new Text(
                        reason.at("/title/zh").asText() + "（" + clause + "）",
                        reason.at("/title/en").asText() + " (" + clause + ")"));
            }
        }
        return new ArrayList<>(reasons);
    }
}

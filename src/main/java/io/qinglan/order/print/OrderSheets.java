package io.qinglan.order.print;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.order.print.OrderSheet.Duty;
import io.qinglan.order.print.OrderSheet.Paragraph;
import io.qinglan.order.print.OrderSheet.Part;
import io.qinglan.web.SquareCode;

/** Lays out an order, as the interface shows it, for paper. */
@ApplicationScoped
class OrderSheets {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final Map<String, String> LEVELS =
            Map.of("blue", "蓝色（IV级）", "yellow", "黄色（III级）", "orange", "橙色（II级）", "red", "红色（I级）", "none", "临时管控");
    private static final Map<String, String> STATES =
            Map.of("issued", "有效", "superseded", "已被新版本替代", "lifted", "已解除", "cancelled", "已撤销");
    private static final Map<String, String> SEALS =
            Map.of("unified_e_seal", "统一电子印章", "stamped_scan", "盖章文书扫描件", "none", "未用印");
    private static final Map<String, String> FEEDS =
            Map.of("power", "用电", "cems", "在线监测", "gate", "门禁", "manual", "人工核查", "process", "工况", "video", "视频");

    private final ObjectMapper json;
    private final ZoneId zone;

    OrderSheets(ObjectMapper json, @ConfigProperty(name = "qinglan.zone") String zone) {
        this.json = json;
        this.zone = ZoneId.of(zone);
    }

    /**
     * The sheet of an order.
     *
     * @param shown the order as the interface shows it
     * @param base address under which this program is reached, ends in a slash
     */
    OrderSheet of(Map<String, Object> shown, URI base) {
        JsonNode order = json.valueToTree(shown);
        String link = base.resolve("api/v1/ledger/bundles/" + text(order, "/decision"))
                .toString();
        boolean exercise = order.path("exercise").asBoolean();
        return new OrderSheet(
                (exercise ? "【演练】" : "") + "重污染天气应急减排指令",
                exercise,
                STATES.getOrDefault(text(order, "/status"), text(order, "/status")),
                head(order),
                duties(order.path("obligations")),
                paragraphs(order),
                lines(order.path("incomplete")),
                text(order, "/authority/issuer"),
                DAY.format(Instant.parse(text(order, "/issuedAt")).atZone(zone)),
                SEALS.getOrDefault(text(order, "/authority/seal/kind"), "未用印"),
                link,
                SquareCode.of(link),
                text(order, "/ledger/leaf"));
    }

    private List<Part> head(JsonNode order) {
        List<Part> parts = new ArrayList<>();
        part(parts, "文号", or(text(order, "/authority/documentNumber"), text(order, "/number")));
        part(parts, "被指令人", text(order, "/addressee/name"));
        part(parts, "法定代表人", text(order, "/addressee/legalRepresentative"));
        part(parts, "地址", text(order, "/addressee/address"));
        part(parts, "厂区编码", text(order, "/site"));
        part(parts, "统一社会信用代码", text(order, "/creditCode"));
        part(parts, "响应级别", LEVELS.getOrDefault(text(order, "/level"), text(order, "/level")));
        part(parts, "绩效等级", text(order, "/grade"));
        part(parts, "指令版本", "第 " + text(order, "/version") + " 版");
        part(parts, "执行时间", time(text(order, "/start")) + " 起，" + until(text(order, "/until")));
        part(parts, "回执时限", time(text(order, "/replyBy")));
        part(parts, "报告时限", time(text(order, "/reportBy")));
        part(parts, "权限依据", text(order, "/authority/power/clause"));
        parts.removeIf(part -> part.text().isEmpty());
        return parts;
    }

    private List<Duty> duties(JsonNode obligations) {
        List<Duty> duties = new ArrayList<>();
        for (JsonNode obligation : obligations) {
            String name = or(text(obligation, "/target/name"), text(obligation, "/target/code"));
            String code = text(obligation, "/target/plantCode");
            String clause = text(obligation, "/because/clause");
            duties.add(new Duty(
                    code.isEmpty() || code.equals(name) ? name : name + "（" + code + "）",
                    ActionText.of(obligation),
                    time(text(obligation, "/start")),
                    time(text(obligation, "/completeBy")),
                    until(text(obligation, "/until")),
                    or(text(obligation, "/because/title/zh"), "") + (clause.isEmpty() ? "" : "（" + clause + "）"),
                    checked(obligation.path("checkedBy"))));
        }
        return duties;
    }

    private static String checked(JsonNode checks) {
        List<String> feeds = new ArrayList<>();
        checks.forEach(check -> feeds.add(FEEDS.getOrDefault(
                check.path("feed").asText(), check.path("feed").asText())));
        return feeds.isEmpty()
                ? "无可核查的监测"
                : String.join("、", feeds.stream().distinct().toList());
    }

    private List<Paragraph> paragraphs(JsonNode order) {
        List<Paragraph> paragraphs = new ArrayList<>();
        paragraph(paragraphs, "事实", lines(order.path("facts")));
        paragraph(paragraphs, "法律依据", lines(order.path("legalBasis")));
        paragraph(paragraphs, "不执行的后果", lines(order.path("consequences")));
        paragraph(paragraphs, "救济途径", remedies(order.path("remedies")));
        paragraph(paragraphs, "联系方式", lines(order.path("contacts")));
        return paragraphs;
    }

    private static void paragraph(List<Paragraph> paragraphs, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            paragraphs.add(new Paragraph(title, lines));
        }
    }

    private static List<String> remedies(JsonNode remedies) {
        List<String> lines = new ArrayList<>();
        JsonNode review = remedies.path("review");
        if (review.path("body").isTextual()) {
            lines.add("自收到之日起 " + review.path("days").asText() + " 日内可向"
                    + review.path("body").asText() + "申请行政复议");
        }
        JsonNode litigation = remedies.path("litigation");
        if (litigation.path("court").isTextual()) {
            lines.add("自收到之日起 " + litigation.path("months").asText() + " 个月内可向"
                    + litigation.path("court").asText() + "提起行政诉讼");
        }
        return lines;
    }

    /** Each member in one line: a text as it is, an object by the texts in it. */
    private static List<String> lines(JsonNode list) {
        List<String> lines = new ArrayList<>();
        list.forEach(one -> {
            String line = one.isValueNode() ? one.asText() : joined(one);
            if (!line.isBlank()) {
                lines.add(line);
            }
        });
        return lines;
    }

    private static String joined(JsonNode object) {
        if (object.has("zh")) {
            return object.path("zh").asText();
        }
        List<String> texts = new ArrayList<>();
        object.forEach(value -> {
            if (value.isValueNode() && !value.isNull()) {
                texts.add(value.asText());
            }
        });
        return String.join(" ", texts);
    }

    private static void part(List<Part> parts, String name, String text) {
        parts.add(new Part(name, text));
    }

    private String until(String instant) {
        return instant.isEmpty() ? "结束时间另行通知" : "至 " + time(instant);
    }

    private static String or(String text, String other) {
        return text.isEmpty() ? other : text;
    }

    private String time(String instant) {
        return instant.isEmpty() ? "" : TIME.format(Instant.parse(instant).atZone(zone));
    }

    private static String text(JsonNode node, String pointer) {
        JsonNode found = node.at(pointer);
        return found.isMissingNode() || found.isNull() ? "" : found.asText();
    }
}

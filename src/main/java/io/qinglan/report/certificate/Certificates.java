package io.qinglan.report.certificate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;
import io.qinglan.order.SiteOrders;
import io.qinglan.report.paper.Figure;
import io.qinglan.report.paper.Paper;
import io.qinglan.report.paper.Section;
import io.qinglan.report.paper.Table;
import io.qinglan.report.paper.Table.Column;
import io.qinglan.report.paper.Words;
import io.qinglan.report.part.ActionWords;
import io.qinglan.report.part.Rows;

/** Says what a site was ordered: lines, hours, extent. It says nothing of whether it was done; that verdicts and rulings say. */
@ApplicationScoped
class Certificates {

    private static final Words SOURCE = Words.of("减排指令及其决定记录", "orders and their decision records");

    private final SiteOrders orders;
    private final ObjectMapper json;
    private final Areas areas;
    private final Clock clock;

    Certificates(SiteOrders orders, ObjectMapper json, Areas areas, Clock clock) {
        this.orders = orders;
        this.json = json;
        this.areas = areas;
        this.clock = clock;
    }

    /** The certificate for the orders of a site under a response that has ended. */
    Paper of(SiteOrders.Head head) {
        List<JsonNode> versions = orders.versions(head).stream()
                .map(one -> (JsonNode) json.valueToTree(one))
                .toList();
        JsonNode last = versions.get(versions.size() - 1);
        List<Map<String, Object>> duties = new ArrayList<>();
        Map<String, BigDecimal> hours = new TreeMap<>();
        versions.forEach(version -> duties(version, duties, hours));
        Instant from = at(versions.get(0), "start");
        Instant until = at(last, "endedAt");
        return new Paper(
                "certificate",
                Words.of("重污染天气应急减排指令证明", "Certificate of the reduction ordered in heavy pollution"),
                head.area(),
                areas.find(head.area()).map(Area::name).orElse(head.area()),
                from,
                until,
                clock.instant(),
                about(head, last),
                List.of(new Section(
                        "ordered",
                        Words.of("指令要求", "what was ordered"),
                        figures(hours),
                        List.of(table(duties), versions(versions)))),
                List.of(Words.of(
                        "本证明只载明依法下达的减排要求，不对执行情况作出认定。",
                        "This certificate states what was ordered; it finds nothing about how it was carried out.")));
    }

    private static Map<String, Object> about(SiteOrders.Head head, JsonNode last) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("site", head.site() + " " + last.at("/addressee/name").asText(""));
        about.put("creditCode", last.path("creditCode").asText(null));
        about.put("number", last.path("number").asText());
        about.put("issuedBy", last.at("/authority/issuer").asText());
        about.put("response", head.response());
        about.put("state", head.status());
        about.put("decision", last.path("decision").asText());
        about.put("leaf", last.at("/ledger/leaf").asText());
        return about;
    }

    private static void duties(JsonNode version, List<Map<String, Object>> rows, Map<String, BigDecimal> hours) {
        Instant ended = at(version, "endedAt");
        for (JsonNode duty : version.path("obligations")) {
            if (!duty.path("binding").asBoolean(true)) {
                continue;
            }
            Instant from = later(at(duty, "start"), at(version, "issuedAt"));
            Instant to = earlier(at(duty, "until"), ended);
            BigDecimal held = hours(from, to);
            String target = duty.at("/target/code").asText();
            rows.add(Rows.row(
                    "version", version.path("version").asInt(),
                    "level", version.path("level").asText(),
                    "target", target,
                    "name", duty.at("/target/name").asText(null),
                    "action", ActionWords.of(duty.path("action").asText()),
                    "amount",
                            duty.path("amount").isNumber() ? duty.path("amount").decimalValue() : null,
                    "unit", duty.path("unit").asText(null),
                    "limit",
                            duty.at("/limitTo/value").isNumber()
                                    ? duty.at("/limitTo/value").asText() + " "
                                            + duty.at("/limitTo/unit").asText()
                                    : null,
                    "from", from,
                    "to", to,
                    "hours", held,
                    "clause", duty.at("/because/clause").asText(null),
                    "certainty", duty.at("/because/certainty").asText(null)));
            hours.merge(target + " / " + duty.path("action").asText(), held, BigDecimal::add);
        }
    }

    private static List<Figure> figures(Map<String, BigDecimal> hours) {
        return hours.entrySet().stream()
                .map(entry -> Figure.of(
                        "hours " + entry.getKey(),
                        Words.of(entry.getKey() + " 指令时长", entry.getKey() + ", hours ordered"),
                        entry.getValue(),
                        "h",
                        SOURCE))
                .toList();
    }

    private static Table table(List<Map<String, Object>> rows) {
        return Table.of(
                "duties",
                Words.of("逐条", "one by one"),
                List.of(
                        Column.of("version", "版本", "version"),
                        Column.of("level", "级别", "level"),
                        Column.of("target", "对象", "target"),
                        Column.of("name", "名称", "name"),
                        Column.of("action", "措施", "measure"),
                        Column.of("amount", "幅度", "extent"),
                        Column.of("unit", "单位", "unit"),
                        Column.of("limit", "限至", "limited to"),
                        Column.of("from", "起", "from"),
                        Column.of("to", "止", "to"),
                        Column.of("hours", "时长", "time", "h"),
                        Column.of("clause", "依据", "clause"),
                        Column.of("certainty", "依据程度", "certainty")),
                rows,
                SOURCE,
                Words.of("没有具有约束力的减排义务", "no binding obligation"));
    }

    private static Table versions(List<JsonNode> versions) {
        List<Map<String, Object>> rows = versions.stream()
                .map(version -> Rows.row(
                        "version", version.path("version").asInt(),
                        "level", version.path("level").asText(),
                        "issued", at(version, "issuedAt"),
                        "served", at(version, "servedAt"),
                        "ended", at(version, "endedAt"),
                        "status", version.path("status").asText(),
                        "decision", version.path("decision").asText(),
                        "leaf", version.at("/ledger/leaf").asText()))
                .toList();
        return Table.of(
                "versions",
                Words.of("指令各版本", "versions of the order"),
                List.of(
                        Column.of("version", "版本", "version"),
                        Column.of("level", "级别", "level"),
                        Column.of("issued", "下达", "issued"),
                        Column.of("served", "证明送达", "service proven"),
                        Column.of("ended", "终止", "ended"),
                        Column.of("status", "状态", "status"),
                        Column.of("decision", "决定记录", "decision"),
                        Column.of("leaf", "存证叶子", "leaf")),
                rows,
                SOURCE,
                Words.of("没有", "none"));
    }

    private static BigDecimal hours(Instant from, Instant to) {
        long seconds = from == null || to == null
                ? 0
                : Math.max(0, Duration.between(from, to).getSeconds());
        return BigDecimal.valueOf(seconds).divide(BigDecimal.valueOf(3600), 2, RoundingMode.HALF_EVEN);
    }

    private static Instant at(JsonNode node, String field) {
        return node.path(field).isTextual()
                ? java.time.OffsetDateTime.parse(node.path(field).asText()).toInstant()
                : null;
    }

    private static Instant later(Instant one, Instant other) {
        return one == null || other != null && other.isAfter(one) ? other : one;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }
}

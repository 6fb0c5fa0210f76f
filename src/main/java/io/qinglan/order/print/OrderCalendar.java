package io.qinglan.order.print;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Method;
import biweekly.property.Status;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The times of an order as a calendar (iCalendar, RFC 5545): the order itself, by when each line must have done it, reply and report. A
 * later version replaces the entries of the one before, and an ended order cancels them: same names, higher sequence.
 */
@ApplicationScoped
class OrderCalendar {

    private static final Duration A_MOMENT = Duration.ofMinutes(15);

    private final ObjectMapper json;

    OrderCalendar(ObjectMapper json) {
        this.json = json;
    }

    /** The calendar of an order as the interface shows it. */
    String of(Map<String, Object> shown) {
        JsonNode order = json.valueToTree(shown);
        ICalendar calendar = new ICalendar();
        calendar.setProductId("-//Qinglan//" + order.path("site").asText() + "//ZH");
        calendar.setMethod(over(order) ? Method.cancel() : Method.publish());
        String exercise = order.path("exercise").asBoolean() ? "【演练】" : "";
        Instant start = Instant.parse(order.path("start").asText());
        String title = exercise + "重污染天气减排指令 " + order.path("number").asText("");
        add(calendar, order, "order", title, start, instant(order.path("until")));
        int number = 0;
        for (JsonNode obligation : order.path("obligations")) {
            Instant by = instant(obligation.path("completeBy"));
            String what = exercise + obligation.at("/target/name").asText("") + " " + ActionText.of(obligation);
            add(calendar, order, "duty-" + ++number, what + "（此前完成）", by, by.plus(A_MOMENT));
        }
        moment(calendar, order, "reply", exercise + "回执截止", instant(order.path("replyBy")));
        moment(calendar, order, "report", exercise + "执行报告截止", instant(order.path("reportBy")));
        return Biweekly.write(calendar).go();
    }

    private static void moment(ICalendar calendar, JsonNode order, String name, String title, Instant at) {
        if (at != null) {
            add(calendar, order, name, title, at.minus(A_MOMENT), at);
        }
    }

    private static void add(
            ICalendar calendar, JsonNode order, String name, String title, Instant from, Instant until) {
        VEvent event = new VEvent();
        event.setUid(order.path("response").asText() + "-" + order.path("site").asText() + "-" + name + "@qinglan");
        event.setSequence(order.path("sequence").asInt());
        event.setDateTimeStamp(Date.from(Instant.parse(order.path("issuedAt").asText())));
        event.setSummary(title);
        event.setDateStart(Date.from(from));
        if (until != null) {
            event.setDateEnd(Date.from(until));
        }
        event.setStatus(over(order) ? Status.cancelled() : Status.confirmed());
        calendar.addEvent(event);
    }

    private static boolean over(JsonNode order) {
        return !order.path("status").asText().equals("issued");
    }

    private static Instant instant(JsonNode node) {
        return node.isTextual() ? Instant.parse(node.asText()) : null;
    }
}

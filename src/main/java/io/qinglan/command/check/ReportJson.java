package io.qinglan.command.check;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.qinglan.fact.compliance.Overturn;
import io.qinglan.fact.compliance.Result;
import io.qinglan.fact.compliance.Verdict;
import io.qinglan.policy.PolicyPack;
import io.qinglan.web.InstantText;

/** The report of a check as JSON: the summary first, then obligation by obligation, test by test, window by window. */
final class ReportJson {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

    private final OrderFile order;
    private final OwnReadings readings;
    private final PolicyPack pack;
    private final ZoneId zone;

    ReportJson(OrderFile order, OwnReadings readings, PolicyPack pack, ZoneId zone) {
        this.order = order;
        this.readings = readings;
        this.pack = pack;
        this.zone = zone;
    }

    ObjectNode of(Map<CheckedObligation, List<Outcome>> outcomes) {
        ObjectNode report = MAPPER.createObjectNode();
        report.put("order", order.id());
        report.put("number", order.number());
        report.put("site", order.site());
        report.put("servedAt", order.served() == null ? null : text(order.served()));
        report.put("records", readings.records());
        report.putObject("pack").put("id", pack.id()).put("digest", pack.digest());
        report.put("result", SelfCheck.result(outcomes).code());
        Summary summary = new Summary(order, zone);
        ObjectNode said = report.putObject("summary");
        ArrayNode english = said.putArray("en");
        ArrayNode chinese = said.putArray("zh");
        ArrayNode obligations = report.putArray("obligations");
        outcomes.forEach((obligation, tests) -> {
            summary.english(obligation, tests).forEach(english::add);
            summary.chinese(obligation, tests).forEach(chinese::add);
            obligations.add(obligation(obligation, tests));
        });
        return report;
    }

    private ObjectNode obligation(CheckedObligation obligation, List<Outcome> tests) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("obligation", obligation.duty().id());
        json.put("target", obligation.duty().target());
        json.put("name", obligation.name());
        json.put("action", obligation.duty().action().code());
        json.put("from", text(obligation.duty().from()));
        json.put("completeBy", text(obligation.duty().completeBy()));
        json.put(
                "until",
                obligation.duty().until() == null
                        ? null
                        : text(obligation.duty().until()));
        json.put("result", SelfCheck.worst(tests).code());
        ArrayNode array = json.putArray("tests");
        tests.forEach(test -> array.add(test(test)));
        return json;
    }

    private ObjectNode test(Outcome outcome) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("test", outcome.test().code());
        json.put("about", outcome.about());
        json.put("result", outcome.result().code());
        ObjectNode windows = json.putObject("windows");
        ObjectNode minutes = json.putObject("minutes");
        for (Result result : Result.values()) {
            windows.put(result.code(), outcome.count(result));
            minutes.put(result.code(), outcome.minutes(result));
        }
        ArrayNode verdicts = json.putArray("verdicts");
        outcome.verdicts().forEach(verdict -> verdicts.add(verdict(verdict)));
        return json;
    }

    private ObjectNode verdict(Verdict verdict) {
        ObjectNode json = MAPPER.createObjectNode();
        json.putObject("window").put("from", text(verdict.start())).put("to", text(verdict.end()));
        json.put("result", verdict.result().code());
        json.put("weight", verdict.weight().code());
        json.put("confidence", verdict.confidence().code());
        json.set("figures", MAPPER.valueToTree(verdict.figures()));
        ArrayNode overturnedBy = json.putArray("overturnedBy");
        verdict.overturnedBy().stream().map(Overturn::code).forEach(overturnedBy::add);
        ArrayNode points = json.putArray("points");
        verdict.points().forEach(points::add);
        ObjectNode because = json.putObject("because");
        because.put("rule", verdict.because().rule());
        because.put("clause", verdict.because().clause());
        because.putObject("title")
                .put("zh", verdict.because().titleZh())
                .put("en", verdict.because().titleEn());
        return json;
    }

    private String text(Instant at) {
        return InstantText.write(at, zone);
    }
}

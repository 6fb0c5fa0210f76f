package io.qinglan.bench.orders;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;

import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.SiteFact;

/** Camunda's DMN engine 7.24 with the same table as a decision table, evaluated for each site. */
final class DmnPeer {

    private final DmnEngine engine;
    private final DmnDecision decision;

    DmnPeer(List<TableCell> cells) {
        engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
        decision = engine.parseDecision(
                "measures", new ByteArrayInputStream(model(cells).getBytes(StandardCharsets.UTF_8)));
    }

    List<Template> rows(SiteFact site) {
        List<Template> answer = new ArrayList<>(2);
        Map<String, Object> facts = Map.of(
                "industry", site.industries().get(0),
                "sub", site.sub() == null ? "" : site.sub(),
                "grade", site.grade() == null ? "" : site.grade());
        for (DmnDecisionRuleResult row : engine.evaluateDecisionTable(decision, facts)) {
            Integer amount = row.getEntry("amount");
            String vehicles = row.getEntry("vehicles");
            answer.add(new Template(
                    Action.of(row.getEntry("action")),
                    amount < 0 ? null : BigDecimal.valueOf(amount),
                    vehicles.isEmpty() ? null : vehicles));
        }
        return answer;
    }

    private static String model(List<TableCell> cells) {
        StringBuilder xml = new StringBuilder("""
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="bench">
                <decision id="measures" name="measures"><decisionTable id="t" hitPolicy="COLLECT">
                """);
        for (String input : List.of("industry", "sub", "grade")) {
            xml.append(
                    "<input id=\"i-%1$s\"><inputExpression id=\"e-%1$s\" typeRef=\"string\"><text>%1$s</text></inputExpression></input>"
                            .formatted(input));
        }
        xml.append(
                        "<output id=\"o1\" name=\"action\" typeRef=\"string\"/><output id=\"o2\" name=\"amount\" typeRef=\"integer\"/>")
                .append("<output id=\"o3\" name=\"vehicles\" typeRef=\"string\"/>");
        int number = 0;
        for (TableCell cell : cells) {
            for (Template template : cell.templates()) {
                xml.append("<rule id=\"r").append(number++).append("\">");
                entry(xml, "inputEntry", number + "a", text(cell.industry()));
                entry(xml, "inputEntry", number + "b", text(cell.sub()));
                entry(xml, "inputEntry", number + "c", text(cell.grade()));
                entry(xml, "outputEntry", number + "d", text(template.action().code()));
                entry(
                        xml,
                        "outputEntry",
                        number + "e",
                        template.amount() == null ? "-1" : template.amount().toPlainString());
                entry(xml, "outputEntry", number + "f", text(template.vehicles() == null ? "" : template.vehicles()));
                xml.append("</rule>");
            }
        }
        return xml.append("</decisionTable></decision></definitions>").toString();
    }

    private static void entry(StringBuilder xml, String kind, String id, String text) {
        xml.append("<%1$s id=\"x%2$s\"><text>%3$s</text></%1$s>".formatted(kind, id, text));
    }

    private static String text(String word) {
        return word == null ? "" : "\"" + word + "\"";
    }
}

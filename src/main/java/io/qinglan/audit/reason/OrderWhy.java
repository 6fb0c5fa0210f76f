package io.qinglan.audit.reason;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.order.OrderDerivations;
import io.qinglan.order.obligation.TraceView;
import io.qinglan.policy.Fired;
import io.qinglan.policy.PolicyPack;

/** Why each obligation of an order: article, rule, row, facts and figures, from the archived input and pack. */
@ApplicationScoped
class OrderWhy {

    private final OrderDerivations derivations;

    OrderWhy(OrderDerivations derivations) {
        this.derivations = derivations;
    }

    /** The reasons of the obligations, in the order of the order. */
    List<Map<String, Object>> because(OrderCase order) {
        OrderDerivations.Derived derived = derivations.derive(order.site(), order.call(), order.pack());
        List<Map<String, Object>> reasons = new ArrayList<>();
        for (JsonNode obligation : derived.obligations()) {
            reasons.add(reason(order, derived, obligation, reasons.size() + 1));
        }
        return reasons;
    }

    private Map<String, Object> reason(
            OrderCase order, OrderDerivations.Derived derived, JsonNode obligation, int ordinal) {
        JsonNode because = obligation.get("because");
        Optional<Fired> fired = fired(derived, because);
        Map<String, Object> reason = new LinkedHashMap<>();
        reason.put("obligation", order.decision().subject() + "-" + ordinal);
        reason.put("does", does(obligation));
        reason.put("rule", because.path("rule"));
        reason.put("clause", because.path("clause"));
        reason.put(
                "title",
                new Text(
                        because.path("titleZh").asText(),
                        because.path("titleEn").asText()));
        reason.put("article", article(order, because));
        reason.put("facts", fired.map(TraceView::facts).orElse(Map.of()));
        reason.put("parameters", parameters(order.pack(), because, fired));
        reason.put("text", text(order, obligation, because));
        return reason;
    }

    /** The rule that fired for an obligation: the same rule, and the same row where one is behind it. */
    private static Optional<Fired> fired(OrderDerivations.Derived derived, JsonNode because) {
        String row = because.at("/parameters/row").asText(null);
        return derived.duties().fired().stream()
                .filter(one -> one.rule().equals(because.path("rule").asText()))
                .filter(one -> row == null
                        || TraceView.row(one) != null && TraceView.row(one).id().equals(row))
                .findFirst();
    }

    /** What is asked, without the reason. */
    static JsonNode does(JsonNode obligation) {
        var copy = (com.fasterxml.jackson.databind.node.ObjectNode) obligation.deepCopy();
        copy.remove("because");
        return copy;
    }

    /** The document and article behind it; of a list row the version of the list, of a plan its digest. */
    private static Map<String, Object> article(OrderCase order, JsonNode because) {
        Map<String, Object> article = new LinkedHashMap<>();
        String source = because.path("source").asText();
        article.put("source", source);
        article.put("document", document(order, because));
        article.put("clause", because.path("clause"));
        article.put("certainty", because.path("certainty"));
        if (source.equals("list_row")) {
            article.put("list", order.shared().path("list"));
        }
        if (source.equals("plan")) {
            article.put("plan", order.record().at("/input/plan"));
        }
        article.put(
                "pack", Map.of("id", order.pack().id(), "document", order.pack().document()));
        return article;
    }

    private static String document(OrderCase order, JsonNode because) {
        if (because.path("citation").isTextual()) {
            return because.get("citation").asText();
        }
        return because.path("source").asText().equals("list_row")
                ? "应急减排清单"
                : order.pack().document();
    }

    /** The figures of the row and the readings of the pack, each with date, source and certainty. */
    private Map<String, Object> parameters(PolicyPack pack, JsonNode because, Optional<Fired> fired) {
        Map<String, Object> parameters = new TreeMap<>();
        JsonNode figures = because.path("parameters");
        if (figures.hasNonNull("row")) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("value", figures.path("amount"));
            row.put("unit", figures.path("unit"));
            row.put(
                    "since",
                    pack.chain().stream()
                            .filter(each ->
                                    each.id().equals(figures.path("pack").asText()))
                            .findFirst()
                            .flatMap(PolicyPack::inForceFrom)
                            .orElse(null));
            row.put("cite", because.path("citation"));
            row.put("certainty", because.path("certainty"));
            row.put("pack", figures.path("pack"));
            parameters.put(figures.get("row").asText(), row);
        }
        fired.ifPresent(one -> parameters.putAll(
                TraceView.parameters(one, derivations.rules(pack).parameters())));
        return parameters;
    }

    private static Text text(OrderCase order, JsonNode obligation, JsonNode because) {
        Text level = Words.level(order.call().level().code());
        Text action = Words.action(obligation.path("action").asText(null));
        Text source = Words.source(because.path("source").asText());
        Text certainty = Words.certainty(because.path("certainty").asText());
        String amount = obligation.path("amount").isNumber()
                ? " " + obligation.get("amount").asText() + " "
                        + obligation.path("unit").asText()
                : "";
        String row = because.at("/parameters/row").asText("");
        String document = document(order, because);
        String target = obligation.path("target").asText();
        return new Text(
                target + "：" + action.zh() + amount + "。" + level.zh() + "响应下，因“"
                        + because.path("titleZh").asText() + "”，依据" + source.zh() + " " + row + "（" + document + "，"
                        + certainty.zh() + "）。",
                target + ": " + action.en() + amount + ". Under " + level.en() + ": “"
                        + because.path("titleEn").asText() + "”, by " + source.en() + " " + row + " (" + document + ", "
                        + certainty.en() + ").");
    }
}

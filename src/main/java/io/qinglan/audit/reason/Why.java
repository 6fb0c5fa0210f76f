package io.qinglan.audit.reason;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.ledger.Entries;
import io.qinglan.policy.PolicyPack;

/**
 * Why a decision is as it is, in one answer: the articles, the rules with facts and parameter values, the people, and the way back to the
 * forecast. Read from what the ledger keeps, not from how things stand today.
 */
@ApplicationScoped
class Why {

    private final Archive archive;
    private final Chain chain;
    private final OrderWhy orders;
    private final ZoneId zone;

    Why(
            Archive archive,
            Chain chain,
            OrderWhy orders,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.archive = archive;
        this.chain = chain;
        this.orders = orders;
        this.zone = zone;
    }

    /** The whole answer. */
    Map<String, Object> of(Entries.Found decision) {
        JsonNode record = archive.record(decision);
        Map<String, Object> why = head(decision, record);
        List<Chain.Step> steps = chain.of(decision);
        if (OrderCase.is(decision)) {
            OrderCase order = OrderCase.of(decision, archive);
            List<Map<String, Object>> because = orders.because(order);
            why.put("pack", pack(order.pack()));
            why.put("articles", articles(because));
            why.put("legalBasis", order.shared().path("legalBasis"));
            why.put("authority", order.shared().path("authority"));
            why.put("because", because);
        } else if (LevelCase.is(decision, archive)) {
            LevelCase level = LevelCase.of(decision, archive, zone);
            List<Map<String, Object>> because = LevelWhy.because(level);
            why.put("pack", pack(level.pack()));
            why.put("articles", articles(because));
            why.put("legalBasis", record.path("legalBasis"));
            why.put("because", because);
            why.put("nextLevel", level.said().path("nextLevel"));
        } else {
            why.put("legalBasis", record.path("legalBasis"));
            why.put("because", List.of(act(record)));
        }
        why.put("chain", steps);
        return why;
    }

    private Map<String, Object> head(Entries.Found decision, JsonNode record) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("decision", decision.id());
        head.put("kind", decision.kind());
        head.put("subject", decision.subject());
        head.put("area", decision.area());
        head.put("site", decision.site());
        head.put("occurredAt", record.path("occurredAt"));
        head.put("receivedAt", record.path("receivedAt"));
        head.put("recordedAt", decision.recordedAt());
        Text kind = Words.kind(decision.kind());
        String when = Words.minute(decision.recordedAt(), zone);
        head.put("text", new Text(when + " " + kind.zh(), when + ": " + kind.en()));
        head.put("ledger", Map.of("index", decision.index(), "leaf", decision.leaf()));
        return head;
    }

    /** An act of a person, or of the clock: nothing was derived, it stands on what it says. */
    private static Map<String, Object> act(JsonNode record) {
        Map<String, Object> act = new LinkedHashMap<>();
        act.put("rule", null);
        act.put("actor", record.path("actor"));
        act.put("facts", record.path("input"));
        act.put("said", record.path("output"));
        String name = record.at("/actor/name").asText("");
        act.put(
                "text",
                name.isEmpty()
                        ? new Text("由时钟或程序完成", "done by the clock or the program")
                        : new Text(
                                name + "（" + record.at("/actor/post").asText("") + "）决定",
                                "decided by " + name + " ("
                                        + record.at("/actor/post").asText("") + ")"));
        return act;
    }

    private static List<Object> articles(List<Map<String, Object>> because) {
        Set<Object> articles = new LinkedHashSet<>();
        because.forEach(reason -> articles.add(reason.get("article")));
        return new ArrayList<>(articles);
    }

    static Map<String, Object> pack(PolicyPack pack) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", pack.id());
        shown.put("digest", pack.digest());
        shown.put("document", pack.document());
        shown.put("title", new Text(pack.titleZh(), pack.titleEn()));
        shown.put("inForceFrom", pack.inForceFrom().orElse(null));
        return shown;
    }
}

package io.qinglan.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.fact.Level;
import io.qinglan.fact.obligation.Alert;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.inventory.plan.Plans;
import io.qinglan.order.obligation.Because;
import io.qinglan.order.obligation.Obligation;
import io.qinglan.order.obligation.ObligationRules;
import io.qinglan.order.obligation.SiteDuties;
import io.qinglan.order.obligation.Switching;
import io.qinglan.order.obligation.TimedObligation;
import io.qinglan.policy.PolicyPack;

/** Orders derived again from what was archived with them: for whoever asks why, what if, or whether it is still the same. */
@ApplicationScoped
public class OrderDerivations {

    private final OrderPacks packs;
    private final OrderReasons reasons;
    private final ObjectMapper json;
    private final ZoneId zone;

    /** Made by the container. */
    public OrderDerivations(
            OrderPacks packs,
            OrderReasons reasons,
            ObjectMapper json,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.packs = packs;
        this.reasons = reasons;
        this.json = json;
        this.zone = zone;
    }

    /**
     * What an order was derived from beside the facts of its site.
     *
     * @param start from when it holds
     * @param until to when, null when open
     * @param begun when the response began
     * @param unbinding whether a person confirmed obligations that do not bind by themselves
     */
    public record Call(Level level, Instant start, Instant until, Instant begun, boolean unbinding) {

        /** The call as the shared parts of an order say it; those of the first orders do not say when the response began. */
        public static Call of(JsonNode shared) {
            Instant start = Instant.parse(shared.get("start").asText());
            JsonNode until = shared.path("until");
            JsonNode begun = shared.path("begun");
            return new Call(
                    Level.of(shared.get("level").asText()),
                    start,
                    until.isTextual() ? Instant.parse(until.asText()) : null,
                    begun.isTextual() ? Instant.parse(begun.asText()) : start,
                    shared.path("unbinding").asBoolean());
        }

        /** The same at another level. */
        public Call at(Level other) {
            return new Call(other, start, until, begun, unbinding);
        }

        /** The same on another date, at the same time of the day, lasting as long. */
        public Call on(LocalDate day, ZoneId zone) {
            Instant moved = start.atZone(zone).with(day).toInstant();
            java.time.Duration by = java.time.Duration.between(start, moved);
            return new Call(level, moved, until == null ? null : until.plus(by), begun.plus(by), unbinding);
        }
    }

    /**
     * What was derived.
     *
     * @param obligations in the form of decision records, each with its reason under {@code because}
     * @param duties the same with the trace, as it stands at the start of the order
     */
    public record Derived(List<JsonNode> obligations, SiteDuties duties, Alert alert) {}

    /** What a site must do under a call, by the rules of a pack, with the trace. */
    public Derived derive(SiteFact site, Call call, PolicyPack pack) {
        OrderRecord record = new OrderRecord(reasons);
        LocalDate day = day(call);
        Alert alert = alert(call);
        byte[] bytes = record.issued(NOBODY, site.endedBy(day), timed(site, call, packs.rules(pack)), call.begun());
        Map<String, Because> named = new LinkedHashMap<>();
        record.reasons().forEach(because -> named.put(reasons.key(because), because));
        List<JsonNode> obligations = new java.util.ArrayList<>();
        tree(bytes).at("/output/obligations").forEach(one -> {
            var obligation = (com.fasterxml.jackson.databind.node.ObjectNode) one;
            obligation.set(
                    "because", json.valueToTree(named.get(one.get("because").asText())));
            obligations.add(obligation);
        });
        return new Derived(obligations, packs.rules(pack).derive(site, alert), alert);
    }

    /** The rules of a pack, compiled at the first use. */
    public ObligationRules rules(PolicyPack pack) {
        return packs.rules(pack);
    }

    /** The call as rules see it. */
    public Alert alert(Call call) {
        return Alert.on(call.level(), day(call)).after(Hours.between(call.begun(), call.start()));
    }

    /**
     * The canonical record of an order, derived again; where nothing has changed, byte for byte the one that was recorded.
     *
     * @param recorded the record: its head is taken over, its obligations are not looked at
     */
    public byte[] again(JsonNode recorded, SiteFact site, Call call, PolicyPack pack) {
        JsonNode plan = recorded.at("/input/plan");
        OrderRecord.Head head = new OrderRecord.Head(
                uuid(recorded.get("id")),
                uuid(recorded.get("subject")),
                recorded.at("/output/previous").isTextual() ? uuid(recorded.at("/output/previous")) : null,
                recorded.path("area").asText(null),
                recorded.get("site").asText(),
                recorded.at("/input/facts").asText(),
                recorded.get("shared").asText(),
                plan.isTextual()
                        ? new Plans.Cited(recorded.at("/input/planVersion").asInt(), plan.asText())
                        : null,
                recorded.at("/output/version").asInt(),
                recorded.at("/output/sequence").asInt(),
                Instant.parse(recorded.get("occurredAt").asText()),
                Instant.parse(recorded.get("recordedAt").asText()));
        return new OrderRecord(reasons)
                .issued(head, site.endedBy(day(call)), timed(site, call, packs.rules(pack)), call.begun());
    }

    private static final OrderRecord.Head NOBODY = new OrderRecord.Head(
            new UUID(0, 0), new UUID(0, 0), null, null, null, null, null, null, 0, 0, Instant.EPOCH, Instant.EPOCH);

    private List<TimedObligation> timed(SiteFact site, Call call, ObligationRules rules) {
        BigDecimal last = call.until() == null ? null : Hours.between(call.begun(), call.until());
        Predicate<Obligation> chosen = obligation -> call.unbinding() || obligation.binding();
        return Switching.over(rules, List.of(site), alert(call), last, chosen).get(0);
    }

    private LocalDate day(Call call) {
        return call.start().atZone(zone).toLocalDate();
    }

    private JsonNode tree(byte[] bytes) {
        try {
            return json.readTree(bytes);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("a record is not JSON", e);
        }
    }

    private static UUID uuid(JsonNode text) {
        return UUID.fromString(text.asText());
    }
}

package io.qinglan.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.Cap;
import io.qinglan.fact.obligation.DailySpan;
import io.qinglan.fact.obligation.Emission;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.Origin;
import io.qinglan.fact.obligation.Quantity;
import io.qinglan.fact.obligation.Target;
import io.qinglan.inventory.plan.Plans;
import io.qinglan.ledger.CanonicalWriter;
import io.qinglan.order.obligation.Because;
import io.qinglan.order.obligation.Obligation;
import io.qinglan.order.obligation.RampDown;
import io.qinglan.order.obligation.TimedObligation;

/**
 * The decision record of one order, written straight as canonical JSON. It holds the obligations themselves; what it shares with other
 * orders it names by digest: the facts of the site, the shared parts of the response, the reasons. Keys may only ever be added. Not
 * thread safe.
 */
final class OrderRecord {

    private static final List<String> POLLUTANTS = List.of("NOx", "PM", "SO2", "VOCs");

    private final CanonicalWriter json = new CanonicalWriter();
    private final OrderReasons reasons;
    private final Map<Because, String> names = new IdentityHashMap<>(); // a pack hands out one reason per row

    OrderRecord(OrderReasons reasons) {
        this.reasons = reasons;
    }

    /** What a record says of its order beside the obligations; the plan is the site's own in force, null without one. */
    record Head(
            UUID decision,
            UUID order,
            UUID previous,
            String area,
            String site,
            String facts,
            String shared,
            Plans.Cited plan,
            int version,
            int sequence,
            Instant occurredAt,
            Instant recordedAt) {}

    /**
     * The record of an order that was issued under a response that began at {@code begun}.
     *
     * @param ended classes of the site that exempt it no more, with their last day
     */
    byte[] issued(
            Head head, SortedMap<String, LocalDate> ended, Collection<TimedObligation> obligations, Instant begun) {
        json.object().field("area", head.area());
        json.key("fired").array();
        TreeSet<String> fired = new TreeSet<>();
        obligations.forEach(timed -> fired.add(reason(timed.what().because())));
        fired.forEach(json::text);
        json.endArray();
        json.field("form", 1).key("id").uuid(head.decision());
        json.key("input").object().field("facts", head.facts());
        if (head.plan() != null) {
            json.field("plan", head.plan().digest())
                    .field("planVersion", head.plan().version());
        }
        json.endObject();
        json.field("kind", "order.issued").field("occurredAt", head.occurredAt().toString());
        json.key("output").object();
        if (!ended.isEmpty()) {
            json.key("endedExemptions").object();
            ended.forEach((flag, last) -> json.field(flag, last.toString()));
            json.endObject();
        }
        json.key("obligations").array();
        obligations.forEach(timed -> obligation(timed, begun));
        json.endArray();
        if (head.previous() != null) {
            json.key("previous").uuid(head.previous());
        }
        json.field("sequence", head.sequence()).field("version", head.version()).endObject();
        return tail(head);
    }

    /** The record of an order that ended. */
    byte[] ended(Head head, OrderStatus status, String how) {
        json.object().field("area", head.area());
        json.field("form", 1).key("id").uuid(head.decision());
        json.key("input").object().field("how", how).endObject();
        json.field("kind", "order." + status.code())
                .field("occurredAt", head.occurredAt().toString());
        json.key("output").object().field("sequence", head.sequence());
        json.field("status", status.code()).endObject();
        return tail(head);
    }

    /** The reasons named in the records written so far. */
    Collection<Because> reasons() {
        return names.keySet();
    }

    private byte[] tail(Head head) {
        json.field("recordedAt", head.recordedAt().toString());
        json.field("shared", head.shared()).field("site", head.site());
        json.key("subject").uuid(head.order());
        return json.endObject().take();
    }

    private String reason(Because because) {
        return names.computeIfAbsent(because, reasons::key);
    }

    private void obligation(TimedObligation timed, Instant begun) {
        Obligation obligation = timed.what();
        Target target = obligation.target();
        RampDown ramp = RampDown.of(obligation);
        json.object().field("action", obligation.action().code());
        words("allowed", obligation.allowed());
        json.field("amount", obligation.amount());
        json.field("because", reason(obligation.because()));
        if (!obligation.binding()) {
            json.key("binding").bool(false);
        }
        cap(obligation.cap());
        if (obligation.comparison() != null && !obligation.comparison().equals("exact")) {
            json.field("comparison", obligation.comparison());
        }
        if (!ramp.steps().isEmpty()) {
            json.field("completeAfter", ramp.completeAfterHours());
        }
        json.field("countedBy", obligation.countedBy());
        daily(obligation.daily());
        json.field("from", at(begun, timed.fromHour()));
        if (obligation.keptHot()) {
            json.key("keptHot").bool(true);
        }
        quantity("limitTo", obligation.limitTo());
        LineFact stopping = obligation.action() == Action.STOP ? target.line() : null;
        if (stopping != null) {
            json.field("mayFinish", stopping.known("batches_to_finish"));
        }
        if (target instanceof Target.AnyOf any) {
            quantity("minCapacity", any.minCapacity());
            json.field("minCount", any.minCount());
        } else if (obligation.minCount() != null) {
            json.field("minCount", obligation.minCount());
        }
        if (obligation.origin() != Origin.TABLE) {
            json.field("origin", obligation.origin().code());
        }
        if (target instanceof Target.Part part) {
            json.field("part", part.part()).field("partShare", part.share());
        }
        ramp(ramp);
        if (stopping != null) {
            json.field("safeMinimum", stopping.word("safe_minimum"));
        }
        saves(obligation.saves());
        json.field("scope", obligation.scope().code()).field("target", target.code());
        json.field("unit", obligation.unit())
                .field("until", at(begun, timed.untilHour()))
                .endObject();
    }

    private static String at(Instant begun, BigDecimal hours) {
        return hours == null ? null : begun.plus(Hours.of(hours)).toString();
    }

    private void ramp(RampDown ramp) {
        if (ramp.steps().isEmpty()) {
            return;
        }
        json.key("ramp").array();
        for (RampDown.Step step : ramp.steps()) {
            json.object()
                    .field("after", step.afterHours())
                    .field("share", step.share())
                    .endObject();
        }
        json.endArray();
    }

    private void saves(Emission saves) {
        if (!saves.above0()) {
            return;
        }
        json.key("saves").object();
        for (String pollutant : POLLUTANTS) {
            BigDecimal figure = saves.kilograms(pollutant);
            if (figure.signum() != 0) {
                json.field(pollutant, figure);
            }
        }
        json.endObject();
    }

    private void cap(Cap cap) {
        if (cap == null) {
            return;
        }
        json.key("cap").object().field("by", cap.by());
        if (!cap.kilogramsPerDay().isEmpty()) {
            json.key("kgPerDay").object();
            new TreeMap<>(cap.kilogramsPerDay()).forEach(json::field);
            json.endObject();
        }
        json.endObject();
    }

    private void quantity(String key, Quantity quantity) {
        if (quantity != null) {
            json.key(key).object();
            json.field("unit", quantity.unit()).field("value", quantity.value()).endObject();
        }
    }

    private void daily(List<DailySpan> spans) {
        if (spans == null || spans.isEmpty()) {
            return;
        }
        json.key("daily").array();
        spans.forEach(span ->
                json.object().field("from", span.from()).field("to", span.to()).endObject());
        json.endArray();
    }

    private void words(String key, List<String> words) {
        if (words != null) {
            json.key(key).array();
            words.forEach(json::text);
            json.endArray();
        }
    }
}

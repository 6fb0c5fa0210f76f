package io.qinglan.compliance.watch;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.compliance.lead.Suspensions.Suspension;
import io.qinglan.fact.compliance.Duty;
import io.qinglan.fact.compliance.Leave;
import io.qinglan.fact.compliance.Quota;
import io.qinglan.fact.compliance.RampStep;
import io.qinglan.fact.compliance.TestKind;
import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.DailySpan;
import io.qinglan.fact.obligation.Quantity;
import io.qinglan.fact.obligation.Scope;
import io.qinglan.order.CheckedOrder;

/**
 * From the orders of one site under one response to duties with the times for which they run. A duty runs from the later of its start and
 * proven service plus grace; what the version before, served, already asked in the same words goes on without new service. It ends where the
 * next version begins to hold, and the permitted way down is moved by as much as service came late. Times are cut to whole minutes, in favour
 * of the site.
 */
final class DutyTimes {

    private final Function<CheckedOrder, Duration> grace;
    private final ZoneId zone;

    /** Reckons with the grace after service that the pack of an order names. */
    DutyTimes(Function<CheckedOrder, Duration> grace, ZoneId zone) {
        this.grace = grace;
        this.zone = zone;
    }

    /** Begin and end of a version of an order. */
    private record Held(Instant from, Instant until) {}

    /**
     * The watched orders of a chain.
     *
     * @param chain all orders of one site under one response, by sequence
     * @param revisions revision of each
     * @param suspensions lines on which nothing is held against the site for a time
     */
    List<WatchedOrder> of(List<CheckedOrder> chain, Map<UUID, Integer> revisions, List<Suspension> suspensions) {
        List<WatchedOrder> watched = new ArrayList<>();
        Map<UUID, CheckedOrder> next = new HashMap<>();
        chain.stream().filter(order -> order.previous() != null).forEach(order -> next.put(order.previous(), order));
        Map<UUID, WatchedOrder> built = new HashMap<>();
        for (CheckedOrder order : chain) {
            Held held = held(order, next.get(order.id()));
            WatchedOrder before = order.previous() == null ? null : built.get(order.previous());
            List<WatchedDuty> duties = order.exercise() ? List.of() : duties(order, held, before, suspensions);
            WatchedOrder one = new WatchedOrder(
                    order, revisions.getOrDefault(order.id(), 0), chain.get(0).start(), duties);
            built.put(order.id(), one);
            watched.add(one);
        }
        return watched;
    }

    /** A version that is superseded holds until the next one begins, which may be later than its issue. */
    private static Held held(CheckedOrder order, CheckedOrder next) {
        Instant from =
                order.version() > 1 && order.issuedAt().isAfter(order.start()) ? order.issuedAt() : order.start();
        Instant until = order.endedAt();
        if (until != null && next != null && next.start().isAfter(until)) {
            until = next.start();
        }
        return new Held(from, until);
    }

    private List<WatchedDuty> duties(CheckedOrder order, Held held, WatchedOrder before, List<Suspension> suspensions) {
        List<WatchedDuty> duties = new ArrayList<>();
        int ordinal = 0;
        for (JsonNode obligation : order.obligations()) {
            ordinal++;
            if (obligation.path("binding").asBoolean(true)) {
                Duty duty = duty(order, obligation, held, before, suspensions);
                boolean runs =
                        duty != null && (duty.until() == null || duty.from().isBefore(duty.until()));
                if (runs) {
                    duties.add(new WatchedDuty(ordinal, duty));
                }
            }
        }
        return duties;
    }

    private Duty duty(
            CheckedOrder order, JsonNode obligation, Held held, WatchedOrder before, List<Suspension> suspensions) {
        Instant asked = later(time(obligation, "start"), held.from());
        Instant from = runsFrom(order, obligation, asked, before);
        if (from == null) {
            return null;
        }
        Duration late = Duration.between(asked, from);
        String id = obligation.path("id").asText();
        Instant complete = time(obligation, "completeBy");
        return new Duty(
                id,
                order.id().toString(),
                order.site(),
                obligation.at("/target/code").asText(),
                text(obligation.at("/target/part")),
                Scope.of(obligation.path("scope").asText()),
                Action.of(obligation.path("action").asText()),
                number(obligation.path("amount")),
                text(obligation.path("unit")),
                quantity(obligation.path("limitTo")),
                up(from),
                complete == null ? null : up(later(complete.plus(late), from)),
                down(earlier(time(obligation, "until"), held.until())),
                ramp(obligation.path("ramp"), late),
                daily(obligation.path("daily")),
                zone,
                quota(obligation.path("quota")),
                words(obligation.path("allowed")),
                obligation.path("keptHot").asBoolean(false),
                caps(obligation.at("/cap/kgPerDay")),
                tests(obligation.path("asked")),
                leaves(obligation.at("/target/code").asText(), suspensions));
    }

    private static List<Leave> leaves(String target, List<Suspension> suspensions) {
        return suspensions.stream()
                .filter(one -> one.line() == null || one.line().equals(target))
                .map(one -> new Leave("suspended", one.explanation().toString(), one.from(), one.until()))
                .toList();
    }

    /** Null while neither its own service nor that of the same duty before is proven. */
    private Instant runsFrom(CheckedOrder order, JsonNode obligation, Instant asked, WatchedOrder before) {
        Instant own =
                order.servedAt() == null ? null : later(asked, order.servedAt().plus(grace.apply(order)));
        Instant goesOn = before == null ? null : goesOn(obligation, asked, before);
        return own == null || goesOn != null && goesOn.isBefore(own) ? goesOn : own;
    }

    /** From when a duty goes on that the version before asked in the same words. */
    private static Instant goesOn(JsonNode obligation, Instant asked, WatchedOrder before) {
        for (WatchedDuty was : before.duties()) {
            JsonNode same = before.order().obligations().get(was.ordinal() - 1);
            if (asks(same).equals(asks(obligation))) {
                return later(asked, was.duty().from());
            }
        }
        return null;
    }

    /** What an obligation asks, for comparing: target, part, action, amount, limit. */
    private static String asks(JsonNode obligation) {
        return obligation.at("/target/code") + "|" + obligation.at("/target/part") + "|" + obligation.path("action")
                + "|"
                + obligation.path("amount") + "|" + obligation.path("unit") + "|" + obligation.path("limitTo") + "|"
                + obligation.path("daily") + "|" + obligation.path("quota");
    }

    private static List<RampStep> ramp(JsonNode steps, Duration late) {
        List<RampStep> ramp = new ArrayList<>();
        for (JsonNode step : steps) {
            Instant by = time(step, "by");
            if (by != null && step.path("share").isNumber()) {
                ramp.add(new RampStep(up(by.plus(late)), step.get("share").decimalValue()));
            }
        }
        return ramp;
    }

    private static List<DailySpan> daily(JsonNode spans) {
        List<DailySpan> daily = new ArrayList<>();
        spans.forEach(span -> daily.add(
                new DailySpan(span.path("from").asText(), span.path("to").asText())));
        return daily;
    }

    private static Quota quota(JsonNode quota) {
        return quota.path("value").isNumber()
                ? new Quota(
                        quota.get("value").decimalValue(),
                        quota.path("unit").asText(),
                        quota.path("per").asText())
                : null;
    }

    private static Quantity quantity(JsonNode limit) {
        return limit.path("value").isNumber()
                ? new Quantity(
                        limit.get("value").decimalValue(), limit.path("unit").asText())
                : null;
    }

    private static Map<String, BigDecimal> caps(JsonNode kilograms) {
        Map<String, BigDecimal> caps = new HashMap<>();
        kilograms
                .properties()
                .forEach(one -> caps.put(one.getKey(), one.getValue().decimalValue()));
        return caps;
    }

    private static Set<TestKind> tests(JsonNode names) {
        Set<TestKind> tests = EnumSet.noneOf(TestKind.class);
        names.forEach(name -> tests.add(TestKind.of(name.asText())));
        return tests;
    }

    private static List<String> words(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(word.asText()));
        return words;
    }

    private static String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }

    private static BigDecimal number(JsonNode node) {
        return node.isNumber() ? node.decimalValue() : null;
    }

    private static Instant time(JsonNode node, String name) {
        return node.path(name).isTextual()
                ? OffsetDateTime.parse(node.get(name).asText()).toInstant()
                : null;
    }

    private static Instant later(Instant one, Instant other) {
        return one == null || other != null && other.isAfter(one) ? other : one;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }

    private static Instant up(Instant at) {
        Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
        return minute.equals(at) ? at : minute.plus(1, ChronoUnit.MINUTES);
    }

    private static Instant down(Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.MINUTES);
    }
}

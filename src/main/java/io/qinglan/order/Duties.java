package io.qinglan.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.fact.obligation.DailySpan;
import io.qinglan.fact.obligation.OffPeak;
import io.qinglan.inventory.StoredSite;
import io.qinglan.order.obligation.BoundDuty;
import io.qinglan.order.obligation.DutyMerge;

/**
 * The duty card (责任卡): all that binds a site at an instant. Obligations of every order of every authority, each in its own part of
 * the time, filed off-peak stops, and standing duties; for each target what binds (从严执行) and what it absorbs, both named.
 */
@ApplicationScoped
public class Duties {

    private static final int DAYS_OF_A_YEAR = 366;

    private final OrderBook book;
    private final OrderViews views;
    private final StandingDuties standing;
    private final ZoneId zone;

    /** Made by the container. */
    public Duties(
            OrderBook book,
            OrderViews views,
            StandingDuties standing,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.book = book;
        this.views = views;
        this.standing = standing;
        this.zone = zone;
    }

    /** What a card gathers. */
    private static final class Gathered {
        final Instant at;
        final List<Map<String, Object>> inForce = new ArrayList<>();
        final List<Map<String, Object>> upcoming = new ArrayList<>();
        final List<Instant> turns = new ArrayList<>();

        Gathered(Instant at) {
            this.at = at;
        }

        /** Takes a duty with its own time; what is over is left out. */
        void take(Map<String, Object> duty, Instant start, Instant until) {
            if (until != null && !at.isBefore(until)) {
                return;
            }
            boolean begun = !at.isBefore(start);
            turns.add(begun ? until : start);
            (begun ? inForce : upcoming).add(duty);
        }
    }

    /** What binds the site, what will, and until when this holds as it stands. */
    Map<String, Object> of(StoredSite site, Instant at) {
        String code = site.site().code();
        Gathered gathered = new Gathered(at);
        List<OrderRow> orders = book.of(code, at);
        List<Map<String, Object>> shown = views.of(orders);
        shown.forEach(order -> obligations(order, gathered));
        offPeak(site.site().facts().offPeak(), gathered);
        standing.known(code, at).forEach(duty -> gathered.take(view(duty), duty.start(), duty.end()));
        Map<String, Object> duties = new LinkedHashMap<>();
        duties.put("site", code);
        duties.put("at", at);
        duties.put("sequence", book.sequence(code, at) + standing.changes(code, at));
        duties.put(
                "validUntil",
                gathered.turns.stream()
                        .filter(Objects::nonNull)
                        .min(Instant::compareTo)
                        .orElse(null));
        duties.put("obligations", gathered.inForce);
        duties.put("binding", binding(gathered.inForce));
        duties.put("upcoming", gathered.upcoming);
        return duties;
    }

    @SuppressWarnings("unchecked")
    private static void obligations(Map<String, Object> order, Gathered gathered) {
        for (Map<String, Object> obligation : (List<Map<String, Object>>) order.get("obligations")) {
            Map<String, Object> named = new LinkedHashMap<>(obligation);
            named.put("order", order.get("id"));
            named.put("response", order.get("response"));
            named.put("level", order.get("level"));
            named.put("issuer", ((JsonNode) order.get("authority")).get("issuer"));
            named.put("exercise", order.get("exercise"));
            gathered.take(named, (Instant) obligation.get("start"), (Instant) obligation.get("until"));
        }
    }

    /** The stop filed with the list: the window that holds on the day, or the next one. */
    private void offPeak(OffPeak window, Gathered gathered) {
        if (window == null || window.stop().isEmpty()) {
            return;
        }
        ZonedDateTime today = gathered.at.atZone(zone).toLocalDate().atStartOfDay(zone);
        ZonedDateTime first = turn(window, today, true);
        ZonedDateTime last = first == null ? null : turn(window, first, false);
        if (last == null) {
            return;
        }
        for (String line : window.stop()) {
            Map<String, Object> stop = new LinkedHashMap<>();
            stop.put("id", "off-peak-" + line);
            stop.put("scope", "line");
            stop.put("target", Map.of("code", line));
            stop.put("action", "stop");
            stop.put("amount", BigDecimal.valueOf(100));
            stop.put("unit", "percent");
            stop.put("start", first.toInstant());
            stop.put("until", last.toInstant());
            stop.put("origin", "off_peak");
            stop.put("because", Map.of("source", "plan", "certainty", "stated"));
            gathered.take(stop, first.toInstant(), last.toInstant());
        }
    }

    /** The first day from another on which the window holds, or does not; null when there is none within a year. */
    private static ZonedDateTime turn(OffPeak window, ZonedDateTime from, boolean holds) {
        for (int days = 0; days <= DAYS_OF_A_YEAR; days++) {
            ZonedDateTime day = from.plusDays(days);
            if (window.holdsOn(MonthDay.from(day)) == holds) {
                return day;
            }
        }
        return holds ? null : from.plusDays(DAYS_OF_A_YEAR);
    }

    private static Map<String, Object> view(StandingDuty duty) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", duty.id().toString());
        view.put("scope", duty.scope());
        view.put("target", Map.of("code", duty.target()));
        view.put("action", duty.action());
        view.put("amount", duty.amount());
        view.put("unit", duty.unit());
        if (duty.limitValue() != null) {
            view.put("limitTo", Map.of("value", duty.limitValue(), "unit", String.valueOf(duty.limitUnit())));
        }
        view.put("allowed", duty.allowed());
        view.put("daily", duty.daily());
        view.put("start", duty.start());
        view.put("until", duty.end());
        view.put("origin", duty.kind());
        Map<String, Object> because = new LinkedHashMap<>();
        because.put("source", "plan");
        because.put("citation", duty.basis());
        because.put("clause", duty.clause());
        because.put("certainty", "stated");
        view.put("because", because);
        view.put("decision", duty.decision());
        return view;
    }

    /** What binds each target and what it absorbs; exercises, and what does not bind, stay apart: they bind nobody. */
    private static List<Map<String, Object>> binding(List<Map<String, Object>> inForce) {
        Map<BoundDuty, Map<String, Object>> shown = new LinkedHashMap<>();
        for (Map<String, Object> duty : inForce) {
            boolean binds = !Boolean.TRUE.equals(duty.get("exercise")) && !Boolean.FALSE.equals(duty.get("binding"));
            if (binds) {
                shown.put(bound(duty), duty);
            }
        }
        List<Map<String, Object>> binding = new ArrayList<>();
        for (DutyMerge.Binding one : DutyMerge.of(List.copyOf(shown.keySet()))) {
            Map<String, Object> named = named(shown.get(one.duty()), one.duty());
            if (one.duty().action().equals("forbid")) {
                named.put("allowed", one.allowed());
            }
            named.put(
                    "absorbs",
                    one.absorbed().stream()
                            .map(absorbed -> named(shown.get(absorbed), absorbed))
                            .toList());
            binding.add(named);
        }
        return binding;
    }

    private static Map<String, Object> named(Map<String, Object> view, BoundDuty duty) {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("target", duty.part() == null ? duty.target() : duty.target() + "/" + duty.part());
        named.put("obligation", duty.id());
        named.put("order", view.get("order"));
        named.put("response", view.get("response"));
        named.put("origin", view.get("origin"));
        named.put("action", duty.action());
        named.put("amount", duty.amount());
        named.put("unit", duty.unit());
        named.put("limitTo", view.get("limitTo"));
        named.put("until", view.get("until"));
        return named;
    }

    private static BoundDuty bound(Map<String, Object> duty) {
        Map<?, ?> target = (Map<?, ?>) duty.get("target");
        Map<?, ?> standingLimit = duty.get("limitTo") instanceof Map<?, ?> limit ? limit : Map.of();
        JsonNode recordedLimit = duty.get("limitTo") instanceof JsonNode limit ? limit : null;
        return new BoundDuty(
                text(duty.get("id")),
                text(target.get("code")),
                text(target.get("part")),
                text(duty.get("action")),
                number(duty.get("amount")),
                text(duty.get("unit")),
                number(recordedLimit == null ? standingLimit.get("value") : recordedLimit.get("value")),
                text(recordedLimit == null ? standingLimit.get("unit") : recordedLimit.get("unit")),
                words(duty.get("allowed")),
                spans(duty.get("daily")),
                duty.get("cap") != null);
    }

    private static String text(Object value) {
        if (value instanceof JsonNode node) {
            return node.isNull() ? null : node.asText();
        }
        return value == null ? null : value.toString();
    }

    private static BigDecimal number(Object value) {
        if (value instanceof JsonNode node) {
            return node.isNumber() ? node.decimalValue() : null;
        }
        return (BigDecimal) value;
    }

    private static List<String> words(Object value) {
        List<String> words = new ArrayList<>();
        if (value instanceof Iterable<?> list) {
            list.forEach(word -> words.add(text(word)));
        }
        return words;
    }

    private static List<DailySpan> spans(Object value) {
        List<DailySpan> spans = new ArrayList<>();
        if (value instanceof Iterable<?> list) {
            list.forEach(each -> spans.add(
                    each instanceof JsonNode node
                            ? new DailySpan(
                                    node.path("from").asText(), node.path("to").asText())
                            : (DailySpan) each));
        }
        return spans;
    }
}

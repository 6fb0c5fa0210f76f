package io.qinglan.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.fact.obligation.OffPeak;
import io.qinglan.inventory.StoredSite;

/**
 * All that binds a site at an instant: the obligations of every order in force and its filed off-peak stop. Where several address one
 * target the strictest binds (从严执行): a stop before a limit, a lower limit before a higher one.
 */
@ApplicationScoped
public class Duties {

    private static final List<String> STRICTEST_FIRST = List.of("stop", "forbid", "limit", "extend", "autonomous");

    private final OrderBook book;
    private final OrderViews views;
    private final ZoneId zone;

    /** Made by the container. */
    public Duties(
            OrderBook book,
            OrderViews views,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.book = book;
        this.views = views;
        this.zone = zone;
    }

    /** What binds the site, what will, and until when this holds as it stands. */
    Map<String, Object> of(StoredSite site, Instant at) {
        List<OrderRow> orders = book.of(site.site().code(), at);
        List<Map<String, Object>> shown = views.of(orders);
        List<Map<String, Object>> inForce = new ArrayList<>();
        List<Map<String, Object>> upcoming = new ArrayList<>();
        List<Instant> turns = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            OrderViews.Shared common = views.shared(orders.get(i));
            boolean ended = common.until() != null && !at.isBefore(common.until());
            if (ended) {
                continue;
            }
            boolean begun = !at.isBefore(common.start());
            turns.add(begun ? common.until() : common.start());
            (begun ? inForce : upcoming).addAll(obligations(shown.get(i)));
        }
        offPeak(site.site().facts().offPeak(), at, inForce, turns);
        Map<String, Object> duties = new LinkedHashMap<>();
        duties.put("site", site.site().code());
        duties.put("at", at);
        duties.put("sequence", book.sequence(site.site().code(), at));
        duties.put(
                "validUntil",
                turns.stream().filter(Objects::nonNull).min(Instant::compareTo).orElse(null));
        duties.put("obligations", inForce);
        duties.put("binding", binding(inForce));
        duties.put("upcoming", upcoming);
        return duties;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> obligations(Map<String, Object> order) {
        return ((List<Map<String, Object>>) order.get("obligations"))
                .stream()
                        .map(obligation -> {
                            Map<String, Object> named = new LinkedHashMap<>(obligation);
                            named.put("order", order.get("id"));
                            named.put("response", order.get("response"));
                            named.put("level", order.get("level"));
                            named.put("exercise", order.get("exercise"));
                            return named;
                        })
                        .toList();
    }

    private void offPeak(OffPeak window, Instant at, List<Map<String, Object>> inForce, List<Instant> turns) {
        if (window == null) {
            return;
        }
        ZonedDateTime here = at.atZone(zone);
        if (!window.holdsOn(MonthDay.from(here))) {
            return;
        }
        ZonedDateTime day = here.toLocalDate().atStartOfDay(zone);
        while (window.holdsOn(MonthDay.from(day))) {
            day = day.plusDays(1);
        }
        Instant until = day.toInstant();
        turns.add(until);
        for (String line : window.stop()) {
            Map<String, Object> stop = new LinkedHashMap<>();
            stop.put("id", "off-peak-" + line);
            stop.put("scope", "line");
            stop.put("target", Map.of("code", line));
            stop.put("action", "stop");
            stop.put("amount", 100);
            stop.put("unit", "percent");
            stop.put("until", until);
            stop.put("origin", "off_peak");
            stop.put("because", Map.of("source", "plan", "certainty", "stated"));
            inForce.add(stop);
        }
    }

    /** The binding obligation per target, exercises apart: they bind nobody. */
    private static List<Map<String, Object>> binding(List<Map<String, Object>> inForce) {
        Map<String, List<Map<String, Object>>> byTarget = new LinkedHashMap<>();
        for (Map<String, Object> obligation : inForce) {
            if (!Boolean.TRUE.equals(obligation.get("exercise"))) {
                byTarget.computeIfAbsent(target(obligation), code -> new ArrayList<>())
                        .add(obligation);
            }
        }
        List<Map<String, Object>> binding = new ArrayList<>();
        byTarget.forEach((target, several) -> {
            Map<String, Object> strictest = several.stream().min(strictness()).orElseThrow();
            Map<String, Object> named = new LinkedHashMap<>();
            named.put("target", target);
            named.put("obligation", strictest.get("id"));
            named.put("order", strictest.get("order"));
            named.put("action", strictest.get("action"));
            binding.add(named);
        });
        return binding;
    }

    private static String target(Map<String, Object> obligation) {
        Map<?, ?> target = (Map<?, ?>) obligation.get("target");
        return Stream.of(target.get("code"), target.get("part"))
                .filter(Objects::nonNull)
                .map(Duties::text)
                .reduce((code, part) -> code + "/" + part)
                .orElse("");
    }

    private static Comparator<Map<String, Object>> strictness() {
        return Comparator.<Map<String, Object>>comparingInt(
                        obligation -> STRICTEST_FIRST.indexOf(text(obligation.get("action"))))
                .thenComparing(Duties::limit);
    }

    private static BigDecimal limit(Map<String, Object> obligation) {
        return obligation.get("limitTo") instanceof JsonNode limit
                        && limit.path("value").isNumber()
                ? limit.get("value").decimalValue()
                : BigDecimal.valueOf(Long.MAX_VALUE);
    }

    private static String text(Object value) {
        return value instanceof JsonNode node ? node.asText() : String.valueOf(value);
    }
}

package io.qinglan.audit.reason;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.fact.Level;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.inventory.SiteFacts;
import io.qinglan.ledger.Canonical;
import io.qinglan.order.OrderDerivations;
import io.qinglan.order.OrderDerivations.Call;
import io.qinglan.order.OrderDerivations.Derived;
import io.qinglan.order.obligation.RowCheck;
import io.qinglan.policy.PolicyException;
import io.qinglan.policy.PolicyPack;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** An order under other facts, another pack, another day or level: what would be asked instead, and which single change would matter. */
@ApplicationScoped
class OrderWhatIf {

    private static final Set<String> FACTS = Set.of(
            "annualKg",
            "beforeKg",
            "flags",
            "flagsUntil",
            "grade",
            "industries",
            "lines",
            "listRows",
            "listed",
            "name",
            "offPeak",
            "stopOrder",
            "sub");

    private static final int TRIED = 40;

    private final OrderDerivations derivations;
    private final Archive archive;
    private final OtherPacks packs;
    private final ObjectMapper json;
    private final ZoneId zone;

    OrderWhatIf(
            OrderDerivations derivations,
            Archive archive,
            OtherPacks packs,
            ObjectMapper json,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.derivations = derivations;
        this.archive = archive;
        this.packs = packs;
        this.json = json;
        this.zone = zone;
    }

    Map<String, Object> of(OrderCase order, WhatIfInput input) {
        JsonNode facts = facts(order);
        SiteFact site = input.facts().isEmpty() ? order.site() : changed(facts, input.facts());
        Call call = order.call();
        if (input.level() != null) {
            call = call.at(level(input.level()));
        }
        if (input.date() != null) {
            call = call.on(input.date(), zone);
        }
        PolicyPack pack = input.pack() == null ? order.pack() : ruled(input.pack());
        Derived before = derivations.derive(order.site(), order.call(), order.pack());
        Derived after = derivations.derive(site, call, pack);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("changed", input);
        answer.put("pack", Why.pack(pack));
        answer.put("level", call.level().code());
        answer.put("before", before.obligations());
        answer.put("after", after.obligations());
        ObligationDifference difference = ObligationDifference.of(before.obligations(), after.obligations());
        answer.put("same", difference.none());
        answer.put("differences", difference);
        answer.put("saves", Map.of("before", saves(before), "after", saves(after)));
        answer.put("nearest", nearest(order, facts, before));
        answer.put("text", difference.text());
        return answer;
    }

    private PolicyPack ruled(String name) {
        PolicyPack pack = packs.named(name);
        try {
            derivations.rules(pack);
            return pack;
        } catch (PolicyException e) {
            throw Problem.invalid(InputError.at("/pack", "a pack with rules of obligations", name));
        }
    }

    /** The single changes that alter what is asked, the smallest first. */
    private List<Map<String, Object>> nearest(OrderCase order, JsonNode facts, Derived before) {
        List<Map<String, Object>> nearest = new ArrayList<>();
        for (Change change : changes(order, facts, before)) {
            Optional<Derived> after = attempt(order, facts, change);
            if (after.isEmpty()) {
                continue;
            }
            ObligationDifference difference =
                    ObligationDifference.of(before.obligations(), after.get().obligations());
            if (!difference.none()) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("change", change.name());
                one.put("from", change.from());
                one.put("to", change.to());
                one.put("differences", difference);
                one.put("text", difference.text());
                nearest.add(one);
            }
        }
        return nearest;
    }

    /** One fact, or the level, otherwise; the number says how far it is from what was. */
    private record Change(String name, Object from, Object to, Map<String, JsonNode> facts, Level level) {}

    private Optional<Derived> attempt(OrderCase order, JsonNode facts, Change change) {
        try {
            SiteFact site = change.facts().isEmpty() ? order.site() : changed(facts, change.facts());
            Call call = change.level() == null ? order.call() : order.call().at(change.level());
            return Optional.of(derivations.derive(site, call, order.pack()));
        } catch (Problem impossible) {
            return Optional.empty();
        }
    }

    private List<Change> changes(OrderCase order, JsonNode facts, Derived before) {
        List<Change> changes = new ArrayList<>();
        grades(order, changes);
        numbers(order, before, facts, changes);
        Level level = order.call().level();
        for (Level other : Level.values()) {
            if (other != Level.NONE && Math.abs(other.ordinal() - level.ordinal()) == 1) {
                changes.add(new Change("level", level.code(), other.code(), Map.of(), other));
            }
        }
        JsonNode flags = facts.path("flags");
        for (int i = 0; i < flags.size(); i++) {
            changes.add(new Change("/flags/" + i, flags.get(i), null, single("/flags/" + i, null), null));
        }
        if (facts.path("listRows").size() > 0) {
            changes.add(new Change("/listRows", facts.get("listRows"), null, single("/listRows", null), null));
        }
        boolean listed = facts.path("listed").asBoolean(true);
        changes.add(new Change(
                "/listed", listed, !listed, single("/listed", JsonNodeFactory.instance.booleanNode(!listed)), null));
        return changes.size() > TRIED ? changes.subList(0, TRIED) : changes;
    }

    /** The grades of the site's scheme, the neighbours first. */
    private void grades(OrderCase order, List<Change> changes) {
        Set<String> scheme = new LinkedHashSet<>();
        order.site()
                .industries()
                .forEach(industry -> scheme.addAll(derivations
                        .rules(order.pack())
                        .scheme(industry, order.site().sub())));
        List<String> grades = new ArrayList<>(scheme);
        int now = grades.indexOf(order.site().grade());
        grades.stream()
                .filter(grade -> !grade.equals(order.site().grade()))
                .sorted(java.util.Comparator.comparingInt(grade -> Math.abs(grades.indexOf(grade) - now)))
                .forEach(grade -> changes.add(new Change(
                        "/grade",
                        order.site().grade(),
                        grade,
                        single("/grade", JsonNodeFactory.instance.textNode(grade)),
                        null)));
    }

    /** Numbers of lines that alone keep a row from applying, moved to its bound. */
    private void numbers(OrderCase order, Derived before, JsonNode facts, List<Change> changes) {
        derivations.rules(order.pack()).rows(order.site(), before.alert()).stream()
                .filter(check -> check.missed() == 1)
                .flatMap(check -> check.conditions().stream())
                .filter(asked -> !asked.met() && asked.shortBy() != null && asked.line() != null)
                .sorted(java.util.Comparator.comparing(RowCheck.Asked::shortBy))
                .forEach(asked -> {
                    for (int i = 0; i < facts.path("lines").size(); i++) {
                        if (facts.at("/lines/" + i + "/id").asText().equals(asked.line())) {
                            String bound = asked.wanted().replaceAll("^.*?(<=|>=|!=|<|>|=)", "");
                            String at = "/lines/" + i + "/figures/" + asked.name();
                            changes.add(new Change(
                                    at,
                                    asked.got(),
                                    bound,
                                    single(at, JsonNodeFactory.instance.numberNode(new java.math.BigDecimal(bound))),
                                    null));
                        }
                    }
                });
    }

    private static Map<String, JsonNode> single(String pointer, JsonNode value) {
        Map<String, JsonNode> one = new LinkedHashMap<>();
        one.put(pointer, value);
        return one;
    }

    private JsonNode facts(OrderCase order) {
        try {
            return json.readTree(archive.factBytes(
                    order.decision().site(), order.record().at("/input/facts").asText()));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("archived facts are not JSON", e);
        }
    }

    private static SiteFact changed(JsonNode facts, Map<String, JsonNode> changes) {
        try {
            return SiteFacts.read(Canonical.bytes(ChangedFacts.of(facts, changes, FACTS)));
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw Problem.invalid(InputError.at("/facts", "values of the kind the list has", e.getMessage()));
        }
    }

    private static Level level(String code) {
        try {
            return Level.of(code);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(InputError.at("/level", "blue, yellow, orange or red", code));
        }
    }

    private static Map<String, Object> saves(Derived derived) {
        Map<String, Object> saves = new LinkedHashMap<>();
        for (String pollutant : List.of("SO2", "NOx", "PM", "VOCs")) {
            saves.put(pollutant, derived.duties().saves().kilograms(pollutant));
        }
        return saves;
    }
}

package io.qinglan.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a case says it shows of the rules: {@code shows: {fires: […], silent: […], boundary: […]}}, each a list of names of rules. The
 * trace tells whether it is so: a rule under {@code fires} has fired, one under {@code silent} has not. {@code boundary} names those of
 * them for which the case stands at the edge: a little more or less, and the rule would do the other thing.
 *
 * @param fires rules that fire in the case
 * @param silent rules that do not
 * @param boundary rules at the edge of which it stands, each also under one of the others
 */
public record Shown(Set<String> fires, Set<String> silent, Set<String> boundary) {

    private static final List<String> KEYS = List.of("fires", "silent", "boundary");

    /** What a case says; nothing when it says nothing. */
    public static Shown of(JsonNode aCase) {
        JsonNode shows = aCase.path("shows");
        return new Shown(names(shows.path("fires")), names(shows.path("silent")), names(shows.path("boundary")));
    }

    /** Whether the case says anything about rules. */
    public static boolean saidBy(JsonNode aCase) {
        return aCase.has("shows");
    }

    /**
     * What is not as the case says.
     *
     * @param fired the rules that fired
     * @param book the rules of the step, to refuse a name that no rule has
     */
    public static List<String> differences(JsonNode aCase, Collection<String> fired, RuleBook book) {
        List<String> differences = new ArrayList<>();
        Set<String> known = book.heads().stream().map(Fired::rule).collect(Collectors.toSet());
        aCase.path("shows").fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                differences.add("expected known keys only, got /shows/" + key);
            }
        });
        Shown shown = of(aCase);
        Map<String, Set<String>> lists = new LinkedHashMap<>();
        lists.put("fires", shown.fires());
        lists.put("silent", shown.silent());
        lists.put("boundary", shown.boundary());
        lists.forEach((key, rules) -> rules.stream()
                .filter(rule -> !known.contains(rule))
                .forEach(rule -> differences.add("/shows/" + key + ": expected the name of a rule, got " + rule)));
        shown.fires().stream()
                .filter(rule -> known.contains(rule) && !fired.contains(rule))
                .forEach(rule -> differences.add("/shows/fires: expected that the rule fires, got silence of " + rule));
        shown.silent().stream()
                .filter(fired::contains)
                .forEach(rule -> differences.add("/shows/silent: expected that the rule is silent, it fired: " + rule));
        shown.boundary().stream()
                .filter(rule -> !shown.fires().contains(rule) && !shown.silent().contains(rule))
                .forEach(rule -> differences.add("/shows/boundary: expected a rule of fires or silent, got " + rule));
        return differences;
    }

    private static Set<String> names(JsonNode list) {
        Set<String> names = new TreeSet<>();
        list.forEach(name -> names.add(name.asText()));
        return names;
    }
}

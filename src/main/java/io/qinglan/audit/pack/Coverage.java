package io.qinglan.audit.pack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.policy.CaseFile;
import io.qinglan.policy.Fired;
import io.qinglan.policy.Parameter;
import io.qinglan.policy.PolicyPack;
import io.qinglan.policy.Shown;

/**
 * What of the law a pack carries out (条文覆盖): each article or passage named by a rule with its rules, the cases that show them firing,
 * standing silent and at the boundary; the passages that only parameters cite; and what no case shows.
 */
final class Coverage {

    private static final List<String> STEPS = List.of("warning", "obligation", "compliance");

    private final PolicyPack pack;
    private final Map<String, Set<String>> fires = new TreeMap<>();
    private final Map<String, Set<String>> silent = new TreeMap<>();
    private final Map<String, Set<String>> boundary = new TreeMap<>();

    private Coverage(PolicyPack pack) {
        this.pack = pack;
    }

    /**
     * A rule.
     *
     * @param step warning, obligation or compliance
     * @param name its name
     * @param titleZh title in Chinese
     * @param titleEn title in English
     * @param fires cases in which it fires
     * @param silent cases in which it does not
     * @param boundary cases at the edge of which it stands
     */
    record Rule(
            String step,
            String name,
            String titleZh,
            String titleEn,
            Set<String> fires,
            Set<String> silent,
            Set<String> boundary) {}

    /** A parameter and how sure it is. */
    record Figure(String name, String titleZh, String titleEn, String certainty, String pack) {}

    /**
     * A passage of the law.
     *
     * @param article as rules or parameters cite it
     * @param rules the rules that carry it out; empty when only figures cite it
     * @param figures the parameters that cite exactly it
     */
    record Passage(String article, List<Rule> rules, List<Figure> figures) {}

    /** The passages of a pack, by their names. */
    static List<Passage> of(PolicyPack pack) {
        Coverage coverage = new Coverage(pack);
        for (PolicyPack each : pack.chain()) {
            for (Path file : each.caseFiles()) {
                coverage.take(CaseFile.read(file), each.id());
            }
        }
        return coverage.passages();
    }

    private void take(CaseFile file, String home) {
        for (JsonNode aCase : file.cases()) {
            String name = home + " " + aCase.path("id").asText();
            take(aCase, name);
            aCase.path("alternatives").forEach(other -> take(other, name));
        }
    }

    private void take(JsonNode said, String name) {
        Shown shown = Shown.of(said);
        shown.fires()
                .forEach(rule -> fires.computeIfAbsent(rule, any -> new LinkedHashSet<>())
                        .add(name));
        shown.silent()
                .forEach(rule -> silent.computeIfAbsent(rule, any -> new LinkedHashSet<>())
                        .add(name));
        shown.boundary()
                .forEach(rule -> boundary.computeIfAbsent(rule, any -> new LinkedHashSet<>())
                        .add(name));
    }

    private List<Passage> passages() {
        Map<String, List<Rule>> rules = new TreeMap<>();
        for (String step : STEPS) {
            if (pack.hasRules(step)) {
                for (Fired head : pack.rules(step).heads()) {
                    String article = head.clause() == null ? "" : head.clause();
                    rules.computeIfAbsent(article, any -> new ArrayList<>()).add(rule(step, head));
                }
            }
        }
        Map<String, List<Figure>> figures = new LinkedHashMap<>();
        for (Parameter parameter : pack.parameters().all()) {
            figures.computeIfAbsent(parameter.cite(), any -> new ArrayList<>())
                    .add(new Figure(
                            parameter.name(),
                            parameter.titleZh(),
                            parameter.titleEn(),
                            parameter.certainty().code(),
                            parameter.pack()));
        }
        List<Passage> passages = new ArrayList<>();
        rules.forEach((article, own) -> passages.add(
                new Passage(article, own, figures.containsKey(article) ? figures.remove(article) : List.of())));
        figures.forEach((article, own) -> passages.add(new Passage(article, List.of(), own)));
        return passages;
    }

    private Rule rule(String step, Fired head) {
        return new Rule(
                step,
                head.rule(),
                head.titleZh(),
                head.titleEn(),
                fires.getOrDefault(head.rule(), Set.of()),
                silent.getOrDefault(head.rule(), Set.of()),
                boundary.getOrDefault(head.rule(), Set.of()));
    }
}

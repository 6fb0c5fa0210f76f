package io.qinglan.warning.assessment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import io.qinglan.policy.CaseFile;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.PolicyPack;
import io.qinglan.policy.RuleBook;
import io.qinglan.policy.Shown;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every rule of every pack has at least three cases: one in which it fires, one in which it does not, one at its boundary. That a case
 * shows what it says is judged by the trace when the cases are run.
 */
class RulesHaveCasesTest {

    private static final PolicyLibrary LIBRARY =
            PolicyLibrary.open(Path.of(System.getProperty("qinglan.rules", "rules")));

    private final Map<String, Set<String>> fires = new HashMap<>();
    private final Map<String, Set<String>> silent = new HashMap<>();
    private final Map<String, Set<String>> boundary = new HashMap<>();

    @Test
    void everyRuleFiresStaysSilentAndStandsAtItsBoundaryInSomeCase() {
        for (PolicyPack pack : LIBRARY.packs()) {
            for (Path file : pack.caseFiles()) {
                for (JsonNode aCase : CaseFile.read(file).cases()) {
                    String name = file + " " + aCase.path("id").asText();
                    take(aCase, name);
                    int number = 0;
                    for (JsonNode alternative : aCase.path("alternatives")) {
                        take(alternative, name + " alternative " + ++number);
                    }
                }
            }
        }
        List<String> lacking = new ArrayList<>();
        for (String rule : rules()) {
            Set<String> cases = new HashSet<>(fires.getOrDefault(rule, Set.of()));
            cases.addAll(silent.getOrDefault(rule, Set.of()));
            cases.addAll(boundary.getOrDefault(rule, Set.of()));
            if (!fires.containsKey(rule) || !silent.containsKey(rule) || !boundary.containsKey(rule)) {
                lacking.add(rule + ": fires " + fires.get(rule) + ", silent " + silent.get(rule) + ", boundary "
                        + boundary.get(rule));
            } else if (cases.size() < 3) {
                lacking.add(rule + ": " + cases);
            }
        }
        assertThat(lacking).isEmpty();
    }

    private void take(JsonNode said, String name) {
        Shown shown = Shown.of(said);
        shown.fires()
                .forEach(rule ->
                        fires.computeIfAbsent(rule, key -> new HashSet<>()).add(name));
        shown.silent()
                .forEach(rule ->
                        silent.computeIfAbsent(rule, key -> new HashSet<>()).add(name));
        shown.boundary()
                .forEach(rule ->
                        boundary.computeIfAbsent(rule, key -> new HashSet<>()).add(name));
    }

    private static Set<String> rules() {
        Set<String> rules = new TreeSet<>();
        for (PolicyPack pack : LIBRARY.packs()) {
            for (String step : List.of("warning", "obligation", "compliance")) {
                if (hasRules(pack, step)) {
                    RuleBook book = pack.rules(step);
                    book.heads().forEach(head -> rules.add(head.rule()));
                }
            }
        }
        assertThat(rules).hasSizeGreaterThan(60);
        return rules;
    }

    /** Whether the pack or a parent has rules of a step; those without are no error here. */
    private static boolean hasRules(PolicyPack pack, String step) {
        Path folder = Path.of(System.getProperty("qinglan.rules", "rules"));
        return pack.chain().stream().anyMatch(each -> {
            String[] files = folder.resolve(each.id()).resolve(step).toFile().list((at, file) -> file.endsWith(".drl"));
            return files != null && files.length > 0;
        });
    }
}

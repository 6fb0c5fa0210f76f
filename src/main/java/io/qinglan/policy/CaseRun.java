package io.qinglan.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;

/** Runs case files through the kinds of case that the rooms bring, and counts. */
public final class CaseRun {

    private final List<CaseKind> kinds;
    private final Consumer<String> failures;
    private int passed;
    private int failed;

    /** A run with these kinds; each difference is told to {@code failures} as one line. */
    public CaseRun(List<CaseKind> kinds, Consumer<String> failures) {
        this.kinds = List.copyOf(kinds);
        this.failures = failures;
    }

    /** Judges every case of a file. */
    public void run(CaseFile file, CaseContext context) {
        int number = 0;
        for (JsonNode aCase : file.cases()) {
            number++;
            List<String> differences = judge(aCase, context);
            String name = file.name() + " " + aCase.path("id").asText("#" + number);
            differences.forEach(difference -> failures.accept(name + ": " + difference));
            if (differences.isEmpty()) {
                passed++;
            } else {
                failed++;
            }
        }
    }

    /** How many cases passed so far. */
    public int passed() {
        return passed;
    }

    /** How many cases failed so far. */
    public int failed() {
        return failed;
    }

    private List<String> judge(JsonNode aCase, CaseContext context) {
        List<CaseKind> fitting =
                kinds.stream().filter(kind -> kind.recognises(aCase)).toList();
        if (fitting.size() != 1) {
            List<String> keys = new ArrayList<>();
            aCase.fieldNames().forEachRemaining(keys::add);
            return List.of("expected the keys of one kind of case, got " + keys);
        }
        try {
            return fitting.get(0).judge(aCase, context);
        } catch (PolicyException | IllegalArgumentException e) {
            return List.of(e.getMessage());
        }
    }
}

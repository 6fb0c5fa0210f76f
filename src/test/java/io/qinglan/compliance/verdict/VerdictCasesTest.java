package io.qinglan.compliance.verdict;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.qinglan.policy.CaseContext;
import io.qinglan.policy.CaseFile;
import io.qinglan.policy.CaseRun;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.PolicyPack;

import static org.assertj.core.api.Assertions.assertThat;

/** Every compliance case of the packs passes, and under a city's pack as under the common one. */
class VerdictCasesTest {

    private static final PolicyLibrary LIBRARY =
            PolicyLibrary.open(Path.of(System.getProperty("qinglan.rules", "rules")));

    @Test
    void everyCaseOfThePacksPasses() {
        List<String> failures = new ArrayList<>();
        CaseRun run = new CaseRun(List.of(new VerdictCases()), failures::add);
        for (PolicyPack pack : LIBRARY.packs()) {
            for (Path file : pack.caseFiles()) {
                if (file.getParent().endsWith("compliance")) {
                    run.run(CaseFile.read(file), new CaseContext(LIBRARY, pack, Map.of()));
                }
            }
        }
        assertThat(failures).isEmpty();
        assertThat(run.passed()).isGreaterThan(120);
    }
}

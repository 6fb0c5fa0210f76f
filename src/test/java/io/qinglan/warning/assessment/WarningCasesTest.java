package io.qinglan.warning.assessment;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.qinglan.fact.warning.Publication;
import io.qinglan.policy.CaseContext;
import io.qinglan.policy.CaseFile;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.PolicyPack;

import static org.assertj.core.api.Assertions.assertThat;

/** Every case of every pack, as the pack reads the law and under every other reading a case names. */
class WarningCasesTest {

    private static final PolicyLibrary LIBRARY =
            PolicyLibrary.open(Path.of(System.getProperty("qinglan.rules", "rules")));
    private static final WarningCases KIND = new WarningCases(
            new Assessor(ZoneId.of("Asia/Shanghai"), (standard, indices) -> new Publication(160, true)));

    @TestFactory
    List<DynamicTest> everyCaseUnderEveryReading() {
        List<DynamicTest> tests = new ArrayList<>();
        String extra = System.getProperty("cases");
        if (extra != null) {
            add(tests, Path.of(extra), null);
        }
        for (PolicyPack pack : LIBRARY.packs()) {
            for (Path file : pack.caseFiles()) {
                if (file.getParent().endsWith("warning")) {
                    add(tests, file, pack);
                }
            }
        }
        return tests;
    }

    private static void add(List<DynamicTest> tests, Path file, PolicyPack pack) {
        CaseContext context = new CaseContext(LIBRARY, pack, java.util.Map.of());
        for (JsonNode aCase : CaseFile.read(file).cases()) {
            if (KIND.recognises(aCase)) {
                String name = file.getParent().getParent().getFileName() + "/" + file.getFileName() + " "
                        + aCase.path("id").asText() + ": " + aCase.path("title").asText();
                tests.add(DynamicTest.dynamicTest(name, () -> {
                    assertThat(KIND.judge(aCase, context)).isEmpty();
                    assertThat(KIND.judgeEveryReading(aCase, context)).isEmpty();
                }));
            }
        }
    }
}

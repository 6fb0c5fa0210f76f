package io.qinglan.warning.assessment;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.qinglan.policy.CaseContext;
import io.qinglan.policy.CaseFile;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.PolicyPack;

import static org.assertj.core.api.Assertions.assertThat;

/** Every case of every pack, as the pack reads the law and under every other reading a case names. */
class WarningCasesTest {

    private static final PolicyLibrary LIBRARY =
            PolicyLibrary.open(Path.of(System.getProperty("qinglan.rules", "rules")));
    private static final WarningCases KIND = new WarningCases(ZoneId.of("Asia/Shanghai"));

    @TestFactory
    List<DynamicTest> everyCaseUnderEveryReading() {
        List<DynamicTest> tests = new ArrayList<>();
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
        CaseContext context = new CaseContext(LIBRARY, pack, Map.of());
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

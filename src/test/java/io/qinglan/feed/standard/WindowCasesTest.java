package io.qinglan.feed.standard;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import io.qinglan.forecast.StandardsOnDisk;
import io.qinglan.policy.CaseContext;
import io.qinglan.policy.CaseFile;
import io.qinglan.policy.PolicyLibrary;

import static org.assertj.core.api.Assertions.assertThat;

/** The cases of windows, and that a wrong one fails. */
class WindowCasesTest {

    private final PolicyLibrary library = StandardsOnDisk.library();
    private final CaseContext context = new CaseContext(library, null, Map.of());
    private final WindowCases kind = new WindowCases();

    @TestFactory
    Stream<DynamicTest> everyCase() {
        Path file = library.standardCaseFiles().stream()
                .filter(path -> path.endsWith("feed-windows.cases.yaml"))
                .findFirst()
                .orElseThrow();
        return CaseFile.read(file).cases().stream()
                .map(aCase -> DynamicTest.dynamicTest(
                        aCase.get("id").asText(),
                        () -> assertThat(kind.judge(aCase, context)).isEmpty()));
    }

    @Test
    void whatDiffersIsNamedWithExpectedAndGot() throws Exception {
        JsonNode wrong = JsonMapper.builder().build().readTree("""
                {"id": "x", "feed_window": {"factors": {"a21026": {"runs": [[0, 44, 10]]}}, "expect": {"a21026": {"state": "valid"}}}}
                """);
        assertThat(kind.judge(wrong, context)).isEqualTo(List.of("a21026 state: expected valid, got too_few"));
    }

    @Test
    void anUnknownKeyFails() throws Exception {
        JsonNode wrong = JsonMapper.builder().build().readTree("""
                {"id": "x", "feed_window": {"factors": {}, "oxygen": 9}}
                """);
        assertThat(kind.judge(wrong, context)).singleElement().asString().endsWith("got oxygen");
    }
}

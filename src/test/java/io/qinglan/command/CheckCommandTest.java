package io.qinglan.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code check}: a plant runs the bureau's checks on its own data. */
class CheckCommandTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path ORDER = Path.of("docs/examples/check-order.json");
    private static final Path READINGS = Path.of("docs/examples/check-readings.ndjson");

    @TempDir
    private Path folder;

    private record Said(int status, String out, String err) {

        JsonNode json() throws IOException {
            return MAPPER.readTree(out);
        }
    }

    @Test
    void theExampleNamesTheHoursInWhichTheKilnRanAgain() throws IOException {
        Said said = check(ORDER, READINGS);
        assertThat(said.status()).isEqualTo(Qinglan.NO);
        JsonNode report = said.json();
        assertThat(report.get("result").asText()).isEqualTo("not_met");
        JsonNode stop = test(report, 0, "power_stop");
        assertThat(stop.at("/minutes/not_met").asInt()).isEqualTo(135);
        assertThat(stop.at("/minutes/not_assessable").asInt())
                .as("an hour without data is not assessable")
                .isEqualTo(60);
        assertThat(test(report, 0, "power_ramp").at("/windows/met").asInt())
                .as("until midnight the kiln may come down")
                .isEqualTo(24);
        assertThat(test(report, 0, "start_without_leave").get("result").asText())
                .isEqualTo("not_met");
        assertThat(test(report, 1, "power_limit").get("result").asText()).isEqualTo("met");
        assertThat(test(report, 2, "gate_stage").get("result").asText()).isEqualTo("met");
        assertThat(report.at("/summary/en").toString())
                .contains("K1 (1号熟料窑), stop by power: NOT kept for 2 h 15 min: 12-02 13:00–12-02 15:15");
        assertThat(report.at("/summary/zh").toString()).contains("共 2 小时 15 分钟");
    }

    @Test
    void theBaselineOfALimitShowsItsDays() throws IOException {
        JsonNode verdict = test(check(ORDER, READINGS).json(), 1, "power_limit")
                .get("verdicts")
                .get(0);
        JsonNode figures = verdict.get("figures");
        assertThat(figures.get("baselineKw").asDouble()).isBetween(1450.0, 1550.0);
        assertThat(figures.get("baselineDays").size()).isGreaterThanOrEqualTo(3);
        assertThat(figures.get("baselineDays").get(0).get("day").asText())
                .as("the same weekday as the order's, a Tuesday")
                .isIn("2026-11-03", "2026-11-10", "2026-11-17", "2026-11-24");
        assertThat(verdict.at("/because/clause").asText()).isNotBlank();
    }

    @Test
    void anOrderThatWasKeptEndsWithNought() throws IOException {
        assertThat(check(only(1), READINGS).status()).isZero();
    }

    @Test
    void whatCannotBeJudgedIsNoSuccess() throws IOException {
        Path readings = write(
                "other.ndjson", "{\"point\":\"P-X\",\"at\":\"2026-12-02T10:00:00+08:00\",\"seconds\":900,\"kw\":10}\n");
        Said said = check(ORDER, readings);
        assertThat(said.status()).isEqualTo(Qinglan.COULD_NOT_RUN);
        assertThat(said.json().get("result").asText()).isEqualTo("not_assessable");
    }

    @Test
    void resentAndShuffledRecordsGiveTheSameVerdicts() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(READINGS));
        lines.addAll(lines.subList(0, 40));
        Collections.shuffle(lines, new Random(7));
        Path shuffled = write("shuffled.ndjson", String.join("\n", lines));
        Path list = write("list.json", "[" + String.join(",\n", Files.readAllLines(READINGS)) + "]");
        JsonNode clean = check(ORDER, READINGS).json().get("obligations");
        assertThat(check(ORDER, shuffled).json().get("obligations")).isEqualTo(clean);
        assertThat(check(ORDER, list).json().get("obligations")).isEqualTo(clean);
    }

    @Test
    void registersOfAMeterAreReadToo() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int hour = 0; hour <= 24; hour++) {
            lines.append("{\"point\":\"P-K1\",\"at\":\"2026-12-02T%02d:00:00+08:00\",\"kwhReading\":%d}%n"
                    .formatted(hour, hour * 40));
        }
        JsonNode stop =
                test(check(only(0), write("registers.ndjson", lines.toString())).json(), 0, "power_stop");
        assertThat(stop.get("result").asText()).isEqualTo("met");
        assertThat(stop.at("/verdicts/0/figures/kw").asDouble()).isEqualTo(40);
    }

    @Test
    void nothingBeforeServiceIsJudged() throws IOException {
        ObjectNode order = (ObjectNode) MAPPER.readTree(only(0).toFile());
        order.put("servedAt", "2026-12-02T14:07:00+08:00");
        JsonNode report = check(write("late.json", order.toString()), READINGS).json();
        JsonNode stop = test(report, 0, "power_stop");
        assertThat(stop.at("/verdicts/0/window/from").asText()).isEqualTo("2026-12-02T14:07:00+08:00");
        assertThat(stop.at("/minutes/not_met").asInt()).isEqualTo(68);
    }

    @Test
    void errorsNameTheLineAndTheField() throws IOException {
        Path readings = write(
                "bad.ndjson",
                "{\"point\":\"P-K1\",\"at\":\"2026-12-02T10:00:00+08:00\",\"seconds\":900,\"kw\":10}\n"
                        + "{\"point\":\"P-K1\",\"at\":\"yesterday\",\"seconds\":900,\"kw\":10}\n");
        Said said = check(ORDER, readings);
        assertThat(said.status()).isEqualTo(Qinglan.WRONG_USE);
        assertThat(said.err()).contains("bad.ndjson line 2 /at: expected a time with offset");
        said = check(ORDER, write("half.ndjson", "{\"point\":\"P-K1\",\n\"kw\":}"));
        assertThat(said.status()).isEqualTo(Qinglan.WRONG_USE);
        assertThat(said.err()).contains("half.ndjson line 2: expected JSON");
        ObjectNode order = (ObjectNode) MAPPER.readTree(ORDER.toFile());
        ((ObjectNode) order.at("/obligations/1")).put("action", "halt");
        said = check(write("halt.json", order.toString()), READINGS);
        assertThat(said.status()).isEqualTo(Qinglan.WRONG_USE);
        assertThat(said.err())
                .contains("halt.json: /obligations/1/action: expected stop, limit, extend, forbid or autonomous");
        assertThat(check(folder.resolve("none.json"), READINGS).status()).isEqualTo(Qinglan.WRONG_USE);
    }

    /** The order with one obligation only. */
    private Path only(int obligation) throws IOException {
        ObjectNode order = (ObjectNode) MAPPER.readTree(ORDER.toFile());
        ArrayNode obligations = (ArrayNode) order.get("obligations");
        JsonNode kept = obligations.get(obligation);
        obligations.removeAll();
        obligations.add(kept);
        return write("only-" + obligation + ".json", order.toString());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static JsonNode test(JsonNode report, int obligation, String name) {
        for (JsonNode test : report.get("obligations").get(obligation).get("tests")) {
            if (test.get("test").asText().equals(name)) {
                return test;
            }
        }
        throw new AssertionError("no test " + name + " in " + report);
    }

    private static Said check(Path order, Path readings) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream beforeOut = System.out;
        PrintStream beforeErr = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int status = Qinglan.run("check", "--order", order.toString(), "--readings", readings.toString());
            return new Said(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(beforeOut);
            System.setErr(beforeErr);
        }
    }
}

package io.qinglan.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The files of docs/examples do what the README says of them. */
class ExamplesTest {

    @Test
    void fourDaysAreOrange() throws Exception {
        JsonNode assessment = assess("--series", "docs/examples/four-days.yaml");
        assertThat(assessment.get("level").asText()).isEqualTo("orange");
        assertThat(assessment.get("issueBy").asText()).isEqualTo("2026-11-14T00:00:00+08:00");
    }

    @Test
    void theWeekHourByHourIsRed() throws Exception {
        assertThat(assess("--series", "docs/examples/red-week.yaml")
                        .get("level")
                        .asText())
                .isEqualTo("red");
    }

    @Test
    void theHoursOfASpreadsheetAreYellow() throws Exception {
        assertThat(assess("--series", "docs/examples/hours.csv").get("level").asText())
                .isEqualTo("yellow");
    }

    @Test
    void theClearingLiftsWhatIsInForce() throws Exception {
        JsonNode assessment =
                assess("--series", "docs/examples/clearing.yaml", "--context", "docs/examples/orange-in-force.yaml");
        assertThat(assessment.get("transition").asText()).isEqualTo("orange->lifted");
    }

    private static JsonNode assess(String... files) throws Exception {
        String[] arguments = new String[files.length + 3];
        arguments[0] = "assess";
        arguments[1] = "--pack";
        arguments[2] = "cn-2024";
        System.arraycopy(files, 0, arguments, 3, files.length);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(Qinglan.run(arguments)).isZero();
        } finally {
            System.setOut(before);
        }
        return new ObjectMapper().readTree(said.toString(StandardCharsets.UTF_8));
    }
}

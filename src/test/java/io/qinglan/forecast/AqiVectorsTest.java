package io.qinglan.forecast;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import io.qinglan.air.DailyReport;
import io.qinglan.air.Pollutant;
import io.qinglan.policy.CaseContext;
import io.qinglan.policy.CaseFile;
import io.qinglan.policy.PolicyLibrary;

import static org.assertj.core.api.Assertions.assertThat;

class AqiVectorsTest {

    private final PolicyLibrary library = StandardsOnDisk.library();
    private final AirStandards standards = AirStandards.of(library);
    private final AqiVectors vectors = new AqiVectors();
    private final CaseContext context = new CaseContext(library, null, Map.of());
    private final List<JsonNode> cases = library.standardCaseFiles().stream()
            .filter(file -> file.endsWith("hj-633.cases.yaml"))
            .flatMap(file -> CaseFile.read(file).cases().stream())
            .toList();

    @Test
    void everyVectorOfTheCaseFileComesOut() {
        List<JsonNode> rows = cases.stream().filter(vectors::recognises).toList();

        assertThat(rows)
                .hasSizeGreaterThan(30)
                .allSatisfy(row -> assertThat(vectors.judge(row, context)).isEmpty());
    }

    @Test
    void aWrongVectorSaysWhatWasExpectedAndWhatCame() throws Exception {
        assertThat(judge("{\"pollutant\":\"PM2.5_24h\",\"concentration\":60,\"iaqi_2026\":99}"))
                .containsExactly("PM2.5_24h 60, iaqi_2026: expected 99, got 100");
        assertThat(judge("{\"pollutant\":\"PM9\",\"concentration\":60,\"iaqi_2026\":99}"))
                .singleElement()
                .asString()
                .contains("got 'PM9'");
        assertThat(judge("{\"pollutant\":\"PM10_24h\",\"concentration\":\"much\",\"iaqi_2012\":9}"))
                .singleElement()
                .asString()
                .contains("no number: much");
        assertThat(judge("{\"pollutant\":\"O3_8h\",\"concentration\":801,\"iaqi_2012\":300}"))
                .containsExactly("O3_8h 801, iaqi_2012: expected 300, got null");
    }

    @Test
    void anUnknownColumnFailsTheVector() throws Exception {
        assertThat(judge("{\"pollutant\":\"O3_8h\",\"concentration\":1,\"iaqi_1996\":1}"))
                .singleElement()
                .asString()
                .endsWith("got iaqi_1996");
    }

    private List<String> judge(String vector) throws Exception {
        return vectors.judge(new ObjectMapper().readTree("{\"aqi_vector\":" + vector + "}"), context);
    }

    @Test
    void publicationWithAGapNeedsMoreThanAHundred() {
        List<JsonNode> reports =
                cases.stream().filter(c -> c.at("/expect").has("publish")).toList();

        assertThat(reports).hasSize(4).allSatisfy(c -> {
            Map<Pollutant, Integer> indices = new EnumMap<>(Pollutant.class);
            c.at("/series/dailyByPollutant/0")
                    .properties()
                    .forEach(entry -> indices.put(
                            Pollutant.of(entry.getKey()),
                            entry.getValue().isNull() ? null : entry.getValue().asInt()));
            DailyReport.Published published =
                    DailyReport.ofIndices(standards.index("hj-633-2026").orElseThrow(), indices);

            assertThat(published.publish()).isEqualTo(c.at("/expect/publish").asBoolean());
            assertThat(published.aqi() == null ? "NA" : String.valueOf(published.aqi()))
                    .isEqualTo(c.at("/expect/aqi").asText());
        });
    }
}

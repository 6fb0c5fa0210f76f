package io.qinglan.forecast;

import java.util.EnumMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import io.qinglan.air.DailyReport;
import io.qinglan.air.Pollutant;

import static org.assertj.core.api.Assertions.assertThat;

class AqiVectorsTest {

    private final AirStandards standards = StandardsOnDisk.standards();
    private final AqiVectors vectors = new AqiVectors(standards);
    private final JsonNode file = StandardsOnDisk.tree(StandardsOnDisk.folder().resolve("hj-633.cases.yaml"));

    @Test
    void everyVectorOfTheCaseFileComesOut() {
        JsonNode block = file.path("aqi_vectors");

        assertThat(vectors.recognises(block)).isTrue();
        assertThat(vectors.judge(block))
                .hasSize(block.path("rows").size())
                .allSatisfy(row -> assertThat(row.differences()).as(row.name()).isEmpty());
    }

    @Test
    void aWrongVectorSaysWhatWasExpectedAndWhatCame() throws Exception {
        JsonNode block = new ObjectMapper()
                .readTree("{\"columns\":[\"pollutant\",\"concentration\",\"iaqi_2026\"],\"rows\":"
                        + "[[\"PM2.5_24h\",60,99],[\"PM9\",60,99],[\"O3_8h\"]]}");

        assertThat(vectors.judge(block))
                .extracting(row -> String.join("; ", row.differences()))
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("iaqi_2026: expected 99, got 100"),
                        second -> assertThat(second).contains("got 'PM9'"),
                        third -> assertThat(third).isEqualTo("expected 3 values, got 1"));
    }

    @Test
    void anUnknownKeyFailsTheBlock() throws Exception {
        JsonNode block = new ObjectMapper().readTree("{\"columns\":[],\"rows\":[],\"remark\":1}");

        assertThat(vectors.judge(block).get(0).differences()).containsExactly("unknown key [remark]");
    }

    @Test
    void publicationWithAGapNeedsMoreThanAHundred() {
        for (JsonNode c : file.path("cases")) {
            Map<Pollutant, Integer> indices = new EnumMap<>(Pollutant.class);
            c.at("/series/dailyByPollutant/0")
                    .properties()
                    .forEach(entry -> indices.put(
                            Pollutant.of(entry.getKey()),
                            entry.getValue().isNull() ? null : entry.getValue().asInt()));
            DailyReport.Published published =
                    DailyReport.ofIndices(standards.index("hj-633-2026").orElseThrow(), indices);

            assertThat(published.publish())
                    .as(c.path("id").asText())
                    .isEqualTo(c.at("/expect/publish").asBoolean());
            assertThat(published.aqi() == null ? "NA" : String.valueOf(published.aqi()))
                    .isEqualTo(c.at("/expect/aqi").asText());
        }
    }
}

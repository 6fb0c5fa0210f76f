package io.qinglan.order.obligation;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.PolicyPack;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The measures that published orders, guides and plans state, as they were read ({@code measures/sourced-rows.csv}: 160 rows of 20
 * industries and one local one), stand in the packs: each in the pack of its document, cell by cell, with citation, place, date and
 * certainty.
 */
class SourcedRowsTest {

    private static final PolicyLibrary LIBRARY =
            PolicyLibrary.open(Path.of(System.getProperty("qinglan.rules", "rules")));

    private final Map<String, Map<String, String>> present = new HashMap<>();
    private final Map<String, PolicyPack> packs = new HashMap<>();

    SourcedRowsTest() {
        for (PolicyPack pack : LIBRARY.packs()) {
            pack.measures("enterprise").forEach(row -> {
                present.put(row.get("id"), row);
                packs.put(row.get("id"), pack);
            });
        }
    }

    @Test
    void everySourcedRowStandsInThePackOfItsDocument() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<CSVRecord> sourced = sourced();
        for (CSVRecord row : sourced) {
            Map<String, String> ours = present.get(row.get("id"));
            if (ours == null) {
                wrong.add(row.get("id") + ": expected in " + row.get("pack") + ", got nothing");
                continue;
            }
            if (!packs.get(row.get("id")).id().equals(row.get("pack"))) {
                wrong.add(row.get("id") + ": expected in " + row.get("pack") + ", got " + packs.get(row.get("id")));
            }
            row.toMap().forEach((column, cell) -> {
                if (!column.equals("pack") && !ours.get(column).equals(cell)) {
                    wrong.add(row.get("id") + " " + column + ": expected " + cell + ", got " + ours.get(column));
                }
            });
        }
        assertThat(wrong).isEmpty();
        assertThat(sourced).hasSize(160);
        assertThat(sourced.stream().filter(row -> row.get("certainty").equals("stated")))
                .hasSize(140);
        assertThat(sourced.stream().map(row -> row.get("industry")).distinct()).hasSize(21);
    }

    @Test
    void everyRowNamesItsDocumentAndItsPackPlaceAndDate() {
        present.forEach((id, row) -> {
            assertThat(row.get("citation")).as(id).isNotBlank();
            PolicyPack pack = packs.get(id);
            assertThat(pack.about().path("place").asText()).as(pack.id()).isNotBlank();
            boolean dated = pack.about().path("in_force_from").isTextual();
            assertThat(dated || !pack.binding())
                    .as("a pack without a date binds nobody: %s", pack.id())
                    .isTrue();
        });
    }

    private static List<CSVRecord> sourced() throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = new InputStreamReader(
                        SourcedRowsTest.class.getResourceAsStream("/measures/sourced-rows.csv"),
                        StandardCharsets.UTF_8);
                var parser = format.parse(reader)) {
            return parser.getRecords();
        }
    }
}

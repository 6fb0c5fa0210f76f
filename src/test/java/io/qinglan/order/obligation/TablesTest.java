package io.qinglan.order.obligation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;

import io.qinglan.fact.obligation.Conditions;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.PolicyPack;

import static org.assertj.core.api.Assertions.assertThat;

/** Every row of every measure table can be read, uses known words, and cites a document, never an address. */
class TablesTest {

    private static final PolicyLibrary LIBRARY =
            PolicyLibrary.open(Path.of(System.getProperty("qinglan.rules", "rules")));

    @Test
    void everyPackWithObligationRulesReads() {
        for (PolicyPack pack : LIBRARY.packs()) {
            if (pack.parameters().find("unlisted").isPresent()) {
                new MeasureTables(pack);
            }
        }
    }

    @Test
    void wordsAreCodes() {
        CaseCodes codes = new CaseCodes(LIBRARY);
        Map<String, String> columns = Map.of(
                "scope", "scope", "action", "action", "colour", "colour", "unit", "unit", "counted_by", "counted_by");
        List<String> wrong = new ArrayList<>();
        each((pack, row) -> {
            String at = pack.id() + " " + row.get("id");
            columns.forEach((column, kind) -> codes.check(kind, word(row.get(column)), at, wrong));
            codes.check("part", word(row.get("part")), at, wrong);
            codes.check("target", word(row.get("target")), at, wrong);
            if (!row.get("grade").equals("any")) {
                codes.check("grade", word(row.get("grade")), at, wrong);
            }
            for (String process : Conditions.parse(row.get("applies_to")).processes()) {
                if (!process.equals(Conditions.ANY)) {
                    codes.check("process", word(process), at, wrong);
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void rowsAreNumberedOnceAndCited() {
        Set<String> ids = new HashSet<>();
        each((pack, row) -> {
            assertThat(ids.add(row.get("id"))).as(row.get("id")).isTrue();
            assertThat(row.get("citation")).isNotBlank().doesNotContainPattern("https?:|www\\.|\\.(com|cn|net|org)\\b");
        });
        assertThat(ids).hasSize(160);
    }

    private static void each(BiConsumer<PolicyPack, Map<String, String>> check) {
        for (PolicyPack pack : LIBRARY.packs()) {
            pack.measures("enterprise").forEach(row -> check.accept(pack, row));
        }
    }

    private static JsonNode word(String cell) {
        return cell.isBlank() ? JsonNodeFactory.instance.missingNode() : JsonNodeFactory.instance.textNode(cell);
    }
}

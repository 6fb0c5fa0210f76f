package io.qinglan.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Case files, runs of cases, standards and what a pack says of itself. */
class CaseFilesTest {

    private static final PolicyLibrary LIBRARY =
            PolicyLibrary.open(Path.of(System.getProperty("qinglan.rules", "rules")));

    @TempDir
    Path folder;

    @Test
    void aRunCountsAndTellsEveryDifferenceWithFileAndCase() throws IOException {
        Path file = write(
                "a.cases.yaml",
                "cases:\n- {id: good, mine: 1}\n- {id: bad, mine: 2}\n- {mine: 3}\n- {id: odd, other: 1}\n");
        List<String> said = new ArrayList<>();
        CaseRun run = new CaseRun(List.of(kind()), said::add);
        run.run(CaseFile.read(file), new CaseContext(LIBRARY, null, Map.of()));
        assertThat(run.passed()).isEqualTo(1);
        assertThat(run.failed()).isEqualTo(3);
        assertThat(said)
                .containsExactly(
                        file + " bad: expected 1, got 2",
                        file + " #3: refused",
                        file + " odd: expected the keys of one kind of case, got [id, other]");
    }

    @Test
    void aFileHoldsCasesVectorsOrBothAndNothingElse() throws IOException {
        Path both = write(
                "b.yaml", "meta: x\ncases: [{id: one}]\naqi_vectors: {columns: [a, b], rows: [[1, 2], [3, null]]}\n");
        List<JsonNode> cases = CaseFile.read(both).cases();
        assertThat(cases).hasSize(3);
        assertThat(cases.get(1).at("/aqi_vector/b").asInt()).isEqualTo(2);
        assertThat(cases.get(2).at("/aqi_vector/a").asInt()).isEqualTo(3);
        assertThat(CaseFile.read(write("c.yaml", "- {id: one}\n- {id: two}\n")).cases())
                .hasSize(2);
        assertThat(CaseFile.read(write("d.json", "[{\"id\": \"one\"}]")).cases())
                .hasSize(1);
        refused("e.yaml", "case: []\n", "/case");
        refused("f.yaml", "cases: {id: one}\n", "/cases: expected a list");
        refused("g.yaml", "cases: []\n", "expected cases or aqi_vectors");
        refused("h.yaml", "aqi_vectors: {columns: [a, b], rows: [[1]]}\n", "expected 2 values");
        refused("i.yaml", "cases: [\n", "line");
        refused("j.yaml", "cases: [{id: one, id: two}]\n", "Duplicate");
    }

    @Test
    void aCaseIsJudgedByThePackItNamesUnderTheReadingsSet() throws IOException {
        JsonNode named =
                CaseFile.read(write("k.yaml", "- {pack: cn-2018}\n")).cases().get(0);
        JsonNode unnamed = CaseFile.read(write("l.yaml", "- {id: x}\n")).cases().get(0);
        PolicyPack home = LIBRARY.pack("cn-2024");
        CaseContext context = new CaseContext(LIBRARY, home, Map.of());
        assertThat(context.packOf(named).id()).isEqualTo("cn-2018");
        assertThat(context.packOf(unnamed)).isSameAs(home);
        PolicyPack other = context.with(Map.of("unlisted", "lowest")).packOf(unnamed);
        assertThat(other.parameters().text("unlisted")).isEqualTo("lowest");
        assertThatThrownBy(() -> new CaseContext(LIBRARY, null, Map.of()).packOf(unnamed))
                .isInstanceOf(PolicyException.class);
    }

    @Test
    void aStandardKnowsItsDaysAndItsSource() {
        Standard old = LIBRARY.standard("hj-633-2012");
        Standard now = LIBRARY.standard("hj-633-2026");
        LocalDate change = LocalDate.parse("2026-03-01");
        assertThat(old.inForceOn(change.minusDays(1))).isTrue();
        assertThat(old.inForceOn(change)).isFalse();
        assertThat(now.inForceOn(change.minusDays(1))).isFalse();
        assertThat(now.inForceOn(change)).isTrue();
        assertThat(new Standard("x", "x", null, null, "x", null).inForceOn(change))
                .isTrue();
        assertThat(now.cite()).contains("HJ 633-2026");
        assertThat(LIBRARY.standards()).extracting(Standard::id).contains("hj-633-2012", "gb-3095-2026");
        assertThat(LIBRARY.standardCaseFiles()).isNotEmpty();
        assertThatThrownBy(() -> LIBRARY.standard("HJ 1")).hasMessageContaining("HJ 1");
        Standard cited = Standard.of("x", old.content());
        assertThat(cited.inForceFrom()).isEqualTo(old.inForceFrom());
    }

    @Test
    void aPackSaysWhatItIs() throws IOException {
        PolicyPack pack = LIBRARY.pack("cn-tangshan-2019");
        assertThat(pack.titleZh()).isNotBlank();
        assertThat(pack.titleEn()).contains("Tangshan");
        assertThat(pack.document()).contains("2019");
        assertThat(pack.inForceFrom()).contains(LocalDate.parse("2019-10-15"));
        assertThat(pack.inForceTo()).isEmpty();
        assertThat(pack.about().path("place").asText()).isEqualTo("Tangshan");
        assertThat(pack.parent()).map(PolicyPack::id).contains("cn-2024");
        assertThat(pack.toString())
                .startsWith("cn-tangshan-2019@" + pack.digest().substring(0, 12));
        assertThat(LIBRARY.pack("cn-tangshan-2020").inForceFrom()).isEmpty();
        assertThat(LIBRARY.ids()).contains("cn-2024", "cn-common");
        assertThat(LIBRARY.pack("cn-2024").parameters().all()).hasSizeGreaterThan(20);
        assertThat(LIBRARY.pack("cn-2024").parameters().duration("release_delay"))
                .isEqualTo(Duration.ofHours(1));
        assertThatThrownBy(() -> LIBRARY.pack("cn-2024").parameters().number("unlisted"))
                .hasMessageContaining("expected a number");
        assertThatThrownBy(() -> LIBRARY.pack("cn-2042")).hasMessageContaining("there is no pack cn-2042");
        assertThatThrownBy(() -> PolicyLibrary.open(folder.resolve("nowhere"))).hasMessageContaining("nowhere");
        Files.createDirectories(folder.resolve("other"));
        write("other/pack.yaml", "id: another\ntitle: {zh: 包, en: pack}\ndocument: d\nin_force_from: 2024-01-23\n");
        assertThatThrownBy(() -> PolicyLibrary.open(folder).pack("other")).hasMessageContaining("another");
    }

    @Test
    void aTableNamesTheRowThatIsCutShortAndTheCellThatIsWrong() throws IOException {
        Files.createDirectories(folder.resolve("p/measures"));
        write("p/pack.yaml", "id: p\ntitle: {zh: 包, en: pack}\ndocument: d\nin_force_from: 2024-01-23\n");
        write("p/measures/t.csv", "a,b,since\n# a note\n1,2,2024-01-23\n\n3, ,\n");
        List<TableRow> rows = PolicyLibrary.open(folder).pack("p").table("measures", "t");
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).date("since")).isEqualTo(LocalDate.parse("2024-01-23"));
        assertThat(rows.get(1).date("since")).isNull();
        assertThat(rows.get(1).word("b")).isNull();
        assertThat(rows.get(0).words("a", List.of("1", "2"))).containsExactly("1");
        assertThat(rows.get(1).words("b", List.of())).isEmpty();
        assertThatThrownBy(() -> rows.get(0).words("a", List.of("2")))
                .hasMessageContaining("p/measures/t.csv cell A3 (a)");
        assertThatThrownBy(() -> rows.get(0).date("b")).hasMessageContaining("cell B3 (b): expected a date");
        assertThatThrownBy(() -> rows.get(0).required("c")).hasMessageContaining("cell ?3 (c)");
        assertThat(PolicyLibrary.open(folder).pack("p").table("measures", "none"))
                .isEmpty();
        write("p/measures/t.csv", "a,b\n1\n");
        assertThatThrownBy(() -> PolicyLibrary.open(folder).pack("p").table("measures", "t"))
                .hasMessageContaining("p/measures/t.csv line 2: expected 2 cells, got 1");
    }

    @Test
    void columnsBehindTheTwentySixthHaveTwoLetters() {
        Map<String, String> cells = new java.util.LinkedHashMap<>();
        for (int i = 0; i < 60; i++) {
            cells.put("c" + i, "");
        }
        TableRow row = new TableRow("t", 9, cells);
        assertThat(row.address("c0")).isEqualTo("A9");
        assertThat(row.address("c25")).isEqualTo("Z9");
        assertThat(row.address("c26")).isEqualTo("AA9");
        assertThat(row.address("c52")).isEqualTo("BA9");
    }

    @Test
    void whatACaseShowsIsHeldAgainstTheTrace() throws IOException {
        RuleBook book = LIBRARY.pack("cn-2024").rules("obligation");
        JsonNode aCase = CaseFile.read(write("m.yaml", """
                        - shows:
                            fires: [a process takes longer, the list row of a line binds, no such rule]
                            silent: [vehicles of a class stay out, a grade is exempt]
                            boundary: [a grade is exempt, a small emitter is exempt]
                            sometimes: []
                        """)).cases().get(0);
        assertThat(Shown.saidBy(aCase)).isTrue();
        assertThat(Shown.differences(aCase, List.of("a process takes longer", "vehicles of a class stay out"), book))
                .containsExactly(
                        "expected known keys only, got /shows/sometimes",
                        "/shows/fires: expected the name of a rule, got no such rule",
                        "/shows/fires: expected that the rule fires, got silence of the list row of a line binds",
                        "/shows/silent: expected that the rule is silent, it fired: vehicles of a class stay out",
                        "/shows/boundary: expected a rule of fires or silent, got a small emitter is exempt");
        assertThat(book.heads()).extracting(Fired::rule).isSorted();
        assertThat(book.heads()).allSatisfy(head -> {
            assertThat(head.titleZh()).isNotBlank().doesNotContain("\"");
            assertThat(head.titleEn()).isNotBlank();
            assertThat(head.facts()).isEmpty();
        });
    }

    private static CaseKind kind() {
        return new CaseKind() {
            @Override
            public boolean recognises(JsonNode aCase) {
                return aCase.has("mine");
            }

            @Override
            public List<String> judge(JsonNode aCase, CaseContext context) {
                int mine = aCase.get("mine").asInt();
                if (mine == 3) {
                    throw new PolicyException("refused");
                }
                return mine == 1 ? List.of() : List.of("expected 1, got " + mine);
            }
        };
    }

    private void refused(String name, String text, String said) throws IOException {
        Path file = write(name, text);
        assertThatThrownBy(() -> CaseFile.read(file))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining(said);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}

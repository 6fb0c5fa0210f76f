package io.qinglan.order.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.qinglan.fact.Level;
import io.qinglan.policy.PolicyException;
import io.qinglan.policy.PolicyLibrary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The department table: every subject of the plan, a pack's own rows instead of its parent's, and cells that cannot be read. */
class DepartmentTableTest {

    private static final PolicyLibrary LIBRARY =
            PolicyLibrary.open(Path.of(System.getProperty("qinglan.rules", "rules")));
    private static final LocalDate DAY = LocalDate.parse("2026-11-21");
    private static final String HEAD =
            "id,subject,colour,kind,zone,lead,co,starts_after,daily,due_after,every,form,action_zh,"
                    + "action_en,proof_zh,proof_en,since,until,citation,certainty,note\n";
    private static final String ROW =
            "X-1,dust,orange,mandatory,station,housing,ecology,6,07:00-21:00,12,,patrols,停,stop,照片,photo,2026-01-01,,某预案,stated,\n";

    @TempDir
    Path rules;

    @Test
    void everySubjectHasARowAtEveryColour() {
        DepartmentTable table = new DepartmentTable(LIBRARY.pack("cn-2024"), LIBRARY.tree("codes/tasks.yaml"));
        for (Level level : List.of(Level.YELLOW, Level.ORANGE, Level.RED)) {
            Set<String> subjects =
                    table.at(level, DAY).stream().map(DepartmentRow::subject).collect(Collectors.toSet());
            assertThat(subjects)
                    .contains("dust", "roads", "vehicles", "non_road_machinery", "burning", "fireworks")
                    .contains("education", "health", "weather", "media", "industry");
        }
        assertThat(table.at(Level.NONE, DAY)).isEmpty();
    }

    @Test
    void aPackReplacesItsParentsRowsOfTheSubjectAndLevelOnly() throws IOException {
        DepartmentTable table = table(ROW);
        List<DepartmentRow> orange = table.at(Level.ORANGE, DAY);
        assertThat(orange).extracting(DepartmentRow::id).contains("X-1", "P-2").doesNotContain("P-1");
        assertThat(table.at(Level.RED, DAY)).extracting(DepartmentRow::id).containsExactly("P-1");
        DepartmentRow own = orange.get(0);
        assertThat(own.startsAfter()).isEqualTo(Duration.ofHours(6));
        assertThat(own.dueAfter()).isEqualTo(Duration.ofHours(12));
        assertThat(own.every()).isNull();
        assertThat(own.daily()).hasToString("[DailySpan[from=07:00, to=21:00]]");
        assertThat(own.departments()).containsExactly("ecology");
        assertThat(own.pack()).isEqualTo("child");
    }

    @Test
    void aRowHoldsFromItsFirstDayToTheDayBeforeItsLast() throws IOException {
        DepartmentTable table = table(ROW.replace("2026-01-01,,", "2026-01-01,2026-12-01,"));
        assertThat(ids(table, "2025-12-31")).contains("P-1").doesNotContain("X-1");
        assertThat(ids(table, "2026-01-01")).contains("X-1").doesNotContain("P-1");
        assertThat(ids(table, "2026-11-30")).contains("X-1");
        assertThat(ids(table, "2026-12-01")).contains("P-1").doesNotContain("X-1");
    }

    @Test
    void aCellThatCannotBeReadIsNamedWithWhatWasExpected() {
        wrong(ROW.replace("orange", "pink"), "child/tasks/departments.csv cell C2 (colour)", "yellow", "got pink");
        wrong(ROW.replace("housing", "housings"), "cell F2 (lead)", "a code of department", "got housings");
        wrong(ROW.replace(",6,", ",soon,"), "cell H2 (starts_after)", "number", "got soon");
        wrong(ROW.replace(",6,", ",-1,"), "cell H2 (starts_after)", "whole hours", "got -1");
        wrong(ROW.replace(",6,", ",0.5,"), "cell H2 (starts_after)", "whole hours", "got 0.5");
        wrong(ROW.replace("07:00-21:00", "7-21"), "cell I2 (daily)", "07:00-21:00", "got 7-21");
        wrong(ROW.replace("patrols", "walks"), "cell L2 (form)", "patrols", "got walks");
        wrong(ROW.replace("2026-01-01", "soon"), "cell Q2 (since)", "a date", "got soon");
        wrong(ROW.replace("stated", "sure"), "cell T2 (certainty)", "stated, inferred, open", "got sure");
        wrong(ROW.replace("某预案", ""), "cell S2 (citation)", "a word", "got ");
    }

    private void wrong(String row, String... said) {
        assertThatThrownBy(() -> table(row)).isInstanceOf(PolicyException.class).hasMessageContainingAll(said);
    }

    private static List<String> ids(DepartmentTable table, String day) {
        return table.at(Level.ORANGE, LocalDate.parse(day)).stream()
                .map(DepartmentRow::id)
                .toList();
    }

    private DepartmentTable table(String row) throws IOException {
        pack(
                "parent",
                "",
                HEAD
                        + "P-1,dust,orange|red,mandatory,,housing,,0,,24,24,patrols,停,stop,照片,photo,,,某预案,stated,\n"
                        + "P-2,media,orange,advisory,,publicity,,0,,24,,,报,tell,记录,record,,,某预案,stated,\n");
        pack("child", "extends: parent\n", HEAD + row);
        return new DepartmentTable(PolicyLibrary.open(rules).pack("child"), LIBRARY.tree("codes/tasks.yaml"));
    }

    private void pack(String id, String more, String table) throws IOException {
        Files.createDirectories(rules.resolve(id + "/tasks"));
        Files.writeString(
                rules.resolve(id + "/pack.yaml"),
                "id: %s\ntitle: {zh: 包, en: pack}\ndocument: document 1\nin_force_from: 2024-01-23\n%s"
                        .formatted(id, more));
        Files.writeString(rules.resolve(id + "/tasks/departments.csv"), table);
    }
}

package io.qinglan.order.obligation;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.qinglan.fact.Certainty;
import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.DailySpan;
import io.qinglan.fact.obligation.Exemption;
import io.qinglan.fact.obligation.MeasureRow;
import io.qinglan.fact.obligation.Scope;
import io.qinglan.policy.PolicyException;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.PolicyPack;
import io.qinglan.policy.TableRow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Cells of measure tables: what is read, and how a wrong one is named. */
class TableRowsTest {

    private static final PolicyPack PACK = PolicyLibrary.open(Path.of(System.getProperty("qinglan.rules", "rules")))
            .pack("cn-2024");
    private static final List<String> HEAD = List.of(
            "id",
            "industry",
            "sub",
            "grade",
            "colour",
            "scope",
            "action",
            "amount",
            "unit",
            "comparison",
            "counted_by",
            "applies_to",
            "target",
            "part",
            "allowed",
            "kept_hot",
            "daily",
            "limit_to_from",
            "cap",
            "citation",
            "certainty");
    private static final String[] GOOD = {
        "X-1",
        "KI32",
        "",
        "B",
        "red",
        "line",
        "stop",
        "100",
        "percent",
        "at_least",
        "line",
        "process=panel_line",
        "",
        "",
        "hazmat|special",
        "true",
        "19:00-07:00|12:00-13:00",
        "",
        "duty_task",
        "某市预案",
        "stated"
    };

    @Test
    void everyCellIsRead() {
        MeasureRow row = TableRows.measure(row(Map.of()), PACK);
        assertThat(row.id()).isEqualTo("X-1");
        assertThat(row.sub()).isNull();
        assertThat(row.scope()).isEqualTo(Scope.LINE);
        assertThat(row.action()).isEqualTo(Action.STOP);
        assertThat(row.amount()).isEqualByComparingTo("100");
        assertThat(row.comparison()).isEqualTo("at_least");
        assertThat(row.conditions().processes()).containsExactly("panel_line");
        assertThat(row.vehicles()).isNull();
        assertThat(row.allowed()).containsExactly("hazmat", "special");
        assertThat(row.keptHot()).isTrue();
        assertThat(row.daily()).containsExactly(new DailySpan("19:00", "07:00"), new DailySpan("12:00", "13:00"));
        assertThat(row.cap()).isEqualTo("duty_task");
        assertThat(row.certainty()).isEqualTo(Certainty.STATED);
        assertThat(row.pack()).isEqualTo("cn-2024");
        assertThat(row.binds()).isTrue();
    }

    @Test
    void anEmptyCellSaysNothing() {
        MeasureRow row = TableRows.measure(
                row(Map.of(
                        "amount", "", "allowed", " ", "kept_hot", "", "daily", "", "comparison", "", "applies_to", "")),
                PACK);
        assertThat(row.amount()).isNull();
        assertThat(row.allowed()).isNull();
        assertThat(row.keptHot()).isFalse();
        assertThat(row.daily()).isEmpty();
        assertThat(row.comparison()).isNull();
        assertThat(row.aboutLines()).isFalse();
    }

    @Test
    void onlyARowAboutTransportNamesVehicles() {
        assertThat(TableRows.measure(row(Map.of("scope", "transport", "target", "road_transport")), PACK)
                        .vehicles())
                .isEqualTo("road_transport");
        assertThat(TableRows.measure(row(Map.of("target", "road_transport")), PACK)
                        .vehicles())
                .isNull();
    }

    @Test
    void aWrongCellIsNamedWithWhatWasExpectedAndWhatStandsThere() {
        wrong(
                "scope",
                "lines",
                "cell F7 (scope): expected one of line, process, facility, transport, whole, got lines");
        wrong("action", "halt", "cell G7 (action): expected one of stop, limit, extend, forbid, autonomous, got halt");
        wrong("action", "", "cell G7 (action): expected one of stop");
        wrong("certainty", "sure", "cell U7 (certainty): expected one of stated, inferred, open, got sure");
        wrong("amount", "half", "cell H7 (amount): expected a number or nothing, got half");
        wrong(
                "comparison",
                "about",
                "cell J7 (comparison): expected one of exact, at_least, at_most, or nothing, got about");
        wrong("kept_hot", "yes", "cell P7 (kept_hot): expected one of true, false, or nothing, got yes");
        wrong("daily", "19-07", "cell Q7 (daily): expected hours of the day as 19:00-07:00");
        wrong("daily", "19:00", "cell Q7 (daily)");
        wrong("daily", "25:00-07:00", "cell Q7 (daily)");
        wrong("applies_to", "about 5", "cell L7 (applies_to)");
        wrong("id", "", "cell A7 (id): expected a word, got ");
        wrong("citation", " ", "cell T7 (citation)");
        assertThat(TableRows.measure(row(Map.of("daily", "17:00-24:00")), PACK).daily())
                .containsExactly(new DailySpan("17:00", "24:00"));
    }

    @Test
    void anExemptionIsReadAndItsWrongCellsNamed() {
        Map<String, String> cells = new LinkedHashMap<>(Map.of(
                "id",
                "EX1",
                "grade",
                "A|leading",
                "colour",
                "",
                "annual_kg_below",
                "100",
                "duty",
                "",
                "scope",
                "whole",
                "action",
                "autonomous",
                "title_zh",
                "类"));
        cells.put("citation", "某市预案");
        cells.put("certainty", "inferred");
        TableRow row = new TableRow("cn-2024/measures/exemptions.csv", 2, cells);
        Exemption exemption = TableRows.exemption(row, 3, PACK);
        assertThat(exemption.order()).isEqualTo(3);
        assertThat(exemption.grades()).containsExactlyInAnyOrder("A", "leading");
        assertThat(exemption.annualBelow()).isEqualByComparingTo("100");
        assertThat(exemption.wholeSite()).isTrue();
        assertThat(exemption.flag()).isNull();
        cells.put("action", "rest");
        assertThatThrownBy(() -> TableRows.exemption(row, 0, PACK))
                .hasMessageContaining("cn-2024/measures/exemptions.csv")
                .hasMessageContaining("(action)")
                .hasMessageContaining("got rest");
        assertThatThrownBy(() -> TableRows.counting(row)).hasMessageContaining("counted_by");
    }

    private static void wrong(String column, String cell, String said) {
        assertThatThrownBy(() -> TableRows.measure(row(Map.of(column, cell)), PACK))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("cn-2024/measures/enterprise.csv " + said);
    }

    private static TableRow row(Map<String, String> other) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < HEAD.size(); i++) {
            cells.put(HEAD.get(i), other.getOrDefault(HEAD.get(i), GOOD[i]));
        }
        return new TableRow("cn-2024/measures/enterprise.csv", 7, cells);
    }
}

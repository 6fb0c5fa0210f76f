package io.qinglan.order.obligation;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.qinglan.fact.Certainty;
import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.Conditions;
import io.qinglan.fact.obligation.DailySpan;
import io.qinglan.fact.obligation.Exemption;
import io.qinglan.fact.obligation.MeasureRow;
import io.qinglan.fact.obligation.Scope;
import io.qinglan.fact.obligation.UnitPart;
import io.qinglan.policy.PolicyException;
import io.qinglan.policy.PolicyPack;

/** Reads the rows of {@code measures/*.csv}: an empty cell says nothing, several words are parted by {@code |}. */
final class TableRows {

    private TableRows() {}

    /**
     * A row of {@code measures/enterprise.csv}.
     *
     * @throws PolicyException naming pack and row when a cell cannot be read
     */
    static MeasureRow measure(Map<String, String> row, PolicyPack pack) {
        try {
            Scope scope = Scope.of(row.get("scope"));
            return new MeasureRow(
                    row.get("id"),
                    row.get("industry"),
                    word(row, "sub"),
                    row.get("grade"),
                    row.get("colour"),
                    scope,
                    Conditions.parse(row.get("applies_to")),
                    Action.of(row.get("action")),
                    number(row, "amount"),
                    word(row, "unit"),
                    word(row, "comparison"),
                    word(row, "counted_by"),
                    scope == Scope.TRANSPORT ? word(row, "target") : null,
                    word(row, "part"),
                    word(row, "allowed") == null ? null : words(row, "allowed"),
                    "true".equals(row.get("kept_hot")),
                    spans(row.get("daily")),
                    word(row, "limit_to_from"),
                    word(row, "cap"),
                    row.get("citation"),
                    Certainty.of(row.get("certainty")),
                    pack.id(),
                    pack.binding());
        } catch (IllegalArgumentException e) {
            throw new PolicyException(
                    pack.id() + "/measures/enterprise.csv row " + row.get("id") + ": " + e.getMessage(), e);
        }
    }

    /**
     * A row of {@code measures/exemptions.csv}.
     *
     * @throws PolicyException naming pack and row when a cell cannot be read
     */
    static Exemption exemption(Map<String, String> row, int order, PolicyPack pack) {
        try {
            return new Exemption(
                    row.get("id"),
                    order,
                    Set.copyOf(words(row, "grade")),
                    word(row, "flag"),
                    Set.copyOf(words(row, "colour")),
                    number(row, "annual_kg_below"),
                    Set.copyOf(words(row, "duty")),
                    Scope.of(row.get("scope")),
                    Action.of(row.get("action")),
                    word(row, "amount_from"),
                    word(row, "unit"),
                    word(row, "cap"),
                    row.get("title_zh"),
                    row.get("title_en"),
                    row.get("citation"),
                    Certainty.of(row.get("certainty")),
                    pack.id(),
                    pack.binding());
        } catch (IllegalArgumentException e) {
            throw new PolicyException(
                    pack.id() + "/measures/exemptions.csv row " + row.get("id") + ": " + e.getMessage(), e);
        }
    }

    /** A row of {@code measures/counting.csv}. */
    static UnitPart counting(Map<String, String> row) {
        return new UnitPart(row.get("counted_by"), row.get("number"), row.get("stopped"), row.get("running"));
    }

    private static String word(Map<String, String> row, String column) {
        String cell = row.get(column);
        return cell == null || cell.isBlank() ? null : cell.strip();
    }

    private static List<String> words(Map<String, String> row, String column) {
        String cell = word(row, column);
        return cell == null ? List.of() : List.of(cell.split("\\|"));
    }

    private static BigDecimal number(Map<String, String> row, String column) {
        String cell = word(row, column);
        return cell == null ? null : new BigDecimal(cell);
    }

    private static List<DailySpan> spans(String cell) {
        return cell == null || cell.isBlank()
                ? List.of()
                : Arrays.stream(cell.split("\\|"))
                        .map(span -> span.split("-"))
                        .map(ends -> new DailySpan(ends[0], ends[1]))
                        .toList();
    }
}

package io.qinglan.order.obligation;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
import io.qinglan.policy.TableRow;

/**
 * Reads the rows of {@code measures/*.csv}: an empty cell says nothing, several words are parted by {@code |}. A cell that cannot be
 * read is a {@link PolicyException} that names file and cell, what was expected and what stands there.
 */
final class TableRows {

    private static final List<String> SCOPES =
            Arrays.stream(Scope.values()).map(Scope::code).toList();
    private static final List<String> ACTIONS =
            Arrays.stream(Action.values()).map(Action::code).toList();
    private static final List<String> CERTAINTIES =
            Arrays.stream(Certainty.values()).map(Certainty::code).toList();
    private static final List<String> COMPARISONS = List.of("exact", "at_least", "at_most");
    private static final List<String> YES_OR_NO = List.of("true", "false");

    private TableRows() {}

    /** A row of {@code measures/enterprise.csv}. */
    static MeasureRow measure(TableRow row, PolicyPack pack) {
        Scope scope = row.read("scope", SCOPES, Scope::of);
        return new MeasureRow(
                row.required("id"),
                row.required("industry"),
                row.word("sub"),
                row.required("grade"),
                row.required("colour"),
                scope,
                conditions(row),
                row.read("action", ACTIONS, Action::of),
                row.number("amount"),
                row.word("unit"),
                oneOf(row, "comparison", COMPARISONS),
                row.word("counted_by"),
                scope == Scope.TRANSPORT ? row.word("target") : null,
                row.word("part"),
                row.word("allowed") == null ? null : row.words("allowed"),
                "true".equals(oneOf(row, "kept_hot", YES_OR_NO)),
                spans(row),
                row.word("limit_to_from"),
                row.word("cap"),
                row.required("citation"),
                row.read("certainty", CERTAINTIES, Certainty::of),
                pack.id(),
                pack.binding());
    }

    /** A row of {@code measures/exemptions.csv}; {@code order} is its place among all exemptions of the pack and its parents. */
    static Exemption exemption(TableRow row, int order, PolicyPack pack) {
        return new Exemption(
                row.required("id"),
                order,
                Set.copyOf(row.words("grade")),
                row.word("flag"),
                Set.copyOf(row.words("colour")),
                row.number("annual_kg_below"),
                Set.copyOf(row.words("duty")),
                row.read("scope", SCOPES, Scope::of),
                row.read("action", ACTIONS, Action::of),
                row.word("amount_from"),
                row.word("unit"),
                row.word("cap"),
                row.word("title_zh"),
                row.word("title_en"),
                row.required("citation"),
                row.read("certainty", CERTAINTIES, Certainty::of),
                pack.id(),
                pack.binding());
    }

    /** A row of {@code measures/counting.csv}. */
    static UnitPart counting(TableRow row) {
        return new UnitPart(
                row.required("counted_by"), row.required("number"), row.required("stopped"), row.required("running"));
    }

    private static Conditions conditions(TableRow row) {
        try {
            return Conditions.parse(row.word("applies_to"));
        } catch (IllegalArgumentException unreadable) {
            throw row.wrong(
                    "applies_to",
                    "terms as process=sinter|pellet;hours_since_start<=120 (" + unreadable.getMessage() + ")");
        }
    }

    private static String oneOf(TableRow row, String column, List<String> allowed) {
        String word = row.word(column);
        if (word != null && !allowed.contains(word)) {
            throw row.wrong(column, "one of " + String.join(", ", allowed) + ", or nothing");
        }
        return word;
    }

    private static List<DailySpan> spans(TableRow row) {
        List<DailySpan> spans = new ArrayList<>();
        for (String word : row.words("daily")) {
            String[] ends = word.split("-");
            if (ends.length != 2 || !time(ends[0]) || !time(ends[1])) {
                throw row.wrong("daily", "hours of the day as 19:00-07:00, several parted by |");
            }
            spans.add(new DailySpan(ends[0], ends[1]));
        }
        return List.copyOf(spans);
    }

    private static boolean time(String text) {
        try {
            return text.equals("24:00") || LocalTime.parse(text).getSecond() == 0;
        } catch (DateTimeParseException notATime) {
            return false;
        }
    }
}

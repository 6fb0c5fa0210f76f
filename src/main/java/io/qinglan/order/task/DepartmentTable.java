package io.qinglan.order.task;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.fact.Certainty;
import io.qinglan.fact.Level;
import io.qinglan.fact.obligation.DailySpan;
import io.qinglan.policy.PolicyException;
import io.qinglan.policy.PolicyPack;
import io.qinglan.policy.TableRow;

/**
 * The department table of a pack, {@code tasks/departments.csv}. A pack that has rows for a subject and level replaces all rows of its
 * parents for them, as in the measure tables. A cell that cannot be read is named by file and address.
 */
final class DepartmentTable {

    private static final List<String> LEVELS = Arrays.stream(Level.values())
            .filter(level -> level.above(Level.NONE))
            .map(Level::code)
            .toList();
    private static final List<String> CERTAINTIES =
            Arrays.stream(Certainty.values()).map(Certainty::code).toList();

    private final List<List<DepartmentRow>> rowsByPack = new ArrayList<>();
    private final Map<String, Set<String>> codes = new HashMap<>();

    /**
     * Reads the table.
     *
     * @param words the closed word lists, {@code rules/codes/tasks.yaml}
     * @throws PolicyException naming the cell that cannot be read
     */
    DepartmentTable(PolicyPack pack, JsonNode words) {
        words.properties().forEach(kind -> {
            Set<String> known = new HashSet<>();
            kind.getValue().forEach(code -> known.add(code.get("code").asText()));
            codes.put(kind.getKey(), known);
        });
        for (PolicyPack each : pack.chain()) {
            rowsByPack.add(each.table("tasks", "departments").stream()
                    .map(row -> read(row, each.id()))
                    .toList());
        }
    }

    /** The rows that hold at a level on a day, in the order of the table. */
    List<DepartmentRow> at(Level level, LocalDate day) {
        List<DepartmentRow> found = new ArrayList<>();
        Set<String> settled = new HashSet<>();
        for (List<DepartmentRow> own : rowsByPack) {
            List<DepartmentRow> holding =
                    own.stream().filter(row -> row.holds(level, day)).toList();
            holding.stream().filter(row -> !settled.contains(row.subject())).forEach(found::add);
            holding.forEach(row -> settled.add(row.subject()));
        }
        return found;
    }

    private DepartmentRow read(TableRow row, String pack) {
        return new DepartmentRow(
                row.required("id"),
                code(row, "subject", "subject"),
                row.words("colour", LEVELS).stream().map(Level::of).toList(),
                code(row, "kind", "kind"),
                row.word("zone") == null ? null : code(row, "zone", "zone"),
                code(row, "lead", "department"),
                row.words("co", codes.get("department")),
                hours(row, "starts_after"),
                spans(row),
                hours(row, "due_after"),
                row.word("every") == null ? null : hours(row, "every"),
                row.words("form", codes.get("field")),
                new DepartmentRow.Words(row.required("action_zh"), row.required("action_en")),
                new DepartmentRow.Words(row.required("proof_zh"), row.required("proof_en")),
                row.date("since"),
                row.date("until"),
                row.required("citation"),
                row.read("certainty", CERTAINTIES, Certainty::of),
                pack);
    }

    private String code(TableRow row, String column, String kind) {
        String word = row.required(column);
        if (!codes.get(kind).contains(word)) {
            throw row.wrong(column, "a code of " + kind + " in codes/tasks.yaml");
        }
        return word;
    }

    private static Duration hours(TableRow row, String column) {
        BigDecimal hours = row.number(column);
        boolean usable = hours != null
                && hours.signum() >= 0
                && hours.stripTrailingZeros().scale() <= 0;
        if (!usable) {
            throw row.wrong(column, "whole hours from 0");
        }
        return Duration.ofHours(hours.longValueExact());
    }

    private static List<DailySpan> spans(TableRow row) {
        List<DailySpan> spans = new ArrayList<>();
        for (String word : row.words("daily")) {
            if (!word.matches("([01]\\d|2[0-3]):[0-5]\\d-(([01]\\d|2[0-3]):[0-5]\\d|24:00)")) {
                throw row.wrong("daily", "hours of the day as 07:00-21:00, several parted by |");
            }
            String[] ends = word.split("-");
            spans.add(new DailySpan(ends[0], ends[1]));
        }
        return List.copyOf(spans);
    }
}

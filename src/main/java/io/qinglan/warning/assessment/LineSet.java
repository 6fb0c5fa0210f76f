package io.qinglan.warning.assessment;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.fact.Level;
import io.qinglan.fact.warning.Line;
import io.qinglan.fact.warning.Purpose;

/**
 * Reads the threshold lines a parameter states: {@code any} and {@code all} of {@code {gt|gte, hours}}, nested as the law writes
 * them, become groups of lines that must all be met; one group is enough.
 */
final class LineSet {

    private final List<Line> lines = new ArrayList<>();
    private int groups;

    /** One line as written. */
    private record Written(int bound, boolean inclusive, int hours) {}

    /** Adds the lines of a parameter. */
    void add(Purpose purpose, Level level, String parameter, JsonNode value) {
        for (List<Written> group : alternatives("parameter " + parameter, value)) {
            for (int ordinal = 0; ordinal < group.size(); ordinal++) {
                Written line = group.get(ordinal);
                lines.add(new Line(
                        lines.size(),
                        purpose,
                        level,
                        level.ordinal(),
                        groups,
                        ordinal,
                        group.size(),
                        line.bound,
                        line.inclusive,
                        line.hours,
                        parameter));
            }
            groups++;
        }
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    private static List<List<Written>> alternatives(String pointer, JsonNode value) {
        if (value.has("any")) {
            List<List<Written>> groups = new ArrayList<>();
            for (JsonNode one : Fields.list(pointer + "/any", value.get("any"))) {
                groups.addAll(alternatives(pointer + "/any", one));
            }
            return groups;
        }
        if (value.has("all")) {
            List<List<Written>> groups = new ArrayList<>(List.of(List.of()));
            for (JsonNode one : Fields.list(pointer + "/all", value.get("all"))) {
                groups = both(groups, alternatives(pointer + "/all", one));
            }
            return groups;
        }
        boolean inclusive = value.has("gte");
        if (inclusive == value.has("gt")) {
            throw new InputException(pointer, "any, all, gt or gte", value);
        }
        String bound = inclusive ? "gte" : "gt";
        return List.of(List.of(new Written(
                Fields.index(pointer + "/" + bound, value.get(bound)),
                inclusive,
                Fields.whole(pointer + "/hours", value.get("hours")))));
    }

    /** Every group of the one with every group of the other. */
    private static List<List<Written>> both(List<List<Written>> one, List<List<Written>> other) {
        List<List<Written>> joined = new ArrayList<>();
        for (List<Written> left : one) {
            for (List<Written> right : other) {
                List<Written> group = new ArrayList<>(left);
                group.addAll(right);
                joined.add(group);
            }
        }
        return joined;
    }
}

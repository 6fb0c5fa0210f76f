package io.qinglan.order.obligation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.fact.obligation.Exemption;
import io.qinglan.fact.obligation.MeasureRow;
import io.qinglan.fact.obligation.Readings;
import io.qinglan.fact.obligation.UnitPart;
import io.qinglan.policy.Parameters;
import io.qinglan.policy.PolicyPack;
import io.qinglan.policy.TableRow;

/** The tables of a pack and of the packs it extends, read once. */
final class MeasureTables {

    private final List<List<MeasureRow>> rowsByPack = new ArrayList<>();
    private final List<Exemption> exemptions = new ArrayList<>();
    private final Map<String, UnitPart> inside = new HashMap<>();
    private final Industries industries;
    private final Readings readings;
    private final Map<String, String> gradeSameAs = new HashMap<>();

    MeasureTables(PolicyPack pack) {
        this(pack, List.of());
    }

    /** The same with rows that a case brings: they come before those of the pack, as those of a local pack would. */
    MeasureTables(PolicyPack pack, List<TableRow> brought) {
        rowsByPack.add(brought.stream().map(row -> TableRows.measure(row, pack)).toList());
        for (PolicyPack each : pack.chain()) {
            rowsByPack.add(each.table("measures", "enterprise").stream()
                    .map(row -> TableRows.measure(row, each))
                    .toList());
            each.table("measures", "exemptions")
                    .forEach(row -> exemptions.add(TableRows.exemption(row, exemptions.size(), each)));
            each.table("measures", "counting").stream()
                    .map(TableRows::counting)
                    .forEach(part -> inside.putIfAbsent(part.countedBy(), part));
        }
        industries = new Industries(pack);
        Parameters parameters = pack.parameters();
        readings = new Readings(
                parameters.text("unlisted"),
                parameters.text("unrated"),
                parameters.text("exempt_cap"),
                parameters.text("single_unit"),
                words(parameters.node("transport_allowed")),
                pack.binding());
        parameters
                .node("grade_same_as")
                .properties()
                .forEach(entry ->
                        gradeSameAs.put(entry.getKey(), entry.getValue().asText()));
    }

    /** The readings of the pack. */
    Readings readings() {
        return readings;
    }

    /** The industries and their schemes. */
    Industries industries() {
        return industries;
    }

    /** The grade another one counts as; itself where none is stated. */
    String gradeAsRead(String grade) {
        return gradeSameAs.getOrDefault(grade, grade);
    }

    /** The way of counting inside a line that a row uses; empty where whole lines are counted. */
    Optional<UnitPart> inside(String countedBy) {
        return Optional.ofNullable(countedBy).map(inside::get);
    }

    /** All ways of counting inside a line, by code. */
    Map<String, UnitPart> inside() {
        return inside;
    }

    /**
     * The rows that count for an industry, part and colour: the nearest pack's that has any, whatever their grade.
     *
     * @param sub part of the industry, or null
     */
    List<MeasureRow> rows(String industry, String sub, String colour) {
        for (List<MeasureRow> own : rowsByPack) {
            List<MeasureRow> found = own.stream()
                    .filter(row -> row.industry().equals(industry)
                            && row.colour().equals(colour)
                            && (row.sub() == null || row.sub().equals(sub)))
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    /** The hours since the start of a response at which rows of a colour switch, in their order. */
    SortedSet<BigDecimal> hourBounds(String colour) {
        SortedSet<BigDecimal> bounds = new TreeSet<>();
        rowsByPack.forEach(rows -> rows.stream()
                .filter(row -> row.colour().equals(colour))
                .forEach(row -> bounds.addAll(row.conditions().hourBounds())));
        return bounds;
    }

    /** The exemptions that hold at a colour, nearest pack first. */
    List<Exemption> exemptions(String colour) {
        return exemptions.stream()
                .filter(exemption -> exemption.holdsAt(colour))
                .toList();
    }

    private static List<String> words(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(word.asText()));
        return List.copyOf(words);
    }
}

package io.qinglan.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.air.AirLimits;
import io.qinglan.air.Breakpoints;
import io.qinglan.air.CompositeIndex;
import io.qinglan.air.Concentration;
import io.qinglan.air.Grade;
import io.qinglan.air.IndexStandard;
import io.qinglan.air.Item;
import io.qinglan.air.OzoneDay;
import io.qinglan.air.PmWay;
import io.qinglan.air.Pollutant;

/** Reads the trees of {@code rules/standards/*.yaml} into the records that {@code air} computes with. */
final class StandardReader {

    private StandardReader() {}

    /** An edition of the index regulation ({@code kind: air_quality_index}). */
    static IndexStandard index(JsonNode tree) {
        Map<Item, Breakpoints> tables = tables(tree);
        return new IndexStandard(
                text(tree, "id"),
                text(tree, "number"),
                date(tree, "in_force_from"),
                date(tree, "in_force_to"),
                tables,
                decimals(tree.at("/rounding/concentration")),
                reports(tree.path("reports")),
                rules(tree),
                elements(tree.path("grades")).map(StandardReader::grade).toList());
    }

    private static Map<Item, Breakpoints> tables(JsonNode tree) {
        int[] nodes =
                elements(tree.path("index_nodes")).mapToInt(JsonNode::asInt).toArray();
        int beyond = tree.at("/beyond_scale/index").asInt();
        Map<Item, Breakpoints> tables = new EnumMap<>(Item.class);
        tree.path("breakpoints").properties().forEach(entry -> {
            JsonNode column = entry.getValue().has("same_as")
                    ? tree.path("breakpoints").path(text(entry.getValue(), "same_as"))
                    : entry.getValue();
            tables.put(Item.of(entry.getKey()), column(column, nodes, beyond));
        });
        return tables;
    }

    private static Breakpoints column(JsonNode column, int[] nodes, int beyond) {
        long[] concentrations =
                elements(column.path("nodes")).mapToLong(JsonNode::asLong).toArray();
        int[] indices =
                IntStream.range(0, concentrations.length).map(i -> nodes[i]).toArray();
        JsonNode above = column.path("above");
        if (above.has("use")) {
            return new Breakpoints(concentrations, indices, Breakpoints.NOT_COMPUTED, Item.of(text(above, "use")));
        }
        return new Breakpoints(concentrations, indices, above.path("index").asInt(beyond), null);
    }

    private static Map<Pollutant, Integer> decimals(JsonNode rounding) {
        Map<Pollutant, Integer> decimals = new EnumMap<>(Pollutant.class);
        if ("half_even".equals(rounding.path("method").asText())) {
            rounding.path("decimals")
                    .properties()
                    .forEach(entry -> decimals.put(
                            Pollutant.of(entry.getKey()), entry.getValue().asInt()));
        }
        return decimals;
    }

    private static IndexStandard.Reports reports(JsonNode reports) {
        Map<PmWay, List<Item>> hourly = new EnumMap<>(PmWay.class);
        for (PmWay way : PmWay.values()) {
            JsonNode items = reports.path("hourly").path(way.code());
            if (!items.isMissingNode()) {
                hourly.put(way, items(items));
            }
        }
        return new IndexStandard.Reports(items(reports.path("daily")), hourly);
    }

    private static List<Item> items(JsonNode report) {
        return elements(report.path("items"))
                .map(item -> Item.of(item.asText()))
                .toList();
    }

    private static IndexStandard.Rules rules(JsonNode tree) {
        return new IndexStandard.Rules(
                tree.at("/range/lowest").asInt(),
                tree.at("/range/highest").asInt(),
                tree.at("/primary/above").asInt(),
                number(tree.at("/over_limit/above")),
                number(tree.at("/publication/above")),
                tree.at("/validity/daily_mean/hours").asInt(),
                tree.at("/validity/eight_hour_mean/hours").asInt());
    }

    private static Grade grade(JsonNode grade) {
        JsonNode rgb = grade.at("/colour/rgb");
        return new Grade(
                grade.path("grade").asInt(),
                number(grade.path("up_to")),
                text(grade, "zh"),
                text(grade, "en"),
                grade.at("/colour/zh").asText(),
                grade.at("/colour/en").asText(),
                String.format(
                        "#%02x%02x%02x",
                        rgb.get(0).asInt(), rgb.get(1).asInt(), rgb.get(2).asInt()));
    }

    /** An edition of the limits ({@code kind: air_limits}). */
    static AirLimits limits(JsonNode tree) {
        return new AirLimits(
                text(tree, "id"),
                text(tree, "number"),
                elements(tree.path("stages")).map(StandardReader::stage).toList());
    }

    private static AirLimits.Stage stage(JsonNode stage) {
        Map<Pollutant, Map<String, Concentration>> limits = new EnumMap<>(Pollutant.class);
        stage.path("limits").properties().forEach(pollutant -> {
            Map<String, Concentration> times = new TreeMap<>();
            pollutant
                    .getValue()
                    .properties()
                    .forEach(time -> times.put(
                            time.getKey(), Concentration.of(time.getValue().asText())));
            limits.put(Pollutant.of(pollutant.getKey()), times);
        });
        return new AirLimits.Stage(
                stage.at("/name/zh").asText(),
                stage.at("/name/en").asText(),
                date(stage, "from"),
                date(stage, "last_day"),
                limits);
    }

    /** The composite index ({@code kind: composite_index}). */
    static CompositeIndex composite(JsonNode tree) {
        List<CompositeIndex.Term> terms = new ArrayList<>();
        for (JsonNode term : tree.path("terms")) {
            terms.add(new CompositeIndex.Term(
                    Pollutant.of(text(term, "pollutant")), number(term.path("percent")), text(term, "limit")));
        }
        return new CompositeIndex(text(tree, "number"), terms);
    }

    /** How the ozone day is taken, from the same file. */
    static OzoneDay ozoneDay(JsonNode tree) {
        JsonNode ozone = tree.path("ozone_day");
        return new OzoneDay(
                ozone.at("/windows/first_end").asInt(),
                ozone.at("/windows/last_end").asInt(),
                ozone.at("/valid_windows/value").asInt(),
                Concentration.of(ozone.at("/valid_windows/unless_above").asText()));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Integer number(JsonNode node) {
        return node.isNumber() ? node.asInt() : null;
    }

    private static LocalDate date(JsonNode tree, String name) {
        return tree.hasNonNull(name) ? LocalDate.parse(tree.path(name).asText()) : null;
    }

    private static String text(JsonNode tree, String name) {
        if (!tree.hasNonNull(name)) {
            throw new IllegalArgumentException("expected '" + name + "' in a standard, got none");
        }
        return tree.path(name).asText();
    }
}

package io.qinglan.warning.assessment;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.qinglan.fact.Level;
import io.qinglan.fact.warning.Act;
import io.qinglan.fact.warning.ContiguousCities;
import io.qinglan.fact.warning.Index;
import io.qinglan.fact.warning.Notice;
import io.qinglan.forecast.outlook.Basis;
import io.qinglan.forecast.outlook.Causes;
import io.qinglan.forecast.outlook.Series;

/**
 * What an assessment saw, as it is archived beside its decision: {@code {form, pack, basis, series, context}}. The series is written out
 * value by value for every pollutant, because a forecast by hours and pollutants has no shorter form in the case files; the context is that
 * of the case files. Keys may only ever be added.
 */
public final class ArchivedInput {

    private static final int FORM = 1;
    /** The key of values that belong to the pollutant the context names. */
    private static final String PLAIN = "plain";

    private static final Set<String> KEYS = new TreeSet<>(Set.of("form", "pack", "basis", "series", "context"));
    private static final Set<String> SERIES =
            new TreeSet<>(Set.of("unitHours", "start", "values", "upper", "monitoredNow", "contiguousCities"));
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private ArchivedInput() {}

    /**
     * The tree of what an assessment sees.
     *
     * @param pack id of the pack
     * @param basis null for the pack's own
     */
    public static ObjectNode of(String pack, Basis basis, Series series, Context context, ZoneId zone) {
        ObjectNode tree = NODES.objectNode();
        tree.put("form", FORM).put("pack", pack);
        if (basis != null) {
            tree.put("basis", basis.code());
        }
        tree.set("series", series(series, zone));
        tree.set("context", context(context, zone));
        return tree;
    }

    /**
     * What was archived.
     *
     * @throws InputException for what was never written so, as a changed copy may be
     */
    public static AssessmentInput read(JsonNode tree, ZoneId zone) {
        Fields fields = new Fields(tree, "", zone, KEYS);
        return new AssessmentInput(
                fields.text("pack"),
                null,
                fields.word("basis", Basis.values(), Basis::code),
                series(tree.path("series"), zone),
                ContextReader.read(tree.path("context"), "/context", zone));
    }

    private static ObjectNode series(Series series, ZoneId zone) {
        ObjectNode tree = NODES.objectNode();
        tree.put("unitHours", series.unitHours());
        if (series.start() != null) {
            tree.put("start", Explanation.instant(series.start(), zone));
        }
        ObjectNode values = tree.putObject("values");
        series.pollutants()
                .forEach(pollutant -> numbers(
                        values.putArray(pollutant.equals(Series.PLAIN) ? PLAIN : pollutant), series.values(pollutant)));
        if (series.ranged()) {
            numbers(tree.putArray("upper"), series.upper());
        }
        if (series.monitoredNow() != null) {
            tree.put("monitoredNow", Index.plain(series.monitoredNow()));
        }
        ContiguousCities cities = series.contiguousCities();
        if (cities != null) {
            tree.putObject("contiguousCities")
                    .put("count", cities.count())
                    .put("gt", Index.plain(cities.above()))
                    .put("hours", cities.hours());
        }
        return tree;
    }

    private static void numbers(ArrayNode list, int[] units) {
        for (int unit : units) {
            list.add(Index.plain(unit));
        }
    }

    private static Series series(JsonNode tree, ZoneId zone) {
        Fields fields = new Fields(tree, "/series", zone, SERIES);
        Map<String, int[]> values = new LinkedHashMap<>();
        fields.node("values").properties().forEach(entry -> {
            String pollutant = entry.getKey().equals(PLAIN) ? Series.PLAIN : entry.getKey();
            values.put(pollutant, units("/series/values/" + entry.getKey(), entry.getValue()));
        });
        boolean hourly = Fields.whole("/series/unitHours", fields.node("unitHours")) == 1;
        LocalDateTime start = fields.instant("start");
        Series series = values.isEmpty() ? Series.empty() : filled(fields, hourly, start, values);
        if (fields.has("monitoredNow")) {
            series = series.withMonitoredNow(Fields.index(fields.at("monitoredNow"), fields.node("monitoredNow")));
        }
        return fields.has("contiguousCities") ? series.withContiguousCities(cities(fields)) : series;
    }

    private static Series filled(Fields fields, boolean hourly, LocalDateTime start, Map<String, int[]> values) {
        int[] upper = fields.has("upper") ? units(fields.at("upper"), fields.node("upper")) : null;
        boolean even =
                values.values().stream().mapToInt(one -> one.length).distinct().count() == 1
                        && (upper == null
                                || upper.length == values.values().iterator().next().length);
        if (!even || hourly && (start == null || upper != null)) {
            throw new InputException("/series", "as many values of every pollutant, and a start of hours", "others");
        }
        if (hourly) {
            return Series.hourly(start, values);
        }
        var first = start == null ? null : start.toLocalDate();
        return upper == null ? Series.daily(first, values) : Series.dailyRange(first, values, upper);
    }

    private static ContiguousCities cities(Fields fields) {
        JsonNode node = fields.node("contiguousCities");
        String at = fields.at("contiguousCities");
        return new ContiguousCities(
                Fields.whole(at + "/count", node.get("count")),
                Fields.index(at + "/gt", node.get("gt")),
                Fields.whole(at + "/hours", node.get("hours")));
    }

    private static int[] units(String pointer, JsonNode list) {
        return Fields.list(pointer, list).stream()
                .mapToInt(one -> Fields.index(pointer, one))
                .toArray();
    }

    private static ObjectNode context(Context context, ZoneId zone) {
        ObjectNode tree = NODES.objectNode();
        tree.put("level", context.level().code());
        instant(tree, "since", context.since(), zone);
        instant(tree, "now", context.now(), zone);
        tree.put("pollutant", context.pollutant());
        causes(tree, context.causes());
        tree.put("kind", context.kind().code());
        if (context.requested() != null) {
            tree.putObject("requested")
                    .put("by", context.requested().by())
                    .put("action", context.requested().action().code())
                    .put("reason", context.requested().reason().code());
        }
        notice(tree, context.regionalNotice(), zone);
        instant(tree, "fixedEnd", context.fixedEnd(), zone);
        if (context.superiorDeployment()) {
            tree.put("superiorDeployment", true);
        }
        if (context.approval() != null) {
            tree.put("approval", context.approval().code());
        }
        acts(tree, context, zone);
        instant(tree, "start", context.start(), zone);
        instant(tree, "end", context.end(), zone);
        if (context.city() != null) {
            tree.put("city", context.city());
        }
        return tree;
    }

    private static void causes(ObjectNode tree, Causes causes) {
        if (causes.general() != null) {
            tree.put("cause", causes.general().code());
        }
        if (!causes.byDate().isEmpty()) {
            ObjectNode byDate = tree.putObject("causeByDay");
            causes.byDate().forEach((day, cause) -> byDate.put(day.toString(), cause.code()));
        } else if (!causes.byDay().isEmpty()) {
            ArrayNode byDay = tree.putArray("causeByDay");
            causes.byDay().forEach(cause -> byDay.add(cause == null ? null : cause.code()));
        }
    }

    private static void notice(ObjectNode tree, Notice notice, ZoneId zone) {
        if (notice == null) {
            return;
        }
        ObjectNode node = tree.putObject("regionalNotice");
        if (notice.released()) {
            node.put("event", "release");
        } else if (notice.level() != Level.NONE) {
            node.put("level", notice.level().code());
        }
        instant(node, "received", notice.received(), zone);
        instant(node, "start", notice.start(), zone);
        instant(node, "end", notice.end(), zone);
        instant(node, "at", notice.at(), zone);
    }

    private static void acts(ObjectNode tree, Context context, ZoneId zone) {
        if (context.acts().isEmpty()) {
            return;
        }
        ArrayNode acts = tree.putArray("acts");
        for (Act act : context.acts()) {
            ObjectNode node = acts.addObject();
            node.put("act", act.kind().code());
            instant(node, "at", act.at(), zone);
            if (act.to() != null) {
                node.put("to", act.to().code());
            }
        }
    }

    private static void instant(ObjectNode tree, String key, LocalDateTime instant, ZoneId zone) {
        if (instant != null) {
            tree.put(key, Explanation.instant(instant, zone));
        }
    }
}

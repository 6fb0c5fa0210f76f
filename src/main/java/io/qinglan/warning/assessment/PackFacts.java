package io.qinglan.warning.assessment;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.fact.Level;
import io.qinglan.fact.warning.Cause;
import io.qinglan.fact.warning.Condition;
import io.qinglan.fact.warning.Line;
import io.qinglan.fact.warning.MeasureRow;
import io.qinglan.fact.warning.MonitoredBand;
import io.qinglan.fact.warning.ProvincialLine;
import io.qinglan.fact.warning.Purpose;
import io.qinglan.fact.warning.Reading;
import io.qinglan.forecast.outlook.Basis;
import io.qinglan.forecast.outlook.Counting;
import io.qinglan.forecast.outlook.Series;
import io.qinglan.policy.Parameter;
import io.qinglan.policy.Parameters;
import io.qinglan.policy.PolicyPack;
import io.qinglan.policy.RuleBook;

/** What a pack says about warnings, read once: its rules, its lines and readings as facts, and the settings of the outlook. */
final class PackFacts {

    private static final List<Level> COLOURS = List.of(Level.BLUE, Level.YELLOW, Level.ORANGE, Level.RED);

    final PolicyPack pack;
    final RuleBook rules;
    final List<Line> lines;
    private final Map<Occasion, List<Object>> byOccasion = new EnumMap<>(Occasion.class);

    final List<MonitoredBand> bands = new ArrayList<>();
    final List<ProvincialLine> provincial = new ArrayList<>();
    final Level lowest;
    /** The lowest line of the lowest colour; negative when the pack has no colours. */
    final int lowestLine;

    /** A value below this is under every line of every colour. */
    private final int lowestBound;

    final boolean releaseKnown;
    final int releaseHours;
    final boolean releaseStrict;
    final int lookaheadHours;
    final Set<Cause> excluding = EnumSet.noneOf(Cause.class);
    final String rangeEnd;
    final boolean coarseAsFine;
    /** The standard by which an index is published, null for a pack that says nothing of it. */
    final String publication;

    private final Parameters parameters;
    private final Level releaseBelow;
    private final Map<LocalDate, Law> laws = new ConcurrentHashMap<>();

    /** The law of a day. */
    record Law(String aqiStandard, List<String> legalBasis) {}

    PackFacts(PolicyPack pack) {
        this.pack = pack;
        this.parameters = pack.parameters();
        this.rules = pack.rules("warning");
        this.lines = lines();
        this.lowest = COLOURS.stream()
                .filter(colour -> lines.stream().anyMatch(line -> line.level() == colour))
                .findFirst()
                .orElse(Level.NONE);
        this.lowestLine = lowestLine(lowest);
        this.lowestBound = lines.stream()
                .filter(line -> line.purpose() == Purpose.LEVEL)
                .mapToInt(line -> line.inclusive() ? line.bound() : line.bound() + 1)
                .min()
                .orElse(Integer.MAX_VALUE);
        this.releaseKnown = parameters.find("release").isPresent();
        this.releaseHours = releaseKnown ? Fields.whole("parameter release/hours", release("hours")) : 0;
        this.releaseBelow = releaseKnown ? below(release("below").asText()) : null;
        this.releaseStrict = parameters.text("release_test").equals("lt");
        this.lookaheadHours = hours("monitored_lookahead");
        this.rangeEnd = parameters.text("range_end");
        this.coarseAsFine = parameters.text("pm10_not_dust").equals("as_pm25");
        this.publication =
                parameters.find("publication").map(p -> p.value().asText()).orElse(null);
        parameters
                .node("excluding_causes")
                .forEach(cause ->
                        excluding.add(Fields.word("parameter excluding_causes", cause, Cause.values(), Cause::code)));
        parameters.find("monitored_by_value").ifPresent(this::bands);
        parameters.find("provincial").ifPresent(this::provincial);
        lines.forEach(line -> on(Occasion.RUNS, line));
        readings();
    }

    /** The facts of the pack that matter on an occasion. */
    List<Object> on(Occasion occasion) {
        return byOccasion.getOrDefault(occasion, List.of());
    }

    private void on(Occasion occasion, Object fact) {
        byOccasion.computeIfAbsent(occasion, any -> new ArrayList<>()).add(fact);
    }

    /** Whether no value that could decide a level is over, or at an inclusive, line of any colour. */
    boolean quiet(Series series) {
        if (series.ranged() || series.monitoredNow() != null || series.contiguousCities() != null) {
            return false;
        }
        for (String pollutant : List.of(Series.PLAIN, Series.PM25, Series.PM10)) {
            if (series.has(pollutant) && series.highest(pollutant) >= lowestBound) {
                return false;
            }
        }
        return true;
    }

    /** How hours are counted on a basis. */
    Counting counting(Basis basis) {
        boolean merge = parameters.text("merge").equals("sum_if_gap_lt");
        return new Counting(
                basis,
                parameters.number("averaging_hours").intValueExact(),
                parameters.number("valid_values").intValueExact(),
                parameters.text("hour_count").equals("hours_over"),
                merge ? parameters.number("merge_gap_hours").intValueExact() : 0);
    }

    /** The basis of an hourly series when none is named. */
    Basis windowBasis() {
        return Basis.of(parameters.text("window_basis"));
    }

    /** The line of the release test while a level is in force. */
    int releaseLine(Level inForce) {
        int line = lowestLine(releaseBelow == Level.NONE ? inForce : releaseBelow);
        return line < 0 ? lowestLine : line;
    }

    /** The highest strict line of a level; its release line when it has none. */
    int highestLine(Level level) {
        return lines.stream()
                .filter(line -> line.level() == level && !line.inclusive())
                .mapToInt(Line::bound)
                .max()
                .orElse(releaseLine(level));
    }

    /** The colours of the pack above a level, mildest first. */
    List<Level> above(Level level) {
        return COLOURS.stream()
                .filter(colour -> colour.above(level))
                .filter(colour -> lines.stream().anyMatch(line -> line.level() == colour))
                .toList();
    }

    /** The law in force on a day; the latest one when the day is not known. */
    Law law(LocalDate day) {
        return day == null ? law(parameters) : laws.computeIfAbsent(day, date -> law(parameters.on(date)));
    }

    Parameter parameter(String name) {
        return parameters.find(name).orElse(null);
    }

    private static Law law(Parameters then) {
        List<String> basis = new ArrayList<>();
        then.find("legal_basis").ifPresent(found -> found.value().forEach(article -> basis.add(article.asText())));
        String standard =
                then.find("aqi_standard").map(found -> found.value().asText()).orElse(null);
        return new Law(standard, List.copyOf(basis));
    }

    private List<Line> lines() {
        LineSet set = new LineSet();
        for (Level colour : COLOURS) {
            parameters
                    .find(colour.code())
                    .ifPresent(found -> set.add(Purpose.LEVEL, colour, colour.code(), found.value()));
        }
        parameters.find("ozone").ifPresent(found -> set.add(Purpose.OZONE, Level.NONE, "ozone", found.value()));
        parameters.find("temporary_control").ifPresent(found -> {
            set.add(Purpose.TEMPORARY_CONTROL, Level.NONE, "temporary_control", found.value());
            if (found.value().has("needs")) {
                on(
                        Occasion.RUNS,
                        new Condition(
                                Purpose.TEMPORARY_CONTROL,
                                found.value().get("needs").asText()));
            }
        });
        return set.lines();
    }

    private int lowestLine(Level level) {
        return lines.stream()
                .filter(line -> line.level() == level && line.purpose() == Purpose.LEVEL && !line.inclusive())
                .mapToInt(Line::bound)
                .min()
                .orElse(-1);
    }

    private JsonNode release(String key) {
        return parameters.node("release").path(key);
    }

    /** The colour whose line decides; none for each level's own. */
    private static Level below(String word) {
        return word.equals("each_level") ? Level.NONE : Level.of(word);
    }

    private int hours(String name) {
        Duration duration = parameters.duration(name);
        return Math.toIntExact(duration.toHours());
    }

    private void bands(Parameter parameter) {
        for (JsonNode row : parameter.value()) {
            boolean inclusive = row.has("gte");
            Level level = Level.of(row.path("level").asText());
            bands.add(new MonitoredBand(
                    level,
                    level.ordinal(),
                    Fields.index("parameter monitored_by_value", row.get(inclusive ? "gte" : "gt")),
                    inclusive,
                    parameter.name()));
        }
    }

    private void provincial(Parameter parameter) {
        for (Map.Entry<String, JsonNode> row : parameter.value().properties()) {
            Level level = Level.of(row.getKey());
            String at = "parameter provincial/" + row.getKey();
            provincial.add(new ProvincialLine(
                    level,
                    level.ordinal(),
                    Fields.whole(at + "/count", row.getValue().get("count")),
                    Fields.index(at + "/gt", row.getValue().get("gt")),
                    Fields.whole(at + "/hours", row.getValue().get("hours")),
                    parameter.name()));
        }
    }

    private void readings() {
        for (Map.Entry<String, JsonNode> entry :
                parameters.node("warning_readings").properties()) {
            String pointer = "parameter warning_readings/" + entry.getKey();
            on(
                    Fields.word(pointer, entry.getValue(), Occasion.values(), Occasion::code),
                    reading(parameters.get(entry.getKey())));
        }
        parameters
                .find("ozone")
                .map(Parameter::value)
                .ifPresent(entry -> on(
                        Occasion.RUNS,
                        new Reading("ozone", "", words(entry.path("actions")), table(entry.path("reductions")))));
        parameters.find("warning_measures").ifPresent(measures -> {
            for (JsonNode row : measures.value()) {
                on(
                        Occasion.IN_FORCE,
                        new MeasureRow(
                                Level.of(row.path("level").asText()),
                                row.path("code").asText(),
                                row.path("start").asText("with_warning"),
                                measures.name()));
            }
        });
    }

    private static Reading reading(Parameter parameter) {
        JsonNode value = parameter.value();
        return new Reading(parameter.name(), value.isValueNode() ? value.asText() : "", words(value), table(value));
    }

    private static List<String> words(JsonNode value) {
        List<String> words = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(word -> words.add(word.asText()));
        }
        return List.copyOf(words);
    }

    private static Map<String, String> table(JsonNode value) {
        Map<String, String> table = new LinkedHashMap<>();
        if (value.isObject()) {
            value.properties()
                    .forEach(row -> table.put(row.getKey(), row.getValue().asText()));
        }
        return table;
    }
}

package io.qinglan.feed.standard;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.feed.window.Days;
import io.qinglan.feed.window.FactorWindow;
import io.qinglan.feed.window.Figures;
import io.qinglan.feed.window.FlowUnit;
import io.qinglan.feed.window.MarkClass;
import io.qinglan.feed.window.Outlet;
import io.qinglan.feed.window.Sample;
import io.qinglan.feed.window.Source;
import io.qinglan.feed.window.Window;
import io.qinglan.feed.window.Windows;
import io.qinglan.policy.CaseContext;
import io.qinglan.policy.CaseKind;

/** Judges cases of windows: the block {@code feed_window}, described at the head of {@code feed-windows.cases.yaml}. */
public final class WindowCases implements CaseKind {

    private static final String KEY = "feed_window";
    private static final Set<String> CASE_KEYS = Set.of("id", "title", KEY, "clause", "certainty", "source", "note");
    private static final Set<String> WINDOW_KEYS =
            Set.of("over", "dictionary", "reference_oxygen", "flow_unit", "factors", "expect");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final Instant START = DAY.atStartOfDay().toInstant(ZoneOffset.UTC);
    private static final double CLOSE = 1e-6;

    private FeedStandards standards;

    @Override
    public boolean recognises(JsonNode aCase) {
        return aCase.has(KEY);
    }

    @Override
    public List<String> judge(JsonNode aCase, CaseContext context) {
        List<String> differences = new ArrayList<>();
        unknown(aCase, CASE_KEYS, differences);
        JsonNode given = aCase.get(KEY);
        unknown(given, WINDOW_KEYS, differences);
        if (!differences.isEmpty()) {
            return differences;
        }
        try {
            Window window = window(given, standards(context));
            given.path("expect").properties().forEach(expected -> compare(window, expected, differences));
        } catch (IllegalArgumentException e) {
            differences.add(e.getMessage());
        }
        return differences;
    }

    private synchronized FeedStandards standards(CaseContext context) {
        if (standards == null) {
            standards = FeedStandards.of(context.library());
        }
        return standards;
    }

    private static void unknown(JsonNode tree, Set<String> known, List<String> differences) {
        tree.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                differences.add("expected one of the keys " + known + ", got " + key);
            }
        });
    }

    private static Window window(JsonNode given, FeedStandards standards) {
        Windows windows = standards.windows(DAY);
        boolean day = given.path("over").asText("hour").equals("day");
        List<Sample> samples = new ArrayList<>();
        given.path("factors").properties().forEach(factor -> samples.addAll(samples(factor, given, standards, day)));
        if (!day) {
            return windows.hour(samples, START, outlet(given)).hour();
        }
        List<Window> hours = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            hours.add(windows.hour(samples, START.plusSeconds(3600L * i), outlet(given))
                    .hour());
        }
        return new Days(windows)
                .day(
                        hours,
                        samples.stream()
                                .filter(sample -> sample.source() == Source.DAY)
                                .toList(),
                        START);
    }

    private static Outlet outlet(JsonNode given) {
        FlowUnit unit = given.has("flow_unit")
                ? FlowUnit.valueOf(given.get("flow_unit").asText().toUpperCase(Locale.ROOT))
                : FlowUnit.NOT_TESTED;
        return new Outlet(given.path("reference_oxygen").asDouble(Double.NaN), unit);
    }

    private static List<Sample> samples(
            Map.Entry<String, JsonNode> factor, JsonNode given, FeedStandards standards, boolean day) {
        String dictionary = given.path("dictionary").asText("hj-212-2017");
        Source unit = day ? Source.HOUR : Source.MINUTE;
        int seconds = day ? 3600 : 60;
        List<Sample> samples = new ArrayList<>();
        for (JsonNode run : factor.getValue().path("runs")) {
            MarkClass mark = standards.marks().classOf(dictionary, run.path(3).asText(null));
            for (int i = 0; i < run.get(1).asInt(); i++) {
                Instant start = START.plusSeconds((long) seconds * (run.get(0).asInt() + i));
                Figures figures = Figures.mean(run.get(2).asDouble());
                samples.add(new Sample(unit, start, seconds, factor.getKey(), figures, Double.NaN, mark, 1));
            }
        }
        JsonNode sent = factor.getValue().path("sent");
        if (!sent.isMissingNode()) {
            Figures figures = new Figures(
                    sent.path("mean").asDouble(Double.NaN),
                    Double.NaN,
                    Double.NaN,
                    sent.path("total").asDouble(Double.NaN));
            MarkClass mark =
                    standards.marks().classOf(dictionary, sent.path("mark").asText(null));
            samples.add(new Sample(
                    day ? Source.DAY : Source.HOUR,
                    START,
                    day ? 86400 : 3600,
                    factor.getKey(),
                    figures,
                    Double.NaN,
                    mark,
                    1));
        }
        return samples;
    }

    private static void compare(Window window, Map.Entry<String, JsonNode> expected, List<String> differences) {
        if (expected.getKey().equals("flow_unit")) {
            same("flow_unit", expected.getValue(), window.flowUnit().code(), differences);
            return;
        }
        FactorWindow factor = window.factor(expected.getKey())
                .orElseThrow(
                        () -> new IllegalArgumentException("expected a window of " + expected.getKey() + ", got none"));
        expected.getValue().properties().forEach(key -> {
            String name = expected.getKey() + " " + key.getKey();
            if (key.getKey().equals("units")) {
                key.getValue()
                        .properties()
                        .forEach(unit -> same(
                                name + " " + unit.getKey(),
                                unit.getValue(),
                                factor.units(MarkClass.of(unit.getKey())),
                                differences));
            } else {
                same(name, key.getValue(), value(factor, key.getKey()), differences);
            }
        });
    }

    private static Object value(FactorWindow factor, String key) {
        return switch (key) {
            case "state" -> factor.state().code();
            case "basis" -> factor.basis().code();
            case "mean" -> factor.used().mean();
            case "min" -> factor.used().min();
            case "max" -> factor.used().max();
            case "total" -> factor.used().total();
            case "corrected" -> factor.corrected();
            case "correction" -> factor.correction().code();
            case "mass" -> factor.mass();
            case "mass_basis" -> factor.massBasis().code();
            case "differs" -> factor.differs();
            default -> throw new IllegalArgumentException("expected a key of the head of the file, got " + key);
        };
    }

    private static void same(String name, JsonNode expected, Object got, List<String> differences) {
        boolean same = got instanceof Double number
                ? expected.isNumber() && Math.abs(expected.asDouble() - number) <= CLOSE
                : expected.asText().equals(String.valueOf(got));
        if (!same) {
            differences.add(name + ": expected " + expected.asText() + ", got " + got);
        }
    }
}

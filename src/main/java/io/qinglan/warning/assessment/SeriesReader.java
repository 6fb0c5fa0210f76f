package io.qinglan.warning.assessment;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.fact.warning.ContiguousCities;
import io.qinglan.fact.warning.Index;
import io.qinglan.forecast.outlook.Series;

/** Reads the {@code series} of a case or of an assessment over HTTP. */
public final class SeriesReader {

    private static final Set<String> KEYS = new TreeSet<>(Set.of(
            "daily",
            "firstDay",
            "dailyByPollutant",
            "dailyRange",
            "start",
            "hourlyRuns",
            "monitoredNow",
            "contiguousCities"));
    private static final List<String> VALUES = List.of("daily", "dailyByPollutant", "dailyRange", "hourlyRuns");
    private static final Set<String> POLLUTANTS = new TreeSet<>(Set.of("PM2.5", "PM10", "SO2", "NO2", "CO", "O3"));
    private static final int LONGEST = 1_000_000;

    private final Fields fields;

    private SeriesReader(Fields fields) {
        this.fields = fields;
    }

    /**
     * Reads a series.
     *
     * @param now the instant of the assessment; a series of days without a first day begins on its day; may be null
     * @throws InputException for an unknown key, a value of the wrong kind, or two kinds of values at once
     */
    public static Series read(JsonNode node, String pointer, ZoneId zone, LocalDateTime now) {
        return new SeriesReader(new Fields(node, pointer, zone, KEYS)).series(now);
    }

    private Series series(LocalDateTime now) {
        List<String> given = VALUES.stream().filter(fields::has).toList();
        if (given.size() > 1) {
            throw new InputException(fields.at(given.get(1)), "one kind of values", String.join(" and ", given));
        }
        Series read = given.isEmpty() ? Series.empty() : values(given.get(0), now);
        if (fields.has("monitoredNow")) {
            read = read.withMonitoredNow(Fields.index(fields.at("monitoredNow"), fields.node("monitoredNow")));
        }
        return fields.has("contiguousCities") ? read.withContiguousCities(cities()) : read;
    }

    private Series values(String kind, LocalDateTime now) {
        if (kind.equals("hourlyRuns")) {
            refuse("firstDay", "no first day beside hourly values");
            LocalDateTime start = fields.instant("start");
            if (start == null && now == null) {
                throw new InputException(fields.at("start"), "the start of the hourly values", "nothing");
            }
            return Series.hourly(start == null ? now.truncatedTo(ChronoUnit.HOURS) : start, hours());
        }
        refuse("start", "firstDay, not start, beside values of days");
        LocalDate firstDay = fields.date("firstDay");
        LocalDate first = firstDay == null && now != null ? now.toLocalDate() : firstDay;
        return switch (kind) {
            case "daily" -> Series.daily(first, indices(fields.at(kind), fields.list(kind)));
            case "dailyRange" -> range(first);
            default -> Series.daily(first, byPollutant());
        };
    }

    private void refuse(String key, String expected) {
        if (fields.has(key)) {
            throw new InputException(fields.at(key), expected, Fields.shown(fields.node(key)));
        }
    }

    private static int[] indices(String pointer, List<JsonNode> nodes) {
        int[] values = new int[nodes.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Fields.index(pointer + "/" + i, nodes.get(i));
        }
        return values;
    }

    private Series range(LocalDate first) {
        List<JsonNode> days = fields.list("dailyRange");
        int[] low = new int[days.size()];
        int[] high = new int[days.size()];
        for (int day = 0; day < low.length; day++) {
            String at = fields.at("dailyRange") + "/" + day;
            low[day] = Index.MISSING;
            high[day] = Index.MISSING;
            if (!days.get(day).isNull()) {
                List<JsonNode> ends = pair(at, days.get(day), "[low, high]");
                low[day] = Fields.index(at + "/0", ends.get(0));
                high[day] = Fields.index(at + "/1", ends.get(1));
                if (low[day] > high[day] && high[day] != Index.MISSING) {
                    throw new InputException(at, "low not above high", Fields.shown(days.get(day)));
                }
            }
        }
        return Series.dailyRange(first, low, high);
    }

    private Map<String, int[]> byPollutant() {
        List<JsonNode> days = fields.list("dailyByPollutant");
        Map<String, int[]> values = new LinkedHashMap<>();
        for (int day = 0; day < days.size(); day++) {
            String at = fields.at("dailyByPollutant") + "/" + day;
            JsonNode one = days.get(day);
            new Fields(one, at, null, POLLUTANTS);
            for (Map.Entry<String, JsonNode> entry : one.properties()) {
                values.computeIfAbsent(entry.getKey(), any -> missing(days.size()))[day] =
                        Fields.index(at + "/" + entry.getKey(), entry.getValue());
            }
        }
        return values;
    }

    private static int[] missing(int size) {
        int[] values = new int[size];
        Arrays.fill(values, Index.MISSING);
        return values;
    }

    private int[] hours() {
        List<JsonNode> runs = fields.list("hourlyRuns");
        String at = fields.at("hourlyRuns");
        int size = 0;
        for (int i = 0; i < runs.size(); i++) {
            int hours = Fields.whole(
                    at + "/" + i + "/0",
                    pair(at + "/" + i, runs.get(i), "[hours, index]").get(0));
            size = Math.addExact(size, hours);
            if (size > LONGEST) {
                throw new InputException(at, "at most " + LONGEST + " hours", size);
            }
        }
        int[] values = new int[size];
        int from = 0;
        for (int i = 0; i < runs.size(); i++) {
            int to = from + runs.get(i).get(0).asInt();
            Arrays.fill(
                    values,
                    from,
                    to,
                    Fields.index(at + "/" + i + "/1", runs.get(i).get(1)));
            from = to;
        }
        return values;
    }

    private static List<JsonNode> pair(String pointer, JsonNode node, String expected) {
        if (!node.isArray() || node.size() != 2) {
            throw new InputException(pointer, expected, Fields.shown(node));
        }
        return Fields.list(pointer, node);
    }

    private ContiguousCities cities() {
        String at = fields.at("contiguousCities");
        JsonNode node = fields.node("contiguousCities");
        new Fields(node, at, null, new TreeSet<>(Set.of("count", "gt", "hours")));
        return new ContiguousCities(
                Fields.whole(at + "/count", node.get("count")),
                Fields.index(at + "/gt", node.get("gt")),
                Fields.whole(at + "/hours", node.get("hours")));
    }
}

package io.qinglan.forecast;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.qinglan.air.Pollutant;
import io.qinglan.web.Problem;

/** A forecast as JSON, read strictly and written the same way. */
public final class ForecastJson {

    private static final List<String> CAUSES =
            List.of("stagnation", "dust", "local_fugitive", "wildfire", "cross_border", "fireworks", "unknown");
    private static final int HIGHEST_INDEX = 500;

    private final AirStandards standards;
    private final ZoneId zone;

    /** Bounds of what may come in from outside; what is stored has been judged already and may be of a foreign index. */
    private enum Bounds {
        INCOMING(HIGHEST_INDEX),
        STORED(Integer.MAX_VALUE);

        private final int highest;

        Bounds(int highest) {
            this.highest = highest;
        }
    }

    /** Reads times without offset in this zone, and takes the index in force there when a forecast names none. */
    public ForecastJson(AirStandards standards, ZoneId zone) {
        this.standards = standards;
        this.zone = zone;
    }

    /**
     * The forecast of a document.
     *
     * @throws Problem 422 with every field that is wrong
     */
    public Forecast read(JsonNode document) {
        return read(document, Bounds.INCOMING);
    }

    /** The forecast of a document that this class wrote, also one of a foreign index. */
    Forecast stored(JsonNode document) {
        return read(document, Bounds.STORED);
    }

    private Forecast read(JsonNode document, Bounds bounds) {
        JsonInput input = JsonInput.of(document);
        input.only("area", "source", "issuedAt", "standard", "days", "hours", "marks");
        String area = input.field("area").required("a six-digit area code", ForecastJson::area);
        String source = input.field("source").requiredText("the name of the source");
        Instant issuedAt = input.field("issuedAt").requiredInstant(zone);
        String standard =
                bounds == Bounds.STORED ? input.field("standard").text() : standard(input.field("standard"), issuedAt);
        List<Forecast.Day> days = days(input.field("days"), bounds);
        List<Forecast.Hour> hours = hours(input.field("hours"), bounds);
        List<String> marks = new ArrayList<>();
        input.field("marks").elements().forEach(mark -> marks.add(mark.requiredText("a mark")));
        if (days.isEmpty() && hours.isEmpty()) {
            input.field("days").wrong("days or hours, at least one");
        }
        input.done();
        return new Forecast(area, source, issuedAt, standard, days, hours, marks);
    }

    static String area(String text) {
        if (!text.matches("[1-9][0-9]{5}")) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private String standard(JsonInput field, Instant issuedAt) {
        String known = String.join(
                ", ", standards.indices().stream().map(index -> index.number()).toList());
        String named = field.optional(
                "one of " + known,
                text -> standards
                        .index(text)
                        .orElseThrow(() -> new IllegalArgumentException(text))
                        .number());
        if (named != null || issuedAt == null) {
            return named;
        }
        return standards.index(LocalDate.ofInstant(issuedAt, zone)).number();
    }

    private static List<Forecast.Day> days(JsonInput field, Bounds bounds) {
        List<Forecast.Day> days = new ArrayList<>();
        Set<LocalDate> seen = new HashSet<>();
        for (JsonInput element : field.elements()) {
            element.only("date", "aqi", "primary", "cause");
            LocalDate date = element.field("date").requiredDate();
            if (date != null && !seen.add(date)) {
                element.field("date").wrong("each day once");
            }
            Forecast.Day day = day(element, date, bounds);
            if (day != null) {
                days.add(day);
            }
        }
        days.sort(Comparator.comparing(Forecast.Day::date));
        return days;
    }

    private static Forecast.Day day(JsonInput element, LocalDate date, Bounds bounds) {
        List<Pollutant> primary = new ArrayList<>();
        for (JsonInput pollutant : element.field("primary").elements()) {
            primary.add(pollutant.required("PM2.5, PM10, SO2, NO2, CO or O3", Pollutant::of));
        }
        String cause = element.field("cause").optional("one of " + CAUSES, ForecastJson::cause);
        Integer[] ends = ends(element.field("aqi"), bounds.highest);
        boolean whole = date != null && ends[0] != null && ends[1] != null && !primary.contains(null);
        return whole ? new Forecast.Day(date, ends[0], ends[1], primary, cause) : null;
    }

    private static String cause(String word) {
        if (!CAUSES.contains(word)) {
            throw new IllegalArgumentException(word);
        }
        return word;
    }

    private static Integer[] ends(JsonInput aqi, int highest) {
        if (!aqi.node().isObject()) {
            if (!aqi.present()) {
                aqi.wrong("an index, or {low, high}");
            }
            Integer value = aqi.whole(0, highest);
            return new Integer[] {value, value};
        }
        aqi.only("low", "high");
        Integer low = aqi.field("low").whole(0, highest);
        Integer high = aqi.field("high").whole(0, highest);
        if (!aqi.field("low").present()) {
            aqi.field("low").wrong("an index");
        }
        if (!aqi.field("high").present()) {
            aqi.field("high").wrong("an index");
        }
        if (low != null && high != null && low > high) {
            aqi.field("high").wrong("not below the low end " + low);
        }
        return new Integer[] {low, high};
    }

    private List<Forecast.Hour> hours(JsonInput field, Bounds bounds) {
        List<Forecast.Hour> hours = new ArrayList<>();
        Set<Instant> seen = new HashSet<>();
        for (JsonInput element : field.elements()) {
            if (element.present()) {
                Forecast.Hour hour = hour(element, seen, bounds.highest);
                if (hour != null) {
                    hours.add(hour);
                }
            }
        }
        hours.sort(Comparator.comparing(Forecast.Hour::at));
        return hours;
    }

    private Forecast.Hour hour(JsonInput element, Set<Instant> seen, int highest) {
        element.only("at", "pm25", "pm10", "so2", "no2", "co", "o3", "aqi");
        Instant at = element.field("at").requiredInstant(zone);
        if (at != null && (!SourceTime.wholeHour(at) || !seen.add(at))) {
            element.field("at").wrong("the begin of an hour, each hour once");
        }
        var concentrations = HourFields.read(element);
        Integer aqi = element.field("aqi").whole(0, highest);
        return at == null ? null : new Forecast.Hour(at, concentrations, aqi);
    }

    /** The forecast as it was taken in, in the shape it is sent in. */
    public ObjectNode write(Forecast forecast) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("area", forecast.area());
        out.put("source", forecast.source());
        out.put("issuedAt", text(forecast.issuedAt()));
        out.put("standard", forecast.standard());
        ArrayNode days = out.putArray("days");
        forecast.days().forEach(day -> write(day, days.addObject()));
        ArrayNode hours = out.putArray("hours");
        forecast.hours().forEach(hour -> write(hour, hours.addObject()));
        ArrayNode marks = out.putArray("marks");
        forecast.marks().forEach(marks::add);
        return out;
    }

    private static void write(Forecast.Day day, ObjectNode out) {
        out.put("date", day.date().toString());
        if (day.ranged()) {
            out.putObject("aqi").put("low", day.low()).put("high", day.high());
        } else {
            out.put("aqi", day.low());
        }
        ArrayNode primary = out.putArray("primary");
        day.primary().forEach(pollutant -> primary.add(pollutant.code()));
        if (day.cause() != null) {
            out.put("cause", day.cause());
        }
    }

    private void write(Forecast.Hour hour, ObjectNode out) {
        out.put("at", text(hour.at()));
        for (Pollutant pollutant : Pollutant.values()) {
            if (hour.concentrations().containsKey(pollutant)) {
                out.put(pollutant.field(), hour.concentrations().get(pollutant));
            }
        }
        if (hour.aqi() != null) {
            out.put("aqi", hour.aqi());
        }
    }

    private String text(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
    }
}

package io.qinglan.inventory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.Emission;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.ListRowFact;
import io.qinglan.fact.obligation.OffPeak;
import io.qinglan.fact.obligation.Quantity;
import io.qinglan.fact.obligation.SiteFact;

/** Reads what {@link FactsWriter} wrote, token by token: a whole country's lists are read for one order of a level. Thread safe. */
final class FactsReader {

    /** The pollutants that response plans count, in the order of their names. */
    static final List<String> POLLUTANTS = List.of("NOx", "PM", "SO2", "VOCs");

    /** Days of the year as lists write them: {@code 11-15}. */
    static final DateTimeFormatter MONTH_DAY = DateTimeFormatter.ofPattern("MM-dd");

    private static final JsonFactory JSON = new JsonFactory();

    /** The facts of canonical bytes; keys that are not known are passed over. */
    SiteFact read(byte[] bytes) {
        try (JsonParser json = JSON.createParser(bytes)) {
            json.nextToken();
            return site(json);
        } catch (IOException e) {
            throw new UncheckedIOException("archived facts of a site cannot be read", e);
        }
    }

    private SiteFact site(JsonParser json) throws IOException {
        Map<String, BigDecimal> annual = null;
        Map<String, BigDecimal> before = null;
        List<String> flags = List.of();
        List<String> industries = null;
        List<LineFact> lines = null;
        List<ListRowFact> rows = null;
        List<String> stopOrder = null;
        OffPeak offPeak = null;
        String grade = null;
        String id = null;
        String name = null;
        String sub = null;
        boolean listed = true;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            json.nextToken();
            switch (key) {
                case "annualKg" -> annual = figures(json);
                case "beforeKg" -> before = figures(json);
                case "flags" -> flags = words(json);
                case "grade" -> grade = json.getText();
                case "id" -> id = json.getText();
                case "industries" -> industries = words(json);
                case "lines" -> lines = lines(json);
                case "listRows" -> rows = listRows(json);
                case "listed" -> listed = json.getBooleanValue();
                case "name" -> name = json.getText();
                case "offPeak" -> offPeak = offPeak(json);
                case "stopOrder" -> stopOrder = words(json);
                case "sub" -> sub = json.getText();
                default -> json.skipChildren();
            }
        }
        return new SiteFact(
                id,
                name,
                industries,
                sub,
                grade,
                listed,
                new HashSet<>(flags),
                lines,
                stopOrder,
                rows,
                offPeak,
                annual,
                before);
    }

    private List<LineFact> lines(JsonParser json) throws IOException {
        List<LineFact> lines = new ArrayList<>();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            lines.add(line(json));
        }
        return lines;
    }

    private LineFact line(JsonParser json) throws IOException {
        Map<String, BigDecimal> baseline = null;
        Map<String, BigDecimal> figures = null;
        Map<String, String> words = null;
        BigDecimal capacity = null;
        Emission emission = null;
        String id = null;
        String name = null;
        String plantCode = null;
        String process = null;
        String unit = null;
        boolean longStopped = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            json.nextToken();
            switch (key) {
                case "baseline" -> baseline = figures(json);
                case "capacity" -> capacity = json.getDecimalValue();
                case "emissionKg" -> emission = emission(json);
                case "figures" -> figures = figures(json);
                case "id" -> id = json.getText();
                case "longStopped" -> longStopped = json.getBooleanValue();
                case "name" -> name = json.getText();
                case "plantCode" -> plantCode = json.getText();
                case "process" -> process = json.getText();
                case "unit" -> unit = json.getText();
                case "words" -> words = texts(json);
                default -> json.skipChildren();
            }
        }
        return new LineFact(
                id, name, plantCode, process, capacity, unit, emission, baseline, figures, words, longStopped);
    }

    private static Emission emission(JsonParser json) throws IOException {
        Map<String, BigDecimal> kilograms = figures(json);
        return Emission.ofKilograms(
                kilograms.get("SO2"), kilograms.get("NOx"), kilograms.get("PM"), kilograms.get("VOCs"));
    }

    private static List<ListRowFact> listRows(JsonParser json) throws IOException {
        List<ListRowFact> rows = new ArrayList<>();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            String line = null;
            String colour = null;
            Action action = null;
            Quantity base = null;
            Quantity limitTo = null;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String key = json.currentName();
                json.nextToken();
                switch (key) {
                    case "action" -> action = Action.of(json.getText());
                    case "base" -> base = quantity(json);
                    case "colour" -> colour = json.getText();
                    case "limitTo" -> limitTo = quantity(json);
                    case "line" -> line = json.getText();
                    default -> json.skipChildren();
                }
            }
            rows.add(new ListRowFact(line, colour, action, base, limitTo));
        }
        return rows;
    }

    private static Quantity quantity(JsonParser json) throws IOException {
        String unit = null;
        BigDecimal value = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean isUnit = json.currentName().equals("unit");
            json.nextToken();
            if (isUnit) {
                unit = json.getText();
            } else {
                value = json.getDecimalValue();
            }
        }
        return new Quantity(value, unit);
    }

    private static OffPeak offPeak(JsonParser json) throws IOException {
        MonthDay start = null;
        MonthDay end = null;
        List<String> stop = List.of();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            json.nextToken();
            switch (key) {
                case "start" -> start = MonthDay.parse(json.getText(), MONTH_DAY);
                case "end" -> end = MonthDay.parse(json.getText(), MONTH_DAY);
                case "stop" -> stop = words(json);
                default -> json.skipChildren();
            }
        }
        return new OffPeak(start, end, stop);
    }

    private static Map<String, BigDecimal> figures(JsonParser json) throws IOException {
        Map<String, BigDecimal> figures = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            json.nextToken();
            figures.put(key, json.getDecimalValue());
        }
        return figures;
    }

    private static Map<String, String> texts(JsonParser json) throws IOException {
        Map<String, String> texts = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            json.nextToken();
            texts.put(key, json.getText());
        }
        return texts;
    }

    private static List<String> words(JsonParser json) throws IOException {
        List<String> words = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            words.add(json.getText());
        }
        return words;
    }
}

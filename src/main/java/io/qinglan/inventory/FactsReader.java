package io.qinglan.inventory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.Emission;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.ListRowFact;
import io.qinglan.fact.obligation.OffPeak;
import io.qinglan.fact.obligation.Quantity;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.ledger.CanonicalReader;

/** Reads what {@link FactsWriter} wrote: a whole country's lists are read for one order of a level. Not thread safe. */
final class FactsReader {

    /** The pollutants that response plans count, in the order of their names. */
    static final List<String> POLLUTANTS = List.of("NOx", "PM", "SO2", "VOCs");

    /** Days of the year as lists write them: {@code 11-15}. */
    static final DateTimeFormatter MONTH_DAY = DateTimeFormatter.ofPattern("MM-dd");

    private final CanonicalReader json = new CanonicalReader();

    /**
     * The facts of canonical bytes; keys that are not known are passed over.
     *
     * @throws IllegalArgumentException when they are not what was written
     */
    SiteFact read(byte[] bytes) {
        json.of(bytes);
        return site();
    }

    private SiteFact site() {
        Map<String, BigDecimal> annual = null;
        Map<String, BigDecimal> before = null;
        List<String> flags = List.of();
        Map<String, LocalDate> flagsUntil = null;
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
        json.object();
        for (String key = json.key(); key != null; key = json.key()) {
            switch (key) {
                case "annualKg" -> annual = figures();
                case "beforeKg" -> before = figures();
                case "flags" -> flags = words();
                case "flagsUntil" -> flagsUntil = days();
                case "grade" -> grade = json.text();
                case "id" -> id = json.text();
                case "industries" -> industries = words();
                case "lines" -> lines = lines();
                case "listRows" -> rows = listRows();
                case "listed" -> listed = json.bool();
                case "name" -> name = json.text();
                case "offPeak" -> offPeak = offPeak();
                case "stopOrder" -> stopOrder = words();
                case "sub" -> sub = json.text();
                default -> json.skip();
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
                flagsUntil,
                lines,
                stopOrder,
                rows,
                offPeak,
                annual,
                before);
    }

    private List<LineFact> lines() {
        List<LineFact> lines = new ArrayList<>();
        json.array();
        while (json.element()) {
            lines.add(line());
        }
        return lines;
    }

    private LineFact line() {
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
        json.object();
        for (String key = json.key(); key != null; key = json.key()) {
            switch (key) {
                case "baseline" -> baseline = figures();
                case "capacity" -> capacity = json.number();
                case "emissionKg" -> emission = emission();
                case "figures" -> figures = figures();
                case "id" -> id = json.text();
                case "longStopped" -> longStopped = json.bool();
                case "name" -> name = json.text();
                case "plantCode" -> plantCode = json.text();
                case "process" -> process = json.text();
                case "unit" -> unit = json.text();
                case "words" -> words = texts();
                default -> json.skip();
            }
        }
        return new LineFact(
                id, name, plantCode, process, capacity, unit, emission, baseline, figures, words, longStopped);
    }

    private Emission emission() {
        BigDecimal so2 = null;
        BigDecimal nox = null;
        BigDecimal pm = null;
        BigDecimal vocs = null;
        json.object();
        for (String key = json.key(); key != null; key = json.key()) {
            switch (key) {
                case "NOx" -> nox = json.number();
                case "PM" -> pm = json.number();
                case "SO2" -> so2 = json.number();
                case "VOCs" -> vocs = json.number();
                default -> json.skip();
            }
        }
        return Emission.ofKilograms(so2, nox, pm, vocs);
    }

    private List<ListRowFact> listRows() {
        List<ListRowFact> rows = new ArrayList<>();
        json.array();
        while (json.element()) {
            String line = null;
            String colour = null;
            Action action = null;
            Quantity base = null;
            Quantity limitTo = null;
            json.object();
            for (String key = json.key(); key != null; key = json.key()) {
                switch (key) {
                    case "action" -> action = Action.of(json.text());
                    case "base" -> base = quantity();
                    case "colour" -> colour = json.text();
                    case "limitTo" -> limitTo = quantity();
                    case "line" -> line = json.text();
                    default -> json.skip();
                }
            }
            rows.add(new ListRowFact(line, colour, action, base, limitTo));
        }
        return rows;
    }

    private Quantity quantity() {
        String unit = null;
        BigDecimal value = null;
        json.object();
        for (String key = json.key(); key != null; key = json.key()) {
            if (key.equals("unit")) {
                unit = json.text();
            } else {
                value = json.number();
            }
        }
        return new Quantity(value, unit);
    }

    private OffPeak offPeak() {
        MonthDay start = null;
        MonthDay end = null;
        List<String> stop = List.of();
        json.object();
        for (String key = json.key(); key != null; key = json.key()) {
            switch (key) {
                case "start" -> start = MonthDay.parse(json.text(), MONTH_DAY);
                case "end" -> end = MonthDay.parse(json.text(), MONTH_DAY);
                case "stop" -> stop = words();
                default -> json.skip();
            }
        }
        return new OffPeak(start, end, stop);
    }

    private Map<String, BigDecimal> figures() {
        Map<String, BigDecimal> figures = new HashMap<>();
        json.object();
        for (String key = json.key(); key != null; key = json.key()) {
            figures.put(key, json.number());
        }
        return figures;
    }

    private Map<String, LocalDate> days() {
        Map<String, LocalDate> days = new HashMap<>();
        json.object();
        for (String key = json.key(); key != null; key = json.key()) {
            days.put(key, LocalDate.parse(json.text()));
        }
        return days;
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new HashMap<>();
        json.object();
        for (String key = json.key(); key != null; key = json.key()) {
            texts.put(key, json.text());
        }
        return texts;
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        json.array();
        while (json.element()) {
            words.add(json.text());
        }
        return words;
    }
}

package io.qinglan.forecast.source;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import io.qinglan.forecast.BodyReader;
import io.qinglan.forecast.Forecast;
import io.qinglan.forecast.ForecastJson;
import io.qinglan.forecast.Intake;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/**
 * A table of days ({@code date, aqi} or {@code low, high, primary, cause}) or of hours ({@code at, pm25 … o3, aqi}). A column may name
 * its unit ({@code co_ugm3} is turned into mg/m³). Missing is an empty cell or one of the marks feeds use. Every error names its line.
 */
@Singleton
public class CsvBody implements BodyReader {

    private static final Set<String> MISSING = Set.of("", "na", "nan", "null", "none", "-", "—", "-;", "--");
    private static final Set<String> DAY = Set.of("date", "aqi", "low", "high", "primary", "cause");
    private static final Set<String> HOUR = Set.of("at", "pm25", "pm10", "so2", "no2", "co", "o3", "aqi");
    private static final Set<String> TEXT = Set.of("date", "at", "cause");
    private static final Pattern ROW = Pattern.compile("/(days|hours)/(\\d+)(/.*)?");

    private final ForecastJson json;

    /** Made by the container. */
    public CsvBody(ForecastJson json) {
        this.json = json;
    }

    @Override
    public String kind() {
        return "csv";
    }

    @Override
    public Forecast read(String body, Intake intake) {
        List<Integer> lines = new ArrayList<>();
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("area", intake.requiredArea());
        document.put("source", intake.sourceOr("csv"));
        document.put("issuedAt", (intake.issuedAt() == null ? intake.arrivedAt() : intake.issuedAt()).toString());
        if (intake.issuedAt() == null) {
            document.putArray("marks").add(Forecast.ISSUED_ON_ARRIVAL);
        }
        rows(body == null ? "" : body.replaceFirst("^\uFEFF", ""), document, lines);
        try {
            return json.read(document);
        } catch (Problem problem) {
            throw Problem.invalid(
                    problem.errors().stream().map(error -> byLine(error, lines)).toList());
        }
    }

    private static InputError byLine(InputError error, List<Integer> lines) {
        Matcher row = ROW.matcher(error.pointer() == null ? "" : error.pointer());
        if (!row.matches()) {
            return error;
        }
        String column = row.group(3) == null ? "" : row.group(3).substring(1).replace('/', ' ') + ": ";
        return InputError.inLine(lines.get(Integer.parseInt(row.group(2))), column + error.expected(), error.got());
    }

    private static void rows(String body, ObjectNode document, List<Integer> lines) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setTrim(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser parser = CSVParser.parse(body, format)) {
            List<String> columns = null;
            ArrayNode out = null;
            for (CSVRecord row : parser) {
                int line = (int) parser.getCurrentLineNumber();
                if (columns == null) {
                    columns = columns(row, line);
                    out = document.putArray(columns.contains("date") ? "days" : "hours");
                } else {
                    lines.add(line);
                    out.add(row(columns, row, line));
                }
            }
        } catch (IOException | IllegalStateException e) {
            throw Problem.invalid(InputError.inLine(1, "a CSV table", e.getMessage()));
        }
    }

    private static List<String> columns(CSVRecord header, int line) {
        List<String> columns = new ArrayList<>();
        header.forEach(cell -> columns.add(name(cell)));
        Set<String> known = columns.contains("date") ? DAY : HOUR;
        List<InputError> errors = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String plain = columns.get(i).equals("co_ugm3") ? "co" : columns.get(i);
            if (!known.contains(plain)) {
                errors.add(InputError.inLine(
                        line,
                        "columns date, aqi | low, high, primary, cause or at, pm25, pm10, so2, no2, co, o3, aqi",
                        header.get(i)));
            }
        }
        if (!columns.contains("date") && !columns.contains("at")) {
            errors.add(InputError.inLine(line, "a column date or at", String.join(",", header.toList())));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return columns;
    }

    private static String name(String cell) {
        String name =
                cell.trim().toLowerCase(Locale.ROOT).replace("pm2.5", "pm25").replace("pm2_5", "pm25");
        if (name.equals("hour") || name.equals("time")) {
            return "at";
        }
        return name.equals("co_ugm3") ? name : name.replaceFirst("_(ugm3|mgm3)$", "");
    }

    private static ObjectNode row(List<String> columns, CSVRecord row, int line) {
        if (row.size() != columns.size()) {
            throw Problem.invalid(InputError.inLine(line, columns.size() + " cells", row.size()));
        }
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!MISSING.contains(row.get(i).toLowerCase(Locale.ROOT))) {
                cells.put(columns.get(i), row.get(i));
            }
        }
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        cells.forEach((column, cell) -> put(out, column, cell));
        return out;
    }

    private static void put(ObjectNode out, String column, String cell) {
        switch (column) {
            case "low", "high" -> number(out.withObject("/aqi"), column, cell);
            case "primary" -> primary(out.putArray("primary"), cell);
            case "co_ugm3" -> milligrams(out, cell);
            default -> {
                if (TEXT.contains(column)) {
                    out.put(column, cell);
                } else {
                    number(out, column, cell);
                }
            }
        }
    }

    private static void primary(ArrayNode out, String cell) {
        for (String one : cell.split("[;/、,]")) {
            out.add(one.trim());
        }
    }

    private static void milligrams(ObjectNode out, String cell) {
        try {
            out.put("co", new BigDecimal(cell).movePointLeft(3));
        } catch (NumberFormatException e) {
            out.put("co", cell);
        }
    }

    private static void number(ObjectNode out, String column, String cell) {
        try {
            out.put(column, new BigDecimal(cell));
        } catch (NumberFormatException e) {
            out.put(column, cell);
        }
    }
}

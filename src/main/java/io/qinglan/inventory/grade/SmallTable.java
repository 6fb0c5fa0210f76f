package io.qinglan.inventory.grade;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** A small CSV file by its header, in Chinese or English, UTF-8 or GB 18030, columns in any order; every error is named by its line. */
final class SmallTable {

    private static final int MOST_ROWS = 20_000;

    private final List<Row> rows = new ArrayList<>();
    private final List<InputError> errors = new ArrayList<>();

    /** One row; what a cell says, null when it is empty or not there. */
    final class Row {
        private final int line;
        private final Map<String, String> cells;

        Row(int line, Map<String, String> cells) {
            this.line = line;
            this.cells = cells;
        }

        String text(String column) {
            return cells.get(column);
        }

        String required(String column) {
            String text = text(column);
            if (text == null) {
                wrong(column + " is missing", null);
            }
            return text;
        }

        <T> T read(String column, String expected, java.util.function.Function<String, T> reader) {
            String text = text(column);
            if (text == null) {
                return null;
            }
            try {
                return reader.apply(text);
            } catch (RuntimeException unreadable) {
                wrong(column + ": " + expected, text);
                return null;
            }
        }

        void wrong(String expected, Object got) {
            errors.add(InputError.inLine(line, expected, got));
        }
    }

    /**
     * Reads a file.
     *
     * @param headings the headings of each column by its name, in lower case
     * @param needed columns that must be there
     * @throws Problem 422 when the file has no such header
     */
    SmallTable(byte[] file, Map<String, List<String>> headings, List<String> needed) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setTrim(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser parser = CSVParser.builder()
                .setReader(new StringReader(text(file == null ? new byte[0] : file)))
                .setFormat(format)
                .get()) {
            List<String> columns = null;
            for (CSVRecord row : parser) {
                if (columns == null) {
                    columns = columns(row, headings);
                    for (String column : needed) {
                        if (!columns.contains(column)) {
                            errors.add(InputError.inLine(1, "a column " + headings.get(column), "none"));
                        }
                    }
                    check();
                    continue;
                }
                rows.add(row((int) parser.getCurrentLineNumber(), columns, row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (rows.isEmpty() || rows.size() > MOST_ROWS) {
            throw Problem.invalid(InputError.inLine(1, "1 to " + MOST_ROWS + " rows", rows.size()));
        }
    }

    List<Row> rows() {
        return rows;
    }

    /** Refuses the file when anything in it was wrong. */
    void check() {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private Row row(int line, List<String> columns, CSVRecord record) {
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < Math.min(columns.size(), record.size()); i++) {
            if (columns.get(i) != null && !record.get(i).isBlank()) {
                cells.put(columns.get(i), record.get(i).strip());
            }
        }
        return new Row(line, cells);
    }

    private static List<String> columns(CSVRecord head, Map<String, List<String>> headings) {
        List<String> columns = new ArrayList<>();
        for (String heading : head) {
            String wanted = heading.strip().toLowerCase(Locale.ROOT);
            columns.add(headings.entrySet().stream()
                    .filter(entry -> entry.getValue().contains(wanted))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(null));
        }
        return columns;
    }

    private static String text(byte[] file) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            text = new String(file, Charset.forName("GB18030"));
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}

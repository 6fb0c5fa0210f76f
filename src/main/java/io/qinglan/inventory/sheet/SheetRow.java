package io.qinglan.inventory.sheet;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.qinglan.web.InputError;

/** One row of a file. What cannot be read is noted as an error of its cell and read as nothing, so that all errors are found at once. */
final class SheetRow {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}(\\.\\d{1,6})?");
    private static final Pattern SEPARATOR = Pattern.compile("[;；、|\\s]+");
    private static final DateTimeFormatter MONTH_DAY = DateTimeFormatter.ofPattern("M-d");

    private final int line;
    private final Map<String, Integer> places;
    private final List<String> cells;
    private final Words words;
    private final SheetErrors errors;

    SheetRow(int line, Map<String, Integer> places, List<String> cells, Words words, SheetErrors errors) {
        this.line = line;
        this.places = places;
        this.cells = cells;
        this.words = words;
        this.errors = errors;
    }

    /** The line of the file it begins in, from 1. */
    int line() {
        return line;
    }

    /** The text of a column without space around it; null when empty or the file has no such column. */
    String text(String column) {
        Integer place = places.get(column);
        if (place == null || place >= cells.size()) {
            return null;
        }
        String text = cells.get(place).strip();
        return text.isEmpty() ? null : text;
    }

    /** The text of a column that must not be empty; null after noting an error. */
    String required(String column) {
        String text = text(column);
        if (text == null) {
            wrong(column, "a value", "nothing");
        }
        return text;
    }

    /** A figure that is not negative; null when empty or wrong. */
    BigDecimal number(String column) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replace(",", "");
        if (!NUMBER.matcher(plain).matches()) {
            wrong(column, "a number, not negative, up to six decimals, without unit", text);
            return null;
        }
        return new BigDecimal(plain);
    }

    /** Degrees between two bounds; null when empty or wrong. */
    Double degrees(String column, double least, double most) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        try {
            double degrees = Double.parseDouble(text);
            if (degrees >= least && degrees <= most) {
                return degrees;
            }
        } catch (NumberFormatException notANumber) {
            // answered below like degrees out of bounds
        }
        wrong(column, "degrees from " + least + " to " + most, text);
        return null;
    }

    /** A code of a kind, from the code itself or its Chinese word; null when empty or wrong. */
    String code(String column, String kind) {
        String text = text(column);
        return text == null ? null : code(column, kind, text);
    }

    /** Several codes of a kind in one cell. */
    List<String> codes(String column, String kind) {
        return list(column).stream()
                .map(text -> code(column, kind, text))
                .filter(code -> code != null)
                .toList();
    }

    /** Several words in one cell, parted by semicolons, enumeration commas or spaces. */
    List<String> list(String column) {
        String text = text(column);
        return text == null
                ? List.of()
                : Arrays.stream(SEPARATOR.split(text))
                        .filter(word -> !word.isBlank())
                        .toList();
    }

    /** A day of the year, {@code 11-15}; null when empty or wrong. */
    MonthDay day(String column) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        try {
            return MonthDay.parse(text, MONTH_DAY);
        } catch (DateTimeException notADay) {
            wrong(column, "a day of the year as MM-DD", text);
            return null;
        }
    }

    /** Notes an error in a cell of this row. */
    void wrong(String column, String expected, String got) {
        Integer place = places.get(column);
        String cell = place == null ? null : letters(place) + line;
        errors.add(new InputError(column, cell, line, expected, got));
    }

    private String code(String column, String kind, String text) {
        return words.code(kind, text).orElseGet(() -> {
            wrong(column, words.expected(kind), text);
            return null;
        });
    }

    /** The letters a table program gives a column: A, B … Z, AA. */
    private static String letters(int place) {
        String last = String.valueOf((char) ('A' + place % 26));
        return place < 26 ? last : letters(place / 26 - 1) + last;
    }
}

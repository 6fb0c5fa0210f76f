package io.qinglan.inventory.sheet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** One row on its way out: values by our names of the columns, written so that they are read back the same. */
final class ExportRow {

    private final Map<String, Object> values = new HashMap<>();
    private final boolean english;

    ExportRow(boolean english) {
        this.english = english;
    }

    /** A text, a number or a date; null leaves the cell empty. */
    ExportRow put(String column, Object value) {
        if (value instanceof LocalDate date) {
            values.put(column, date.toString());
        } else if (value instanceof BigDecimal number) {
            BigDecimal plain = number.stripTrailingZeros();
            values.put(column, plain.scale() < 0 ? plain.setScale(0) : plain);
        } else if (value != null) {
            values.put(column, value);
        }
        return this;
    }

    /** A code, as the word of the language. */
    ExportRow code(String column, String kind, String code) {
        return put(column, code == null ? null : english ? code : Words.KNOWN.chinese(kind, code));
    }

    /** Several codes in one cell. */
    ExportRow codes(String column, String kind, Collection<String> codes) {
        return list(
                column,
                codes.stream()
                        .map(code -> english ? code : Words.KNOWN.chinese(kind, code))
                        .toList());
    }

    /** Several words in one cell. */
    ExportRow list(String column, Collection<String> words) {
        return put(column, words.isEmpty() ? null : String.join(";", words));
    }

    /** Yes or no. */
    ExportRow truth(String column, boolean truth) {
        return code(column, "truth", String.valueOf(truth));
    }

    /** The value of a column; null for none. */
    Object value(String column) {
        return values.get(column);
    }
}

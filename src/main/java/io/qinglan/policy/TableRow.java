package io.qinglan.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One row of a CSV table of a pack. A cell that cannot be read is named by file and address, with what was expected and what stands
 * there, in the words of the table.
 *
 * @param file pack and path of the file, as {@code cn-2024/measures/enterprise.csv}
 * @param line line in the file, the head line is 1
 * @param cells head word to cell, in the order of the columns; an empty cell is an empty text
 */
public record TableRow(String file, int line, Map<String, String> cells) {

    private static final int LETTERS = 26;

    /** The word of a cell, null when it is empty or the table has no such column. */
    public String word(String column) {
        String cell = cells.get(column);
        return cell == null || cell.isBlank() ? null : cell.strip();
    }

    /**
     * The word of a cell that must not be empty.
     *
     * @throws PolicyException naming the cell
     */
    public String required(String column) {
        String word = word(column);
        if (word == null) {
            throw wrong(column, "a word");
        }
        return word;
    }

    /** The words of a cell, parted by {@code |}; none when it is empty. */
    public List<String> words(String column) {
        String cell = word(column);
        return cell == null ? List.of() : List.of(cell.split("\\|"));
    }

    /**
     * The words of a cell, each one of those allowed.
     *
     * @throws PolicyException naming the cell
     */
    public List<String> words(String column, Collection<String> allowed) {
        List<String> words = words(column);
        if (!allowed.containsAll(words)) {
            throw wrong(column, "words of " + String.join(", ", allowed) + " parted by |");
        }
        return words;
    }

    /**
     * What a reader makes of a cell.
     *
     * @param expected the words that the reader knows
     * @param reader throws an {@link IllegalArgumentException} for a word it does not know
     * @throws PolicyException naming the cell, also when it is empty
     */
    public <T> T read(String column, Collection<String> expected, Function<String, T> reader) {
        String word = word(column);
        if (word != null) {
            try {
                return reader.apply(word);
            } catch (IllegalArgumentException unknown) {
                // answered below like an empty cell
            }
        }
        throw wrong(column, "one of " + String.join(", ", expected));
    }

    /**
     * The number of a cell, null when it is empty.
     *
     * @throws PolicyException naming the cell
     */
    public BigDecimal number(String column) {
        String word = word(column);
        try {
            return word == null ? null : new BigDecimal(word);
        } catch (NumberFormatException notANumber) {
            throw wrong(column, "a number or nothing");
        }
    }

    /**
     * The date of a cell, null when it is empty.
     *
     * @throws PolicyException naming the cell
     */
    public LocalDate date(String column) {
        String word = word(column);
        try {
            return word == null ? null : LocalDate.parse(word);
        } catch (DateTimeParseException notADate) {
            throw wrong(column, "a date as 2024-01-23, or nothing");
        }
    }

    /** The error of a cell: its file and address, what was expected and what stands there. */
    public PolicyException wrong(String column, String expected) {
        return PolicyException.expected(
                file + " cell " + address(column) + " (" + column + ")", expected, cells.get(column));
    }

    /** The address of a cell as a spreadsheet names it, as {@code H4}; {@code ?4} for a column the table does not have. */
    String address(String column) {
        int place = new ArrayList<>(cells.keySet()).indexOf(column);
        if (place < 0) {
            return "?" + line;
        }
        StringBuilder letters = new StringBuilder();
        for (int rest = place; rest >= 0; rest = rest / LETTERS - 1) {
            letters.insert(0, (char) ('A' + rest % LETTERS));
        }
        return letters.toString() + line;
    }
}

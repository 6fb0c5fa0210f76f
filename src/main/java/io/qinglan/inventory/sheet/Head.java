package io.qinglan.inventory.sheet;

import java.util.Map;

import io.qinglan.web.InputError;

/**
 * What is known of a table once its header is read, and where what is wrong in it is noted.
 *
 * @param sheet name of the sheet, null for a file that is one table
 * @param kind which table it is
 * @param places the place of each column, from 0, by our name of the column
 * @param errors takes what is wrong
 * @param warnings takes what was read otherwise than it is written, or not understood
 */
record Head(String sheet, SheetKind kind, Map<String, Integer> places, SheetErrors errors, SheetErrors warnings) {

    /** Notes an error in a cell. */
    void wrong(int line, String column, String expected, String got) {
        errors.add(error(line, column, expected, got));
    }

    /** Notes something a person should look at. */
    void look(int line, String column, String expected, String got) {
        warnings.add(error(line, column, expected, got));
    }

    private InputError error(int line, String column, String expected, String got) {
        Integer place = places.get(column);
        String cell = place == null ? null : address(sheet, place, line);
        return new InputError(column, cell, sheet == null ? (Integer) line : null, expected, got);
    }

    /** The address of a cell as table programs write it: {@code B7}, {@code 列表!B7}. */
    static String address(String sheet, int place, int line) {
        return (sheet == null ? "" : quoted(sheet) + "!") + letters(place) + line;
    }

    private static String quoted(String sheet) {
        boolean plain = sheet.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
        return plain ? sheet : "'" + sheet.replace("'", "''") + "'";
    }

    /** The letters a table program gives a column: A, B … Z, AA. */
    static String letters(int place) {
        String last = String.valueOf((char) ('A' + place % 26));
        return place < 26 ? last : letters(place / 26 - 1) + last;
    }
}

package io.qinglan.inventory.sheet;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One row of a table. What cannot be read is noted as an error of its cell and read as nothing, so that all errors are found at once. */
final class SheetRow {

    private static final int MOST_DIGITS = 12; // before the point
    private static final int MOST_DECIMALS = 6;
    private static final Pattern SEPARATOR = Pattern.compile("[;；、|\\s]+");
    private static final Pattern DATE = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?([ T]00:00(:00)?)?");
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})[-/.月](\\d{1,2})日?");
    private static final Pattern SERIAL = Pattern.compile("[1-9]\\d{4}(\\.0+)?");
    private static final DateTimeFormatter MONTH_DAY = DateTimeFormatter.ofPattern("M-d");
    private static final LocalDate SERIAL_EPOCH =
            LocalDate.of(1899, 12, 30); // day 0 of table programs, leap-day error included
    private static final Words WORDS = Words.KNOWN;

    private final Head head;
    private final int line;
    private final String[] cells;

    SheetRow(Head head, int line, String[] cells) {
        this.head = head;
        this.line = line;
        this.cells = cells;
    }

    /** Where it stands. */
    Place place() {
        return new Place(head, line);
    }

    /** The address of this row's cell in a column; null when the table has no such column. */
    String cell(String column) {
        Integer place = head.places().get(column);
        return place == null ? null : Head.address(head.sheet(), place, line);
    }

    /** The code of a kind that a column's word stands for; null when it is empty or no such word: nothing is noted. */
    String meant(String column, String kind) {
        String text = text(column);
        return text == null
                ? null
                : WORDS.code(kind, text).or(() -> WORDS.code(kind, plain(text))).orElse(null);
    }

    /** The text of a column without space around it; null when empty or the file has no such column. */
    String text(String column) {
        Integer place = head.places().get(column);
        if (place == null || place >= cells.length || cells[place] == null) {
            return null;
        }
        String text = cells[place].strip();
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

    /** The text of a code: full-width letters and digits read as plain ones; null when empty. */
    String id(String column) {
        String text = text(column);
        return text == null ? null : plain(text);
    }

    /** The text of a code that must not be empty; null after noting an error. */
    String requiredId(String column) {
        String text = required(column);
        return text == null ? null : plain(text);
    }

    /** A figure that is not negative; null when empty or wrong. */
    BigDecimal number(String column) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        BigDecimal number = figure(plain(text).replace(",", ""));
        if (number == null) {
            wrong(column, "a number, not negative, up to six decimals, without unit", text);
        }
        return number;
    }

    /** A whole number that is not negative; null when empty or wrong. */
    Integer count(String column) {
        BigDecimal number = number(column);
        if (number == null) {
            return null;
        }
        if (number.stripTrailingZeros().scale() > 0 || number.compareTo(BigDecimal.valueOf(1_000_000)) > 0) {
            wrong(column, "a whole number up to 1,000,000", text(column));
            return null;
        }
        return number.intValue();
    }

    /** Degrees between two bounds; null when empty or wrong. */
    Double degrees(String column, double least, double most) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        try {
            double degrees = Double.parseDouble(plain(text));
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

    /** Whether a column says yes; {@code usual} when it says nothing. */
    boolean truth(String column, boolean usual) {
        String code = code(column, "truth");
        return code == null ? usual : code.equals("true");
    }

    /** Several codes of a kind in one cell. */
    List<String> codes(String column, String kind) {
        String whole = text(column);
        if (whole != null && WORDS.code(kind, whole).isPresent()) {
            return List.of(WORDS.code(kind, whole).get()); // a word may itself hold a parting sign, as 铅、锌冶炼
        }
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
                        .map(SheetRow::plain)
                        .toList();
    }

    /** A day of the year, {@code 11-15}, as table programs may have turned it into a date; null when empty or wrong. */
    MonthDay day(String column) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        String plain = plain(text);
        try {
            Matcher day = DAY.matcher(plain);
            if (day.matches()) {
                return MonthDay.parse(day.group(1) + "-" + day.group(2), MONTH_DAY);
            }
            LocalDate date = parse(plain);
            if (date != null) {
                return MonthDay.from(date);
            }
        } catch (DateTimeException notADay) {
            // answered below like any other text
        }
        wrong(column, "a day of the year as MM-DD", text);
        return null;
    }

    /** A date, as text or as the number table programs keep for it; null when empty or wrong. */
    LocalDate date(String column) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        try {
            LocalDate date = parse(plain(text));
            if (date != null) {
                return date;
            }
        } catch (DateTimeException notADate) {
            // answered below like any other text
        }
        wrong(column, "a date as YYYY-MM-DD", text);
        return null;
    }

    /** Notes an error in a cell of this row. */
    void wrong(String column, String expected, String got) {
        head.wrong(line, column, expected, got);
    }

    /** Notes something in this row that a person should look at. */
    void look(String column, String expected, String got) {
        head.look(line, column, expected, got);
    }

    private static LocalDate parse(String plain) {
        Matcher date = DATE.matcher(plain);
        if (date.matches()) {
            return LocalDate.of(
                    Integer.parseInt(date.group(1)), Integer.parseInt(date.group(2)), Integer.parseInt(date.group(3)));
        }
        return SERIAL.matcher(plain).matches() ? SERIAL_EPOCH.plusDays(Long.parseLong(plain.substring(0, 5))) : null;
    }

    private String code(String column, String kind, String text) {
        return WORDS.code(kind, text).or(() -> WORDS.code(kind, plain(text))).orElseGet(() -> {
            wrong(column, WORDS.expected(kind), text);
            return null;
        });
    }

    /** The figure of digits, and perhaps a point and decimals, whose last zeros do not count; null when it is something else. */
    private static BigDecimal figure(String plain) {
        long digits = 0;
        int point = -1;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c >= '0' && c <= '9' && i <= MOST_DIGITS + MOST_DECIMALS) {
                digits = 10 * digits + c - '0';
            } else if (c == '.' && point < 0) {
                point = i;
            } else {
                return null;
            }
        }
        int whole = point < 0 ? plain.length() : point;
        int decimals = point < 0 ? 0 : plain.length() - point - 1;
        if (whole < 1 || whole > MOST_DIGITS || point >= 0 && (decimals < 1 || decimals > MOST_DECIMALS)) {
            return null;
        }
        while (decimals > 0 && digits % 10 == 0) {
            digits /= 10;
            decimals--;
        }
        return BigDecimal.valueOf(digits, decimals);
    }

    private static String plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7e) {
                return Normalizer.normalize(text, Normalizer.Form.NFKC);
            }
        }
        return text;
    }
}

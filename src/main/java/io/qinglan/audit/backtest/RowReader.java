package io.qinglan.audit.backtest;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.apache.commons.csv.CSVRecord;

import io.qinglan.air.Concentration;
import io.qinglan.air.Item;
import io.qinglan.fact.warning.Index;

/** Reads the rows of one file into the tables of its cities. */
final class RowReader {

    private static final BigDecimal HIGHEST = BigDecimal.valueOf(100_000);

    private final SeriesFormat format;
    private final String file;
    private final String city;
    private final boolean namesCity;
    private final boolean knowsDay;
    private final Function<String, DayTable> days;
    private final Function<String, HourTable> hours;
    private int rows;
    private int missing;
    private int shifted;

    RowReader(
            SeriesFormat format,
            String file,
            String city,
            List<String> head,
            Function<String, DayTable> days,
            Function<String, HourTable> hours) {
        this.format = format;
        this.file = file;
        this.city = city;
        this.namesCity = format.city() != null && head.contains(format.city());
        this.knowsDay = format.day() != null && head.contains(format.day());
        this.days = days;
        this.hours = hours;
    }

    /** Takes one row. */
    void take(CSVRecord row, long line) {
        String at = file + " line " + line;
        String of = namesCity ? plain(row.get(format.city())) : city;
        if (of.isEmpty()) {
            throw new BadFile(at + " " + format.city(), "a city", "nothing");
        }
        if (format.hourly()) {
            hour(row, at, of);
        } else {
            day(row, at, of);
        }
        rows++;
    }

    AirFiles.SourceFile done() {
        return new AirFiles.SourceFile(
                file, format.id(), format.titleZh(), format.titleEn(), rows, missing, shifted, format.leftOut());
    }

    /** The name of a city without the ending that some publications write (北京市, 北京). */
    static String plain(String name) {
        return name.length() > 2 && name.endsWith("市") ? name.substring(0, name.length() - 1) : name;
    }

    private void day(CSVRecord row, String at, String of) {
        LocalDate day = date(row, at);
        if (format.index() != null) {
            BigDecimal index = number(row, at, format.index());
            days.apply(of).put(at, day, format, scaled(at, index));
            return;
        }
        Map<Item, Concentration> values = new EnumMap<>(Item.class);
        for (Map.Entry<Item, String> entry : format.items().entrySet()) {
            BigDecimal value = number(row, at, entry.getValue());
            if (value != null) {
                values.put(entry.getKey(), Concentration.of(per(entry.getKey(), value)));
            }
        }
        days.apply(of).put(at, day, format, values);
    }

    private void hour(CSVRecord row, String at, String of) {
        LocalDateTime hour = hour(row, at);
        HourTable table = hours.apply(of);
        if (format.index() != null) {
            table.put(at, hour, format, scaled(at, number(row, at, format.index())));
            return;
        }
        String station = format.station() == null ? "" : row.get(format.station());
        HourTable.Station place = table.station(format, station);
        place.claim(at, hour);
        for (Map.Entry<Item, String> entry : format.items().entrySet()) {
            BigDecimal value = number(row, at, entry.getValue());
            if (value != null) {
                place.put(hour, entry.getKey().pollutant(), per(entry.getKey(), value));
            }
        }
    }

    private BigDecimal per(Item item, BigDecimal value) {
        Integer per = format.per().get(item);
        return per == null ? value : value.divide(BigDecimal.valueOf(per));
    }

    private static int scaled(String at, BigDecimal index) {
        try {
            return index == null ? Index.MISSING : Index.scaled(index);
        } catch (IllegalArgumentException e) {
            throw new BadFile(at, "an index from 0 to 5000 of at most four decimals", index);
        }
    }

    private LocalDate date(CSVRecord row, String at) {
        String column = knowsDay ? format.day() : format.dayOtherwise();
        String text = row.get(column);
        try {
            LocalDate said = LocalDate.parse(text);
            if (knowsDay || format.lateUntil() == null || said.isAfter(format.lateUntil())) {
                return said;
            }
            shifted++;
            return said.minusDays(1);
        } catch (DateTimeException e) {
            throw new BadFile(at + " " + column, "a date such as 2015-12-19", quoted(text));
        }
    }

    private LocalDateTime hour(CSVRecord row, String at) {
        try {
            return format.hour() != null
                    ? LocalTimes.instant(row.get(format.hour()))
                    : LocalDateTime.of(part(row, "year"), part(row, "month"), part(row, "day"), part(row, "hour"), 0);
        } catch (DateTimeException | NumberFormatException e) {
            throw new BadFile(at, "a whole hour, such as 2015-12-19T07:00", e.getMessage());
        }
    }

    private static int part(CSVRecord row, String column) {
        return Integer.parseInt(row.get(column));
    }

    /** The number of a cell; null when it says that nothing was measured. */
    private BigDecimal number(CSVRecord row, String at, String column) {
        String cell = row.get(column);
        if (Formats.known().missing(cell)) {
            missing++;
            return null;
        }
        BigDecimal value;
        try {
            value = new BigDecimal(cell);
        } catch (NumberFormatException e) {
            throw new BadFile(at + " " + column, "a number, or nothing", quoted(cell));
        }
        if (value.signum() < 0 || value.compareTo(HIGHEST) >= 0) {
            throw new BadFile(at + " " + column, "a number from 0 to below 100000", cell);
        }
        if (value.signum() == 0 && format.zeroMissing()) {
            missing++;
            return null;
        }
        return value;
    }

    private static String quoted(String text) {
        return text.isEmpty() ? "nothing" : "'" + text + "'";
    }
}

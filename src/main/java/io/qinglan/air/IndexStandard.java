package io.qinglan.air;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * An edition of the technical regulation on the air quality index (HJ 633), read from {@code rules/standards}.
 *
 * @param id such as {@code hj-633-2026}
 * @param number such as {@code HJ 633-2026}, as forecasts and assessments name it
 * @param from first day in force
 * @param to first day no longer in force; null while it is
 * @param tables the breakpoints of each item
 * @param decimals decimals to which concentrations are rounded first, half to even; empty when they are not
 * @param reports which items make up which report
 * @param rules range, primary pollutant, over-limit pollutant, publication
 * @param grades by rising index
 */
public record IndexStandard(
        String id,
        String number,
        LocalDate from,
        LocalDate to,
        Map<Item, Breakpoints> tables,
        Map<Pollutant, Integer> decimals,
        Reports reports,
        Rules rules,
        List<Grade> grades) {

    /** The items of the daily report and of the hourly report in each way of counting. */
    public record Reports(List<Item> daily, Map<PmWay, List<Item>> hourly) {
        public Reports {
            daily = List.copyOf(daily);
            hourly = Map.copyOf(hourly);
        }

        /** The hourly items of a way; a standard with one way only has that for both. */
        public List<Item> hourly(PmWay way) {
            return hourly.getOrDefault(way, hourly.get(PmWay.TEXT));
        }

        /** The way that is really used when this one is asked for. */
        public PmWay used(PmWay way) {
            return hourly.containsKey(way) ? way : PmWay.TEXT;
        }
    }

    /**
     * @param lowest lowest index
     * @param highest highest index; concentrations beyond the table are given as this
     * @param primaryAbove an index above this has a primary pollutant
     * @param overLimitAbove a pollutant whose index is above this is over the limit; null where the edition has no such notion
     * @param incompleteAbove with a pollutant missing, published only above this; null when always, with the gap named
     * @param dayHours hourly values a daily or sliding 24-hour mean needs
     * @param eightHours hourly values an 8-hour mean needs
     */
    public record Rules(
            int lowest,
            int highest,
            int primaryAbove,
            Integer overLimitAbove,
            Integer incompleteAbove,
            int dayHours,
            int eightHours) {}

    public IndexStandard {
        tables = new EnumMap<>(tables);
        decimals = Map.copyOf(decimals);
        grades = List.copyOf(grades);
    }

    /**
     * The index of one item (IAQI), rounded up; {@link Breakpoints#NOT_COMPUTED} above a last node where the text computes none.
     *
     * @throws IllegalArgumentException when the standard has no such item
     */
    public int index(Item item, Concentration value) {
        Concentration taken = rounded(item.pollutant(), value);
        return table(item).index(taken.numerator(), taken.denominator());
    }

    /** Whether the concentration lies above the last node of its item. */
    public boolean beyond(Item item, Concentration value) {
        return table(item).beyond(rounded(item.pollutant(), value));
    }

    /** The concentration as the standard takes it: rounded by GB/T 8170 since 2026, as it is before. */
    public Concentration rounded(Pollutant pollutant, Concentration value) {
        Integer places = decimals.get(pollutant);
        return places == null ? value : value.rounded(places);
    }

    /** The breakpoints of an item. */
    public Breakpoints table(Item item) {
        Breakpoints table = tables.get(item);
        if (table == null) {
            throw new IllegalArgumentException(number + " has no index of " + item.code());
        }
        return table;
    }

    /** An index brought into the range of the standard. */
    public int ranged(int index) {
        return Math.max(rules.lowest(), Math.min(rules.highest(), index));
    }

    /** The grade an index belongs to. */
    public Grade grade(int index) {
        return grades.stream()
                .filter(grade -> grade.upTo() == null || index <= grade.upTo())
                .findFirst()
                .orElseThrow();
    }

    /** Whether the standard is in force on a day. */
    public boolean inForce(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }
}

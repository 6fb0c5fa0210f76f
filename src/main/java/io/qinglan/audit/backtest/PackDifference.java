package io.qinglan.audit.backtest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.qinglan.fact.Level;

/**
 * Two packs over the same air under the perfect forecast.
 *
 * @param one the first pack
 * @param other the second
 * @param table days by level of the first and level of the second
 * @param spells rows of days on which the two differ, the longest and strictest first
 */
public record PackDifference(
        String one, String other, Map<Level, Map<Level, Integer>> table, List<DifferingSpell> spells) {

    /**
     * A row of days on which two packs differ.
     *
     * @param city the city
     * @param from first day
     * @param to last day
     * @param one strictest level of the first pack
     * @param other strictest level of the second
     */
    public record DifferingSpell(String city, LocalDate from, LocalDate to, Level one, Level other) {

        long days() {
            return to.toEpochDay() - from.toEpochDay() + 1;
        }

        int apart() {
            return Math.abs(one.ordinal() - other.ordinal());
        }
    }

    static PackDifference of(String one, String other, List<Track> ones, List<Track> others) {
        Map<Level, Map<Level, Integer>> table = new EnumMap<>(Level.class);
        List<DifferingSpell> spells = new ArrayList<>();
        for (int city = 0; city < ones.size(); city++) {
            compare(ones.get(city), ones.get(city).byDay(), others.get(city).byDay(), table, spells);
        }
        spells.sort(Comparator.comparingInt(DifferingSpell::apart)
                .thenComparingLong(DifferingSpell::days)
                .reversed()
                .thenComparing(DifferingSpell::from)
                .thenComparing(DifferingSpell::city));
        return new PackDifference(one, other, table, spells);
    }

    private static void compare(
            Track track,
            List<Level> ones,
            List<Level> others,
            Map<Level, Map<Level, Integer>> table,
            List<DifferingSpell> spells) {
        LocalDate first = track.start().toLocalDate();
        DifferingSpell open = null;
        for (int day = 0; day < ones.size(); day++) {
            Level one = ones.get(day);
            Level other = others.get(day);
            boolean differ = one != null && other != null && one != other;
            if (one != null && other != null) {
                table.computeIfAbsent(one, any -> new EnumMap<>(Level.class)).merge(other, 1, Integer::sum);
            }
            if (!differ && open != null) {
                spells.add(open);
                open = null;
            } else if (differ) {
                LocalDate date = first.plusDays(day);
                open = open == null
                        ? new DifferingSpell(track.city(), date, date, one, other)
                        : new DifferingSpell(
                                track.city(),
                                open.from(),
                                date,
                                Level.higher(open.one(), one),
                                Level.higher(open.other(), other));
            }
        }
        if (open != null) {
            spells.add(open);
        }
    }

    /** Days on which the two differ. */
    public int days() {
        int days = 0;
        for (Map.Entry<Level, Map<Level, Integer>> row : table.entrySet()) {
            for (Map.Entry<Level, Integer> cell : row.getValue().entrySet()) {
                days += row.getKey() == cell.getKey() ? 0 : cell.getValue();
            }
        }
        return days;
    }
}

package io.qinglan.air;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What daily and hourly report have in common: indices of items, highest of them, pollutants named, publication. */
final class Reporting {

    private final IndexStandard standard;
    private final Map<Item, Concentration> values;
    private final Map<Item, Integer> indices = new EnumMap<>(Item.class);
    private final List<Item> missing = new ArrayList<>();
    private final List<Item> notComputed = new ArrayList<>();
    private boolean beyond;

    private Reporting(IndexStandard standard, Map<Item, Concentration> values) {
        this.standard = standard;
        this.values = values;
    }

    static AirReport of(IndexStandard standard, List<Item> items, PmWay way, Map<Item, Concentration> values) {
        Reporting reporting = new Reporting(standard, values);
        items.forEach(item -> reporting.take(item, items));
        return reporting.report(way);
    }

    private void take(Item item, List<Item> items) {
        Concentration value = values.get(item);
        if (value == null) {
            missing.add(item);
            return;
        }
        int index = standard.index(item, value);
        beyond |= standard.beyond(item, value);
        if (index == Breakpoints.NOT_COMPUTED) {
            notComputed.add(item);
            fallBack(item, items);
        } else {
            indices.put(item, index);
        }
    }

    /** Above the last node of SO2 over 1 h or O3 over 8 h the 2012 edition reports the index of another mean. */
    private void fallBack(Item item, List<Item> items) {
        Item other = standard.table(item).fallback();
        if (other != null && !items.contains(other)) {
            take(other, items);
        }
    }

    private AirReport report(PmWay way) {
        Map<Pollutant, Integer> highest = new EnumMap<>(Pollutant.class);
        indices.forEach((item, index) -> highest.merge(item.pollutant(), index, Math::max));
        Verdict verdict = Verdict.of(standard, highest, !missing.isEmpty());
        return new AirReport(
                standard.number(),
                way,
                verdict.aqi(),
                verdict.publish(),
                verdict.computed(),
                verdict.aqi() == null ? null : standard.grade(verdict.aqi()),
                verdict.primary(),
                verdict.overLimit(),
                indices,
                missing,
                notComputed,
                beyond);
    }

    /** The index and the pollutants named, from the highest index of each pollutant. */
    record Verdict(Integer aqi, boolean publish, Integer computed, List<Pollutant> primary, List<Pollutant> overLimit) {

        static Verdict of(IndexStandard standard, Map<Pollutant, Integer> highest, boolean incomplete) {
            if (highest.isEmpty()) {
                return new Verdict(null, false, null, List.of(), List.of());
            }
            int top = highest.values().stream().max(Integer::compare).orElseThrow();
            int computed = standard.ranged(top);
            IndexStandard.Rules rules = standard.rules();
            boolean publish = !incomplete || rules.incompleteAbove() == null || computed > rules.incompleteAbove();
            List<Pollutant> primary = computed > rules.primaryAbove() ? above(highest, top - 1) : List.of();
            List<Pollutant> over = rules.overLimitAbove() == null ? List.of() : above(highest, rules.overLimitAbove());
            return new Verdict(
                    publish ? computed : null,
                    publish,
                    computed,
                    publish ? primary : List.of(),
                    publish ? over : List.of());
        }

        private static List<Pollutant> above(Map<Pollutant, Integer> highest, int line) {
            return new TreeMap<>(highest)
                    .entrySet().stream()
                            .filter(entry -> entry.getValue() > line)
                            .map(Map.Entry::getKey)
                            .toList();
        }
    }
}

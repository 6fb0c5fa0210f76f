package io.qinglan.fact.obligation;

import java.math.BigDecimal;
import java.util.Map;

/**
 * One production line, furnace or facility of a site.
 *
 * @param id the line's code within its site
 * @param name what people call it, or null
 * @param plantCode the plant's own code for it, or null
 * @param process process code, as {@code clinker_kiln}
 * @param dailyCapacity rated capacity in {@code capacityUnit}, or null
 * @param capacityUnit as {@code t/d}
 * @param emission daily emission at the line's base; null when no figure is given
 * @param baseline filed daily means by kind: {@code eia, permit, previous_year_actual, filed}, in the capacity's unit
 * @param figures further figures by field: {@code chamber_height_m, coking_hours, chambers, cells, fire_trains, waste_t_per_day,
 *     hazardous_share_percent, approved_max_load_percent, lowest_daily_load_previous_year}
 * @param words further words by field: {@code oven_type, fuel, product, works, duty}
 * @param longStopped dismantled or long stopped: outside base and duties
 */
public record LineFact(
        String id,
        String name,
        String plantCode,
        String process,
        BigDecimal dailyCapacity,
        String capacityUnit,
        Emission emission,
        Map<String, BigDecimal> baseline,
        Map<String, BigDecimal> figures,
        Map<String, String> words,
        boolean longStopped) {

    // a line that does not say otherwise is a conventional oven, and not of the works an order names
    private static final Map<String, String> USUAL = Map.of("oven_type", "conventional", "works", "other");

    /** Keeps unchangeable copies of the maps; null maps count as empty. */
    public LineFact {
        baseline = baseline == null ? Map.of() : Map.copyOf(baseline);
        figures = figures == null ? Map.of() : Map.copyOf(figures);
        words = words == null ? Map.of() : Map.copyOf(words);
    }

    /** A running line of which only process, capacity and emission are known. */
    public static LineFact of(String id, String process, BigDecimal dailyCapacity, String unit, Emission emission) {
        return new LineFact(id, null, null, process, dailyCapacity, unit, emission, null, null, null, false);
    }

    /** The figure of a field; 0 when the line does not carry it. */
    public BigDecimal figure(String field) {
        return figures.getOrDefault(field, BigDecimal.ZERO);
    }

    /** The figure of a field, or null when the line does not carry it. */
    public BigDecimal known(String field) {
        return figures.get(field);
    }

    /** The word of a field, its usual value where the line does not carry it; null when the field has none. */
    public String word(String field) {
        String word = words.get(field);
        return word != null ? word : USUAL.get(field);
    }

    /** Some emission figure is above 0, or none is given. */
    public boolean emitting() {
        return emission == null || emission.above0();
    }

    /** The emission, none where no figure is given. */
    public Emission emissionOrNone() {
        return emission == null ? Emission.NONE : emission;
    }

    /** What limits count from: the smallest filed daily mean, else the daily capacity; null when neither is known. */
    public BigDecimal base() {
        return baseline.values().stream().min(BigDecimal::compareTo).orElse(dailyCapacity);
    }
}

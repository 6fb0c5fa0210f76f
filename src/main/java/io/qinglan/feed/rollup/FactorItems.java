package io.qinglan.feed.rollup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import io.qinglan.feed.LatestRecord;
import io.qinglan.feed.evidence.Correction;
import io.qinglan.feed.window.Figures;
import io.qinglan.feed.window.MarkClass;
import io.qinglan.feed.window.Marks;
import io.qinglan.feed.window.Sample;
import io.qinglan.feed.window.Source;

/**
 * Takes the items of a record apart by factor: {@code a21026-Avg}, {@code a21026-Min} and {@code a21026-Flag} are one sample. What is no number
 * ({@code --}, {@code NaN}, nothing) is no value, never zero.
 */
final class FactorItems {

    /** The mark of all items of a record of electricity, and what is no measurement: ratios of transformers. */
    private static final String FLAG = "Flag";

    /** What follows a factor's code in the item that is its value. */
    private static final Set<String> VALUES = Set.of("", "-Avg", "-Rtd");

    private static final Set<String> NO_FACTORS = Set.of(FLAG, "ct", "pt");
    /** Energy of the period in kWh, which adds up where a mean would not. */
    private static final String ENERGY = "kwh";

    private final Marks marks;

    FactorItems(Marks marks) {
        this.marks = marks;
    }

    /** The code of the factor an item belongs to: {@code a21026} of {@code a21026-Avg}. */
    static String factor(String name) {
        int dash = name.lastIndexOf('-');
        return dash < 0 ? name : name.substring(0, dash);
    }

    /** What a correction is of: the factor when it is of its value, else the item. */
    static String corrected(String name) {
        String factor = factor(name);
        return VALUES.contains(name.substring(factor.length())) ? factor : name;
    }

    /**
     * The samples of a record: one for each factor with a value or a mark.
     *
     * @param corrections what people put beside this record, one of each item
     */
    List<Sample> samples(LatestRecord record, PointSetting setting, List<Correction> corrections) {
        Source source = Kinds.source(record.kind());
        int seconds = setting.seconds(source, record.seconds());
        Instant start = setting.stamp().start(source, record.at(), seconds);
        Map<String, Parts> factors = new TreeMap<>();
        LatestRecord.Item ofAll = record.items().get(FLAG);
        record.items().forEach((name, item) -> put(factors, name, item, setting));
        corrections.forEach(correction -> correct(factors, correction, dictionary(record), setting));
        NO_FACTORS.forEach(factors::remove);
        List<Sample> samples = new ArrayList<>(factors.size());
        factors.forEach((factor, parts) -> {
            if (parts.there) {
                if (factor.equals(ENERGY) && source != Source.REALTIME) {
                    parts.energy(seconds);
                }
                samples.add(new Sample(
                        source,
                        start,
                        seconds,
                        factor,
                        new Figures(parts.mean, parts.min, parts.max, parts.total),
                        parts.corrected,
                        parts.mark == null ? mark(ofAll, setting) : parts.mark,
                        1));
            }
        });
        return samples;
    }

    private static String dictionary(LatestRecord record) {
        return record.items().values().stream()
                .map(LatestRecord.Item::dictionary)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /**
     * A correction of the factor, or of its value, takes the place of the value and of all that the instrument made from it: lowest, highest, total,
     * corrected mean. One of another item ({@code a21026-Cou}) changes that alone. Without a value it is not to be used.
     */
    private void correct(Map<String, Parts> factors, Correction correction, String dictionary, PointSetting setting) {
        String factor = factor(correction.factor());
        Parts parts = factors.computeIfAbsent(factor, none -> new Parts());
        String suffix = correction.factor().substring(factor.length());
        boolean ofValue = VALUES.contains(suffix);
        if (ofValue) {
            parts.clear();
        }
        if (correction.value() == null) {
            put(factors, correction.factor(), new LatestRecord.Item("", dictionary, null, null), setting);
            parts.mark(ofValue ? MarkClass.INVALID : parts.mark);
        } else {
            put(
                    factors,
                    correction.factor(),
                    new LatestRecord.Item(correction.value(), dictionary, null, null),
                    setting);
        }
        if (correction.mark() != null) {
            put(factors, factor + "-Flag", new LatestRecord.Item(correction.mark(), dictionary, null, null), setting);
        }
    }

    private void put(Map<String, Parts> factors, String name, LatestRecord.Item item, PointSetting setting) {
        int dash = name.lastIndexOf('-');
        String factor = factor(name);
        Parts parts = factors.computeIfAbsent(factor, none -> new Parts());
        String value = item.value().trim();
        switch (dash < 0 ? "" : name.substring(dash + 1)) {
            case "Rtd", "Avg", "" -> parts.mean(number(value));
            case "Min" -> parts.min = number(value);
            case "Max" -> parts.max = number(value);
            case "Cou" -> parts.total(number(value));
            case "ZsRtd", "ZsAvg" -> parts.corrected = number(value);
            case "Flag" ->
                parts.mark(marks.classOf(item.dictionary() == null ? setting.dictionary() : item.dictionary(), value));
            default -> {
                // corrected extremes, makers' marks, states of facilities: no part of a window
            }
        }
    }

    private MarkClass mark(LatestRecord.Item flag, PointSetting setting) {
        return flag == null
                ? marks.unmarked()
                : marks.classOf(
                        flag.dictionary() == null ? setting.dictionary() : flag.dictionary(),
                        flag.value().trim());
    }

    /** A finite number of a text; NaN when it is none. */
    static double number(String text) {
        if (text.isEmpty() || !Character.isDigit(text.charAt(text.length() - 1)) && !text.endsWith(".")) {
            return Double.NaN;
        }
        try {
            double number = Double.parseDouble(text);
            return Double.isInfinite(number) ? Double.NaN : number;
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }

    private static final class Parts {
        private double mean = Double.NaN;
        private double min = Double.NaN;
        private double max = Double.NaN;
        private double total = Double.NaN;
        private double corrected = Double.NaN;
        private MarkClass mark;
        private boolean there;

        private void clear() {
            mean = Double.NaN;
            min = Double.NaN;
            max = Double.NaN;
            total = Double.NaN;
            corrected = Double.NaN;
        }

        private void mean(double value) {
            mean = value;
            there = there || !Double.isNaN(value);
        }

        /** kWh of a period: the sum is kept as such, the mean becomes kW. */
        private void energy(int seconds) {
            total = mean;
            mean = mean * 3600 / seconds;
        }

        private void total(double value) {
            total = value;
            there = there || !Double.isNaN(value);
        }

        private void mark(MarkClass said) {
            mark = said;
            there = true;
        }
    }
}

package io.qinglan.feed.hj212;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one frame says of one factor: its values by statistic, its mark. A value that is no plain decimal number (empty, {@code --}, NaN,
 * with an exponent) is absent, never zero; its text is kept.
 */
public final class FactorData {

    private final String factor;
    private static final double[] NOTHING = new double[Statistic.values().length];

    private final double[] values = NOTHING.clone();
    private Map<String, String> texts = Map.of();
    private String mark;
    private String makerMark;

    static {
        Arrays.fill(NOTHING, Double.NaN);
    }

    private FactorData(String factor) {
        this.factor = factor;
    }

    /** The data of all factors of a frame, in the order in which their names first appear. Of a repeated name the first value counts. */
    public static List<FactorData> of(Frame frame) {
        List<FactorData> all = new ArrayList<>();
        for (int item = 0; item < frame.size(); item++) {
            int hyphen = frame.hyphen(item);
            if (hyphen >= 0) {
                find(all, frame, item, hyphen).take(frame, item, hyphen);
            }
        }
        return all;
    }

    /** Items of a factor stand together: look at the last one first. */
    private static FactorData find(List<FactorData> all, Frame frame, int item, int hyphen) {
        for (int i = all.size() - 1; i >= 0; i--) {
            if (frame.startsWith(item, hyphen, all.get(i).factor)) {
                return all.get(i);
            }
        }
        FactorData data = new FactorData(frame.name(item, 0, hyphen));
        all.add(data);
        return data;
    }

    private void take(Frame frame, int item, int hyphen) {
        Statistic statistic = frame.statistic(item, hyphen);
        if (statistic != null) {
            double number = frame.number(item);
            if (Double.isNaN(number)) {
                keep(statistic.suffix(), frame.value(item));
            } else if (Double.isNaN(values[statistic.ordinal()]) && !texts.containsKey(statistic.suffix())) {
                values[statistic.ordinal()] = number;
            }
            return;
        }
        if (frame.endsWith(item, hyphen, "Flag")) {
            mark = mark == null ? frame.value(item) : mark;
        } else if (frame.endsWith(item, hyphen, "EFlag")) {
            makerMark = makerMark == null ? frame.value(item) : makerMark;
        } else {
            keep(frame.name(item, hyphen + 1, -1), frame.value(item));
        }
    }

    /** Most factors have numbers only: the map is made when there is something to keep. */
    private void keep(String suffix, String text) {
        if (texts.isEmpty()) {
            texts = new LinkedHashMap<>(4);
        }
        texts.putIfAbsent(suffix, text);
    }

    /** The factor's code as sent: {@code a21026}, or an old one such as {@code 02}. */
    public String factor() {
        return factor;
    }

    /** A value; NaN when it is absent or no number. */
    public double value(Statistic statistic) {
        return values[statistic.ordinal()];
    }

    /** Whether there is a number of this kind. */
    public boolean has(Statistic statistic) {
        return !Double.isNaN(values[statistic.ordinal()]);
    }

    /** The mark (x-Flag) as sent, to be read with the dictionary of its feed; null when absent. */
    public String mark() {
        return mark;
    }

    /** The maker's own mark (x-EFlag); null when absent. */
    public String makerMark() {
        return makerMark;
    }

    /** Values that are no numbers, and items of other suffixes, by suffix, as sent. */
    public Map<String, String> texts() {
        return texts;
    }
}

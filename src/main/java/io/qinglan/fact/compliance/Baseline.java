package io.qinglan.fact.compliance;

import java.util.List;

/**
 * What a line draws in this window on normal days before the alert.
 *
 * @param kw the normal power, NaN when too few days are known
 * @param spread how far normal days lie from it, kW (a robust standard deviation); NaN when not known
 * @param method how the days were chosen, a code, as {@code same_weekday_and_hour}
 * @param used days used
 * @param excluded days left out, each with its reason
 * @param high power that windows of normal days seldom pass, whatever their weekday and hour, kW; NaN when not known
 */
public record Baseline(
        double kw, double spread, String method, List<BaselineDay> used, List<BaselineDay> excluded, double high) {

    /** Where nothing is known of the days before. */
    public static final Baseline NONE = new Baseline(Double.NaN, Double.NaN, "none", List.of(), List.of());

    /** Where nothing is known of how high single windows of normal days reach. */
    public Baseline(double kw, double spread, String method, List<BaselineDay> used, List<BaselineDay> excluded) {
        this(kw, spread, method, used, excluded, Double.NaN);
    }

    /** Keeps unchangeable copies; null counts as empty. */
    public Baseline {
        used = used == null ? List.of() : List.copyOf(used);
        excluded = excluded == null ? List.of() : List.copyOf(excluded);
    }

    /** Whether there is a figure. */
    public boolean known() {
        return !Double.isNaN(kw);
    }
}

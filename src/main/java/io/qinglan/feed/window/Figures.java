package io.qinglan.feed.window;

/**
 * The figures of one factor over one period; {@code NaN} where there is none.
 *
 * @param mean mean, in the factor's own unit
 * @param min lowest value
 * @param max highest value
 * @param total cumulative value (x-Cou): kg of pollutants, m³ of flow
 */
public record Figures(double mean, double min, double max, double total) {

    /** No figure at all. */
    public static final Figures NONE = new Figures(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** Only a mean: the value stands for lowest and highest too. */
    public static Figures mean(double value) {
        return new Figures(value, value, value, Double.NaN);
    }

    /** Whether there is a mean. */
    public boolean known() {
        return !Double.isNaN(mean);
    }
}

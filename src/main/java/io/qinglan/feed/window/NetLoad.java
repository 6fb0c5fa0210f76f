package io.qinglan.feed.window;

import java.util.List;
import java.util.Locale;

/**
 * What a site really used in a window: drawn from the grid, plus its own generation, less what it fed back, plus or less its storage. A site
 * with its own power station may run at full load with a quiet grid meter.
 *
 * @param kwh net use; {@code NaN} when a meter of the sum has no value
 * @param missing meters without a value: with any of them there is no sum
 */
public record NetLoad(double kwh, List<String> missing) {

    /** What a meter stands at. */
    public enum Role {
        /** Grid to site, positive when drawing. */
        INCOMER(1),
        /** The site's own power station. */
        GENERATION(1),
        /** Fed into the grid. */
        EXPORT(-1),
        /** Storage, positive when giving. */
        STORAGE(1),
        /** A production circuit: behind the incomer, so no part of the sum. */
        PRODUCTION(0),
        /** A treatment circuit: likewise. */
        TREATMENT(0);

        private final int sign;

        Role(int sign) {
            this.sign = sign;
        }

        /** The word of a point's settings. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One meter in the window.
     *
     * @param point its code
     * @param kwh its energy; {@code NaN} when not known
     */
    public record Meter(String point, Role role, double kwh) {}

    /** The net use over the meters of a site. */
    public static NetLoad of(List<Meter> meters) {
        List<Meter> counting =
                meters.stream().filter(meter -> meter.role().sign != 0).toList();
        List<String> missing = counting.stream()
                .filter(meter -> Double.isNaN(meter.kwh()))
                .map(Meter::point)
                .sorted()
                .toList();
        boolean known = missing.isEmpty() && !counting.isEmpty();
        double sum = counting.stream()
                .sorted((one, other) -> one.point().compareTo(other.point()))
                .mapToDouble(meter -> meter.role().sign * meter.kwh())
                .sum();
        return new NetLoad(known ? sum : Double.NaN, missing);
    }
}

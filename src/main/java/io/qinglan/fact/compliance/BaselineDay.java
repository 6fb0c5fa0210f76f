package io.qinglan.fact.compliance;

import java.time.LocalDate;

/**
 * A day before the alert, as it was used or left out.
 *
 * @param day the day
 * @param kw mean power of the same window on that day; NaN when not known
 * @param excluded why it was left out, a code; null when it was used
 */
public record BaselineDay(LocalDate day, double kw, String excluded) {

    /** Whether it was used. */
    public boolean used() {
        return excluded == null;
    }
}

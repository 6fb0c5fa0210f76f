package io.qinglan.fact.warning;

/**
 * Days that count for no line because of their cause.
 *
 * @param cause the cause
 * @param word the word of the cause
 * @param days how many days have it
 * @param polluted whether any index on them is above the lowest line
 */
public record ExcludedDays(Cause cause, String word, int days, boolean polluted) {

    /** Days a cause takes out. */
    public ExcludedDays(Cause cause, int days, boolean polluted) {
        this(cause, cause.code(), days, polluted);
    }
}

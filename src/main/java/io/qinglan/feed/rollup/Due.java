package io.qinglan.feed.rollup;

import java.time.Instant;
import java.util.Comparator;

import io.qinglan.feed.window.Resolution;

/**
 * An hour or a day of a point that is to be reckoned.
 *
 * @param start begin of the hour or day
 */
record Due(String point, Resolution resolution, Instant start) implements Comparable<Due> {

    private static final Comparator<Due> ORDER =
            Comparator.comparing(Due::point).thenComparing(Due::resolution).thenComparing(Due::start);

    /**
     * Since when and from when on.
     *
     * @param touched what lies before has not changed
     * @param dueAt not before
     */
    record When(Instant touched, Instant dueAt) {
        When and(When other) {
            return new When(
                    touched.isBefore(other.touched) ? touched : other.touched,
                    dueAt.isBefore(other.dueAt) ? dueAt : other.dueAt);
        }
    }

    @Override
    public int compareTo(Due other) {
        return ORDER.compare(this, other);
    }
}

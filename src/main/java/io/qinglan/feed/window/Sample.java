package io.qinglan.feed.window;

import java.time.Instant;
import java.util.Comparator;

/**
 * One factor of one record, as a window sees it.
 *
 * @param source kind of record
 * @param start begin of the period after the instrument's stamp and offset were settled ({@link Stamp}); the moment of sampling of real-time data
 * @param seconds length of the period; of real-time data the upload interval
 * @param factor code, without suffix
 * @param figures mean (of real-time data the value), lowest, highest, cumulative
 * @param corrected the instrument's own O2-corrected mean; {@code NaN} when it sent none
 * @param mark what its mark means
 * @param revision later values of the same record have a higher one and win
 */
public record Sample(
        Source source,
        Instant start,
        int seconds,
        String factor,
        Figures figures,
        double corrected,
        MarkClass mark,
        int revision) {

    /** Of two samples that cover the same moment the one that comes first here is taken, in whatever order they arrived. */
    static final Comparator<Sample> FIRST_TAKEN = Comparator.comparingInt(Sample::seconds)
            .thenComparing(Sample::start, Comparator.reverseOrder())
            .thenComparing(Sample::revision, Comparator.reverseOrder())
            .thenComparing(Sample::mark)
            .thenComparingDouble(sample -> sample.figures().mean())
            .thenComparingDouble(sample -> sample.figures().min())
            .thenComparingDouble(sample -> sample.figures().max())
            .thenComparingDouble(sample -> sample.figures().total())
            .thenComparingDouble(Sample::corrected);

    /** The first instant behind the period. */
    public Instant end() {
        return start.plusSeconds(seconds);
    }

    boolean valid() {
        return mark == MarkClass.VALID && figures.known();
    }
}

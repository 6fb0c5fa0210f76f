package io.qinglan.forecast.outlook;

/**
 * A run of units over a line, or several joined ones.
 *
 * @param first its first unit
 * @param last its last unit
 * @param begin hours from the origin to its first hour
 * @param end hours from the origin to the hour after its last
 * @param hours hours it covers, gaps left out
 */
public record Span(int first, int last, long begin, long end, long hours) {

    static Span of(Units units, int first, int last) {
        long begin = (long) first * units.stepHours();
        long end = (long) last * units.stepHours() + units.coverHours();
        return new Span(first, last, begin, end, end - begin);
    }

    /** Hours between this run and a later one that neither covers. */
    long gapTo(Span later) {
        return Math.max(0, later.begin - end);
    }

    /** This run and a later one as one; hours that both cover count once. */
    Span join(Span later) {
        long twice = Math.max(0, end - later.begin);
        return new Span(first, later.last, begin, later.end, hours + later.hours - twice);
    }
}

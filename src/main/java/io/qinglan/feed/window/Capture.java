package io.qinglan.feed.window;

/**
 * The share of valid hours (有效数据捕集率, HJ 75-2017): (hours − invalid − stopped) ÷ (hours − stopped). Missing, maintained and start-up hours
 * count as not captured.
 *
 * @param hours of the time looked at
 * @param valid hours
 * @param stopped hours the source stood still, by its marks
 */
public record Capture(int hours, int valid, int stopped) {

    /** The share in percent; {@code NaN} when the source stood still all the time. */
    public double percent() {
        int running = hours - stopped;
        return running == 0 ? Double.NaN : 100.0 * valid / running;
    }
}

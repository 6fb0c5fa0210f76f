package io.qinglan.feed.standard;

/**
 * When a feed is silent, stands still or runs by a wrong clock, and when a gap is asked for: proposals of ours, from
 * {@code rules/standards/feed-watching.yaml}.
 *
 * @param offlineIntervals intervals of the shortest record due without anything at all
 * @param offlineMinutes and at least so many minutes
 * @param staleIntervals intervals of one kind of record without one, while others come
 * @param stuckHours hours in a row with the same valid value other than zero
 * @param driftSeconds median of receive time less the time a live record speaks of
 * @param driftRecords live records the median is taken over
 * @param gapMinutes age from which a gap is asked for
 * @param askAtMost times one gap is asked for
 * @param askAgainHours hours between two askings
 * @param oldestDays age of a gap beyond which nobody is asked
 */
public record Watching(
        int offlineIntervals,
        int offlineMinutes,
        int staleIntervals,
        int stuckHours,
        int driftSeconds,
        int driftRecords,
        int gapMinutes,
        int askAtMost,
        int askAgainHours,
        int oldestDays) {}

package io.qinglan.feed.window;

/**
 * When a window is valid (HJ 75-2017, annex D of HJ 212-2017): all figures from {@code rules/standards/hj-75-2017.yaml}.
 *
 * @param fiveMinutes valid minutes a window of 5 minutes needs
 * @param quarterHour valid minutes a window of 15 minutes needs
 * @param hour valid minutes an hour needs; exactly so many are enough
 * @param day valid hours a day needs
 * @param productionMinutes minutes of an hour from which a stop, a start-up or a shut-down is the state of the hour
 * @param instrumentMinutesAbove minutes of an hour above which maintenance or a fault is the state of the hour
 * @param normalPercentAbove share of a minute's instant values above which the minute is normal
 * @param preferSentHour whether the instrument's own hour is taken before the one reckoned from minutes
 * @param hoursDifferAbovePercent from which difference on the two are flagged
 */
public record Validity(
        int fiveMinutes,
        int quarterHour,
        int hour,
        int day,
        int productionMinutes,
        int instrumentMinutesAbove,
        double normalPercentAbove,
        boolean preferSentHour,
        double hoursDifferAbovePercent) {

    /** Valid units a window needs: minutes, or hours of a day. */
    public int needed(Resolution resolution) {
        return switch (resolution) {
            case FIVE_MINUTES -> fiveMinutes;
            case QUARTER_HOUR -> quarterHour;
            case HOUR -> hour;
            case DAY -> day;
        };
    }

    /**
     * The state of a window by how many of its units have which class: {@code VALID} when enough are valid; else what lasted long enough to
     * be its state; else it lacks data.
     *
     * @param units units by position of {@link MarkClass}
     */
    WindowState state(Resolution resolution, int[] units) {
        if (units[MarkClass.VALID.ordinal()] >= needed(resolution)) {
            return WindowState.VALID;
        }
        int production = resolution == Resolution.HOUR ? productionMinutes : needed(resolution);
        if (units[MarkClass.STOPPED.ordinal()] >= production) {
            return WindowState.STOPPED;
        }
        if (units[MarkClass.TRANSITION.ordinal()] >= production) {
            return WindowState.TRANSITION;
        }
        int instrumentAbove =
                resolution == Resolution.HOUR ? instrumentMinutesAbove : unitsOf(resolution) - needed(resolution);
        int maintenance = units[MarkClass.MAINTENANCE.ordinal()];
        int invalid = units[MarkClass.INVALID.ordinal()];
        if (maintenance + invalid > instrumentAbove) {
            return maintenance >= invalid ? WindowState.MAINTENANCE : WindowState.INVALID;
        }
        for (int count : units) {
            if (count > 0) {
                return WindowState.TOO_FEW;
            }
        }
        return WindowState.MISSING;
    }

    private static int unitsOf(Resolution resolution) {
        return resolution == Resolution.DAY ? 24 : resolution.minutes();
    }
}

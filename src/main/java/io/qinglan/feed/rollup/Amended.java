package io.qinglan.feed.rollup;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.qinglan.feed.window.FactorWindow;
import io.qinglan.feed.window.Resolution;
import io.qinglan.feed.window.Source;
import io.qinglan.feed.window.Window;

/** Remembers which factors of which times people corrected, and marks the windows that rest on them. */
final class Amended {

    private final Map<String, List<Touch>> touches = new HashMap<>();

    /** A corrected record, which counts in windows from a resolution up. */
    private record Touch(String factor, Resolution least, Instant start, Instant end) {
        boolean counts(Window window, String wanted, Instant until) {
            return factor.equals(wanted)
                    && window.resolution().compareTo(least) >= 0
                    && start.isBefore(until)
                    && end.isAfter(window.start());
        }
    }

    /**
     * A record of a point was corrected.
     *
     * @param source the instrument's own hour says nothing of its minutes
     * @param start begin of its period
     */
    void add(String point, String factor, Source source, Instant start, int seconds) {
        Resolution least = switch (source) {
            case HOUR -> Resolution.HOUR;
            case DAY -> Resolution.DAY;
            default -> Resolution.FIVE_MINUTES;
        };
        touch(point, new Touch(factor, least, start, start.plusSeconds(Math.max(1, seconds))));
    }

    /** An hour of which a day is made. */
    void add(String point, Window hour) {
        hour.factors().stream()
                .filter(FactorWindow::amended)
                .forEach(factor -> touch(
                        point,
                        new Touch(
                                factor.factor(),
                                Resolution.DAY,
                                hour.start(),
                                hour.start().plusSeconds(1))));
    }

    private void touch(String point, Touch touch) {
        touches.computeIfAbsent(point, none -> new ArrayList<>()).add(touch);
    }

    /** The windows, marked where a correction stands behind one of their figures. */
    List<Window> mark(String point, List<Window> windows, ZoneId zone) {
        return touches.containsKey(point)
                ? windows.stream().map(window -> mark(point, window, zone)).toList()
                : windows;
    }

    /** The same of one window. */
    Window mark(String point, Window window, ZoneId zone) {
        List<Touch> ofPoint = touches.get(point);
        if (ofPoint == null) {
            return window;
        }
        Instant end = window.resolution().end(window.start(), zone);
        return new Window(
                window.resolution(),
                window.start(),
                window.factors().stream()
                        .map(factor -> ofPoint.stream().anyMatch(touch -> touch.counts(window, factor.factor(), end))
                                ? factor.asAmended()
                                : factor)
                        .toList(),
                window.flowUnit());
    }
}

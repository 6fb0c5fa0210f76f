package io.qinglan.feed.rollup;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.qinglan.feed.window.Resolution;
import io.qinglan.feed.window.Source;

/**
 * From what commits touched to the hours and days that are to be reckoned, and when: a window is first reckoned a little after it is over, late
 * data at once.
 *
 * @param zone in which days are cut
 * @param settle how long after its end a window waits for what is still under way
 */
record Marking(ZoneId zone, Duration settle) {

    /** Hours and days touched by notes, each once. */
    SortedMap<Due, Due.When> due(List<DueBook.Note> notes, Map<String, PointSetting> settings) {
        SortedMap<Due, Due.When> due = new TreeMap<>();
        for (DueBook.Note note : notes) {
            PointSetting setting = settings.getOrDefault(note.point(), PointSetting.UNKNOWN);
            Source source = Kinds.source(note.kind());
            int length = setting.seconds(source, 0);
            Instant first = setting.stamp().start(source, note.from(), length);
            Instant last = setting.stamp().start(source, note.until(), length);
            switch (source) {
                case DAY -> days(due, note.point(), first, last, setting);
                case HOUR -> hours(due, note.point(), nearest(first), nearest(last), setting, true);
                default ->
                    hours(due, note.point(), first, last.plusSeconds(setting.longest(source) - 1), setting, false);
            }
        }
        return due;
    }

    private static Instant nearest(Instant hour) {
        return hour.plus(Duration.ofMinutes(15)); // a clock may miss the hour by a quarter of it
    }

    private void hours(
            SortedMap<Due, Due.When> due,
            String point,
            Instant first,
            Instant last,
            PointSetting setting,
            boolean wholeOnly) {
        Instant start = Resolution.HOUR.start(first, zone);
        while (!start.isAfter(last)) {
            Instant end = Resolution.HOUR.end(start, zone);
            Instant touched = wholeOnly ? end : first.isAfter(start) ? first : start;
            Instant over =
                    wholeOnly ? end : Resolution.FIVE_MINUTES.end(Resolution.FIVE_MINUTES.start(touched, zone), zone);
            due.merge(
                    new Due(point, Resolution.HOUR, start),
                    new Due.When(touched, over.plus(settle(setting))),
                    Due.When::and);
            start = end;
        }
    }

    private void days(SortedMap<Due, Due.When> due, String point, Instant first, Instant last, PointSetting setting) {
        Instant start = Resolution.DAY.start(first.plus(Duration.ofHours(6)), zone);
        while (!start.isAfter(last.plus(Duration.ofHours(6)))) {
            due.merge(new Due(point, Resolution.DAY, start), day(start, setting), Due.When::and);
            start = Resolution.DAY.end(start, zone);
        }
    }

    /** When a day is due whose hours changed. */
    Due.When day(Instant start, PointSetting setting) {
        return new Due.When(start, Resolution.DAY.end(start, zone).plus(settle(setting)));
    }

    /** How long after its end a window of a point waits: a record of its longest period may still be on its way. */
    Duration settle(PointSetting setting) {
        return settle.plusSeconds(setting.minuteSeconds());
    }
}

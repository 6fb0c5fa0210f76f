package io.qinglan.compliance.verdict;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.qinglan.fact.compliance.MassSpan;

/**
 * The same period of last year (去年同期): the hours of a response beside the same calendar hours a year before, by the clock of the place.
 * 29 February is held beside 28 February, which then counts twice so that both sides have equally many hours. Pollutants and outlets are never netted against each other. No rule text with a method is known:
 * this is a proposal, and a verdict only where an order or list row of the place asks for it.
 *
 * @param now mass during the response
 * @param before mass in the same hours a year before
 */
public record SamePeriod(MassSpan now, MassSpan before) {

    private static final Duration HOUR = Duration.ofHours(1);

    /**
     * Lines up the hours of a response with those of the year before.
     *
     * @param start begin of the response for the site; whole hours from the next one on count
     * @param end its end
     * @param hours hours of both years, in any order, each with one figure
     * @param zone the clock of the place
     */
    public static SamePeriod of(Instant start, Instant end, Collection<MassHour> hours, ZoneId zone) {
        Map<Instant, MassHour> known = new HashMap<>();
        hours.forEach(hour -> known.put(hour.start(), hour));
        List<Instant> now = new ArrayList<>();
        List<Instant> before = new ArrayList<>();
        Instant first = Instant.ofEpochSecond(
                Math.floorDiv(start.getEpochSecond() + HOUR.toSeconds() - 1, HOUR.toSeconds()) * HOUR.toSeconds());
        for (Instant at = first; !at.plus(HOUR).isAfter(end); at = at.plus(HOUR)) {
            now.add(at);
            before.add(yearBefore(at, zone));
        }
        return new SamePeriod(span(now, known), span(before, known));
    }

    /** The same hour of the calendar a year before; 28 February for 29 February. */
    static Instant yearBefore(Instant at, ZoneId zone) {
        return LocalDateTime.ofInstant(at, zone).minusYears(1).atZone(zone).toInstant();
    }

    private static MassSpan span(List<Instant> wanted, Map<Instant, MassHour> known) {
        double kg = 0;
        double substituted = 0;
        int valid = 0;
        int stopped = 0;
        boolean response = false;
        for (Instant at : wanted) {
            MassHour hour = known.get(at);
            if (hour == null) {
                continue;
            }
            response |= hour.underResponse();
            if (hour.stopped()) {
                stopped++;
            } else if (!Double.isNaN(hour.kg())) {
                kg += hour.kg();
                if (hour.substituted()) {
                    substituted += hour.kg();
                } else {
                    valid++;
                }
            }
        }
        Instant start = wanted.stream().min(Instant::compareTo).orElse(Instant.EPOCH);
        Instant end =
                wanted.stream().max(Instant::compareTo).map(at -> at.plus(HOUR)).orElse(Instant.EPOCH);
        boolean nothing = valid == 0 && stopped == 0 && substituted == 0;
        return new MassSpan(
                start, end, nothing ? Double.NaN : kg, wanted.size(), valid, stopped, substituted, response);
    }
}

package io.qinglan.feed.rollup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.qinglan.feed.LatestRecord;
import io.qinglan.feed.Quality;
import io.qinglan.feed.Readings;
import io.qinglan.feed.evidence.Correction;
import io.qinglan.feed.evidence.Corrections;
import io.qinglan.feed.window.Sample;
import io.qinglan.feed.window.Source;

/** Reads what a point said about an hour or a day, on the connection of the running transaction. */
final class HourReader {

    private static final Duration MISSED = Duration.ofMinutes(15);
    private static final Duration MISSED_BY_DAY = Duration.ofHours(6);

    private final Connection connection;
    private final Readings readings;
    private final FactorItems items;
    private final Map<String, PointSetting> settings;
    private final Map<String, Set<String>> kinds;
    private final Received received = new Received();
    private final Set<String> corrected;
    private final Amended amended = new Amended();

    HourReader(Connection connection, Readings readings, FactorItems items, Collection<String> points)
            throws SQLException {
        this.connection = connection;
        this.readings = readings;
        this.items = items;
        this.settings = PointSetting.of(connection, points);
        this.kinds = kinds(points);
        this.corrected = Corrections.corrected(connection, points);
    }

    PointSetting setting(String point) {
        return settings.getOrDefault(point, PointSetting.UNKNOWN);
    }

    /** How many records of each kind were read of each hour or day. */
    Received received() {
        return received;
    }

    /** What corrections touched of all that was read. */
    Amended amended() {
        return amended;
    }

    /**
     * The samples of minutes and moments that cover something of an hour, and the instrument's own record of it. The records that begin in the
     * hour are counted.
     */
    List<Sample> ofHour(String point, Instant from, Instant to) throws SQLException {
        List<Sample> samples = new ArrayList<>();
        for (String kind : kinds.getOrDefault(point, Set.of())) {
            Source source = Kinds.source(kind);
            if (source == Source.HOUR) {
                read(
                        point,
                        kind,
                        from.minus(MISSED),
                        from.plus(MISSED),
                        new Span(from, from.minus(MISSED), from.plus(MISSED)),
                        samples);
            } else if (source != Source.DAY) {
                read(
                        point,
                        kind,
                        from.minusSeconds(setting(point).longest(source)),
                        to,
                        new Span(from, from, to),
                        samples);
            }
        }
        return samples;
    }

    /** The instrument's own records of a day. */
    List<Sample> ofDay(String point, Instant start) throws SQLException {
        List<Sample> samples = new ArrayList<>();
        for (String kind : kinds.getOrDefault(point, Set.of())) {
            if (Kinds.source(kind) == Source.DAY) {
                Instant first = start.minus(MISSED_BY_DAY);
                Instant last = start.plus(MISSED_BY_DAY);
                read(point, kind, first, last, new Span(start, first, last), samples);
            }
        }
        return samples;
    }

    /** The window a record counts for when its period begins from (itself) to (not itself). */
    private record Span(Instant window, Instant from, Instant to) {
        boolean holds(Instant start) {
            return !start.isBefore(from) && start.isBefore(to);
        }
    }

    /** Reads by the stamps an instrument would have put on periods that begin from (itself) to (not itself). */
    private void read(String point, String kind, Instant from, Instant to, Span span, List<Sample> samples)
            throws SQLException {
        PointSetting setting = setting(point);
        Source source = Kinds.source(kind);
        Duration ahead = setting.stamp().ahead();
        boolean atEnd = setting.stamp().periodsStampedAtEnd() && source != Source.REALTIME;
        Instant first = from.plus(ahead).minusSeconds(30);
        Instant last = to.plus(ahead).plusSeconds(30 + (atEnd ? setting.longest(source) : 0));
        Map<Instant, List<Correction>> corrections = corrections(point, kind, first, last);
        readings.latest(connection, point, kind, first, last, (LatestRecord record) -> {
            List<Correction> ofRecord = corrections.getOrDefault(record.at(), List.of());
            samples.addAll(items.samples(record, setting, ofRecord));
            Instant start = setting.stamp().start(source, record.at(), setting.seconds(source, record.seconds()));
            if (!ofRecord.isEmpty()) {
                boolean whole = source == Source.HOUR || source == Source.DAY;
                if (!whole || span.holds(start)) {
                    int seconds = setting.seconds(source, record.seconds());
                    ofRecord.forEach(correction -> amended.add(
                            point,
                            FactorItems.factor(correction.factor()),
                            source,
                            whole ? span.window() : start,
                            seconds));
                }
            }
            if (span.holds(start)) {
                received.count(point, kind, span.window(), (record.quality() & Quality.BACKFILL) != 0);
            }
        });
    }

    /** By the time of their readings, of each item the latest correction. */
    private Map<Instant, List<Correction>> corrections(String point, String kind, Instant from, Instant to)
            throws SQLException {
        if (!corrected.contains(point)) {
            return Map.of();
        }
        Map<Instant, List<Correction>> found = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (Correction correction : Corrections.of(connection, point, kind, from, to)) {
            if (seen.add(correction.at() + " " + FactorItems.corrected(correction.factor()))) {
                found.computeIfAbsent(correction.at(), none -> new ArrayList<>())
                        .add(correction);
            }
        }
        return found;
    }

    private Map<String, Set<String>> kinds(Collection<String> points) throws SQLException {
        Map<String, Set<String>> found = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement("select point, kind from series where point = any(?)")) {
            select.setArray(1, connection.createArrayOf("text", points.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    if (Kinds.hasWindows(row.getString(2))) {
                        found.computeIfAbsent(row.getString(1), none -> new TreeSet<>())
                                .add(row.getString(2));
                    }
                }
            }
        }
        return found;
    }
}

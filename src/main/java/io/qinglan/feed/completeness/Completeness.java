package io.qinglan.feed.completeness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.feed.Quality;
import io.qinglan.feed.RecordKind;
import io.qinglan.feed.rollup.StoredWindow;
import io.qinglan.feed.rollup.WindowBook;
import io.qinglan.feed.standard.FeedStandards;
import io.qinglan.feed.window.Capture;
import io.qinglan.feed.window.FactorWindow;
import io.qinglan.feed.window.Resolution;
import io.qinglan.feed.window.WindowState;
import io.qinglan.inventory.Point;

/** Puts together what is known of the completeness of one point. */
@ApplicationScoped
class Completeness {

    private static final int HOURS_OF_A_QUARTER = 92 * 24 + 2;
    private static final int LOOKED_AT = 3;

    private final ReceivedBook received;
    private final WindowBook windows;
    private final FeedStandards standards;
    private final Clock clock;
    private final ZoneId zone;

    Completeness(
            ReceivedBook received,
            WindowBook windows,
            FeedStandards standards,
            Clock clock,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.received = received;
        this.windows = windows;
        this.standards = standards;
        this.clock = clock;
        this.zone = zone;
    }

    CompletenessView of(Point point, Instant from, Instant to) {
        List<ReceivedBook.Row> rows = received.rows(point.code(), from, to);
        return new CompletenessView(
                point.code(),
                point.site(),
                from,
                to,
                share(rows),
                kinds(rows),
                rows.stream()
                        .map(row -> new CompletenessView.Hour(
                                row.start(), row.kind(), row.due(), row.came(), row.backfilled()))
                        .toList(),
                days(rows),
                gaps(rows),
                state(point),
                capture(point),
                "inferred");
    }

    private static List<CompletenessView.Kind> kinds(List<ReceivedBook.Row> rows) {
        Map<String, List<ReceivedBook.Row>> byKind = new TreeMap<>();
        rows.forEach(row ->
                byKind.computeIfAbsent(row.kind(), none -> new ArrayList<>()).add(row));
        return byKind.entrySet().stream()
                .map(entry -> {
                    List<ReceivedBook.Row> own = entry.getValue();
                    boolean known = own.stream().anyMatch(row -> row.due() != null);
                    return new CompletenessView.Kind(
                            entry.getKey(),
                            own.stream()
                                    .map(ReceivedBook.Row::dueFrom)
                                    .filter(Objects::nonNull)
                                    .reduce((earlier, later) -> later)
                                    .orElse(null),
                            known ? due(own) : null,
                            own.stream().mapToInt(ReceivedBook.Row::came).sum(),
                            own.stream().mapToInt(ReceivedBook.Row::backfilled).sum(),
                            share(own));
                })
                .toList();
    }

    private List<CompletenessView.Day> days(List<ReceivedBook.Row> rows) {
        Map<LocalDate, List<ReceivedBook.Row>> byDay = new TreeMap<>();
        rows.forEach(row -> byDay.computeIfAbsent(row.start().atZone(zone).toLocalDate(), none -> new ArrayList<>())
                .add(row));
        return byDay.entrySet().stream()
                .map(day -> new CompletenessView.Day(
                        day.getKey(), due(day.getValue()), came(day.getValue()), share(day.getValue())))
                .toList();
    }

    private static int due(List<ReceivedBook.Row> rows) {
        return rows.stream()
                .filter(row -> row.due() != null)
                .mapToInt(ReceivedBook.Row::due)
                .sum();
    }

    /** Of what was due; a record too many in one hour never makes up for one that is missing in another. */
    private static int came(List<ReceivedBook.Row> rows) {
        return rows.stream()
                .filter(row -> row.due() != null)
                .mapToInt(row -> Math.min(row.due(), row.came()))
                .sum();
    }

    private static Double share(List<ReceivedBook.Row> rows) {
        int due = due(rows);
        return due == 0 ? null : (double) came(rows) / due;
    }

    private static List<CompletenessView.Gap> gaps(List<ReceivedBook.Row> rows) {
        Map<String, CompletenessView.Gap> open = new TreeMap<>();
        List<CompletenessView.Gap> gaps = new ArrayList<>();
        for (ReceivedBook.Row row : rows) {
            if (row.due() == null || row.came() >= row.due()) {
                continue;
            }
            Duration length = row.kind().equals(RecordKind.DAY) ? Duration.ofDays(1) : Duration.ofHours(1);
            CompletenessView.Gap before = open.get(row.kind());
            boolean together = before != null && before.to().equals(row.start());
            if (together) {
                gaps.remove(before);
            }
            CompletenessView.Gap gap = new CompletenessView.Gap(
                    row.kind(),
                    together ? before.from() : row.start(),
                    row.start().plus(length),
                    row.due() - row.came() + (together ? before.missing() : 0),
                    Math.max(row.asked(), together ? before.asked() : 0),
                    row.askedAt() == null && together ? before.askedAt() : row.askedAt(),
                    row.outcome() == null && together ? before.outcome() : row.outcome());
            open.put(row.kind(), gap);
            gaps.add(gap);
        }
        return gaps;
    }

    private CompletenessView.State state(Point point) {
        Watch watch = new Watch(standards.watching());
        Instant now = clock.instant();
        Map<String, List<ReceivedBook.Beat>> pulse =
                received.pulse(point.code(), standards.watching().driftRecords());
        Instant lastReceived = null;
        Instant lastRecord = null;
        List<Duration> delays = new ArrayList<>();
        List<String> stale = new ArrayList<>();
        for (Map.Entry<String, List<ReceivedBook.Beat>> kind : pulse.entrySet()) {
            for (ReceivedBook.Beat beat : kind.getValue()) {
                lastReceived = later(lastReceived, beat.receivedAt());
                lastRecord = later(lastRecord, beat.at());
            }
            if (kind.getKey().equals(RecordKind.REALTIME) || kind.getKey().equals(RecordKind.MINUTE)) {
                kind.getValue().stream()
                        .filter(beat -> (beat.quality() & Quality.BACKFILL) == 0)
                        .map(beat -> Duration.between(beat.at().plusSeconds(beat.seconds()), beat.receivedAt()))
                        .forEach(delays::add);
            }
            Duration interval = interval(kind.getKey(), kind.getValue());
            Instant lastEnd = kind.getValue().get(0).at().plus(interval);
            if (watch.stale(lastEnd, interval, now)) {
                stale.add(kind.getKey());
            }
        }
        boolean offline = watch.offline(
                lastReceived, received.intervals(List.of(point.code())).get(point.code()), now);
        Duration drift = watch.drift(delays);
        List<StoredWindow> hours = windows.latest(
                point.code(),
                Resolution.HOUR,
                now.minus(
                        Duration.ofHours((long) LOOKED_AT * standards.watching().stuckHours())),
                now,
                LOOKED_AT * standards.watching().stuckHours());
        return new CompletenessView.State(
                offline,
                lastReceived,
                lastRecord,
                offline ? List.of() : stale,
                watch.stuck(hours),
                drift == null ? null : drift.toSeconds(),
                watch.drifts(drift));
    }

    /** The length of a kind's interval: what the records say, else the smallest step between the last ones. */
    private static Duration interval(String kind, List<ReceivedBook.Beat> latestFirst) {
        if (kind.equals(RecordKind.HOUR)) {
            return Duration.ofHours(1);
        }
        if (kind.equals(RecordKind.DAY)) {
            return Duration.ofDays(1);
        }
        Duration smallest = Duration.ofSeconds(Math.max(60, latestFirst.get(0).seconds()));
        for (int i = 1; i < latestFirst.size(); i++) {
            Duration step = Duration.between(
                    latestFirst.get(i).at(), latestFirst.get(i - 1).at());
            if (i == 1 && step.compareTo(smallest) > 0 || step.compareTo(smallest) < 0 && !step.isZero()) {
                smallest = step;
            }
        }
        return smallest;
    }

    private CompletenessView.Capture capture(Point point) {
        Instant now = Resolution.HOUR.start(clock.instant(), zone);
        LocalDate today = now.atZone(zone).toLocalDate();
        LocalDate first = LocalDate.of(today.getYear(), (today.getMonthValue() - 1) / 3 * 3 + 1, 1);
        Instant quarter = first.atStartOfDay(zone).toInstant();
        int hours = (int) Duration.between(quarter, now).toHours();
        Map<String, int[]> counts = new TreeMap<>();
        for (StoredWindow hour : windows.latest(point.code(), Resolution.HOUR, quarter, now, HOURS_OF_A_QUARTER)) {
            for (FactorWindow factor : hour.window().factors()) {
                int[] count = counts.computeIfAbsent(factor.factor(), none -> new int[2]);
                count[0] += factor.valid() ? 1 : 0;
                count[1] += factor.state() == WindowState.STOPPED ? 1 : 0;
            }
        }
        return counts.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), new Capture(hours, entry.getValue()[0], entry.getValue()[1])))
                .filter(entry -> !Double.isNaN(entry.getValue().percent()))
                .min((one, other) -> Double.compare(
                        one.getValue().percent(), other.getValue().percent()))
                .map(least -> new CompletenessView.Capture(
                        quarter,
                        least.getKey(),
                        hours,
                        least.getValue().valid(),
                        least.getValue().stopped(),
                        least.getValue().percent(),
                        standards.captureTarget(today)))
                .orElse(null);
    }

    private static Instant later(Instant one, Instant other) {
        return one == null || other.isAfter(one) ? other : one;
    }
}

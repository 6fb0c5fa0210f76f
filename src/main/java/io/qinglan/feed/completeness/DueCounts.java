package io.qinglan.feed.completeness;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

import io.qinglan.feed.window.Resolution;

/**
 * What is due of an instrument in an hour: by its settings ({@code RtdInterval}, {@code MinInterval}); one hour record an hour and one day
 * record a day where it sends such; and where no setting says how many, what it mostly sent in the week before (learned, marked so).
 */
final class DueCounts {

    private static final String CLOCK = """
            insert into completeness_clock (swept_until) values (?)
            on conflict (one) do update set swept_until = completeness_clock.swept_until
            returning swept_until
            """;
    private static final String MOVE = "update completeness_clock set swept_until = greatest(swept_until, ?)";

    // an instrument counts from its first full hour to the hour it is retired
    private static final String STANDING = """
            with standing as (
                select distinct on (point) point, realtime_seconds, minute_minutes from instrument
                where registered_at <= ? and (retired_at is null or retired_at >= ?)
                order by point, mn),
            """;
    private static final String PUT = """
            insert into received_hour (point, kind, start, due, due_from)
            select point, kind, ?, due, due_from from due where due > 0
            on conflict (point, kind, start) do update set due = excluded.due, due_from = excluded.due_from
            """;
    private static final String HOURLY = STANDING + """
            due as (
                select point, 'realtime' as kind, 3600 / realtime_seconds as due, 'setting' as due_from
                from standing where realtime_seconds is not null
                union all
                select point, 'minute', 60 / minute_minutes, 'setting' from standing where minute_minutes is not null
                union all
                select s.point, s.kind, 1, 'standard' from standing join series s using (point) where s.kind = 'hour'
                union all
                select s.point, s.kind, (select mode() within group (order by came desc) from received_hour r
                        where r.point = s.point and r.kind = s.kind and r.came > 0 and r.start < ? and r.start >= ?), 'learned'
                from standing join series s using (point)
                where s.kind = 'realtime' and realtime_seconds is null or s.kind = 'minute' and minute_minutes is null)
            """ + PUT;
    private static final String DAILY = STANDING + """
            due as (select s.point, s.kind, 1 as due, 'standard' as due_from
                from standing join series s using (point) where s.kind = 'day')
            """ + PUT;
    private static final Duration LEARN_FROM = Duration.ofDays(7);

    private final Connection connection;
    private final ZoneId zone;

    DueCounts(Connection connection, ZoneId zone) {
        this.connection = connection;
        this.zone = zone;
    }

    /** Up to which hour it has been set; at the first time the hour before the present one. */
    Instant sweptUntil(Instant now) throws SQLException {
        try (PreparedStatement clock = connection.prepareStatement(CLOCK)) {
            clock.setObject(1, utc(now.minus(Duration.ofHours(1))));
            try (ResultSet row = clock.executeQuery()) {
                row.next();
                return row.getObject(1, OffsetDateTime.class).toInstant();
            }
        }
    }

    /** Sets what was due in the hour that begins at an instant, and, with the last hour of a day, on the day. */
    void set(Instant hour) throws SQLException {
        Instant end = Resolution.HOUR.end(hour, zone);
        try (PreparedStatement set = connection.prepareStatement(HOURLY)) {
            set.setObject(1, utc(hour));
            set.setObject(2, utc(end));
            set.setObject(3, utc(hour));
            set.setObject(4, utc(hour.minus(LEARN_FROM)));
            set.setObject(5, utc(hour));
            set.executeUpdate();
        }
        Instant day = Resolution.DAY.start(hour, zone);
        if (Resolution.DAY.end(day, zone).equals(end)) {
            try (PreparedStatement set = connection.prepareStatement(DAILY)) {
                set.setObject(1, utc(day));
                set.setObject(2, utc(end));
                set.setObject(3, utc(day));
                set.executeUpdate();
            }
        }
        try (PreparedStatement move = connection.prepareStatement(MOVE)) {
            move.setObject(1, utc(end));
            move.executeUpdate();
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

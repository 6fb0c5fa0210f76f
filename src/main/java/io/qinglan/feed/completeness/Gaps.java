package io.qinglan.feed.completeness;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import io.qinglan.feed.standard.Watching;

/** Runs of hours (or days) that lack records, to be asked for. */
final class Gaps {

    private static final String TO_ASK = """
            select r.point, r.kind, r.start, r.due, r.came,
                case r.kind when 'minute' then 3600 / r.due when 'hour' then 3600 else 86400 end as seconds,
                i.hour_stamp, i.clock_offset_seconds
            from received_hour r
            join (select distinct on (point) point, hour_stamp, clock_offset_seconds from instrument
                  where retired_at is null order by point, mn) i on i.point = r.point
            where r.due > r.came and r.kind in ('minute', 'hour', 'day')
              and r.start >= ? and r.start + case r.kind when 'day' then interval '1 day' else interval '1 hour' end <= ?
              and r.asked < ? and (r.asked_at is null or r.asked_at <= ?)
            order by r.point, r.kind, r.start limit 20000
            """;
    private static final String ASKED = """
            update received_hour set asked = asked + 1, asked_at = ?, outcome = ?
            where point = ? and kind = ? and start >= ? and start < ? and due > came
            """;
    private static final int MOST_AT_ONCE = 500;

    private final Connection connection;

    Gaps(Connection connection) {
        this.connection = connection;
    }

    /**
     * A run of hours of one kind of record that lack some.
     *
     * @param from begin of the first hour
     * @param to end of the last hour
     * @param missing records missing in it
     * @param stampedFrom time of its first record, as the instrument stamps it
     * @param stampedTo time of its last record, as the instrument stamps it
     */
    record Gap(
            String point, String kind, Instant from, Instant to, int missing, Instant stampedFrom, Instant stampedTo) {}

    /** Gaps old enough to be asked for and not asked for too often, those that lie together as one. */
    List<Gap> toAsk(Instant now, Watching watching) throws SQLException {
        List<Gap> gaps = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(TO_ASK)) {
            select.setObject(1, utc(now.minus(Duration.ofDays(watching.oldestDays()))));
            select.setObject(2, utc(now.minus(Duration.ofMinutes(watching.gapMinutes()))));
            select.setInt(3, watching.askAtMost());
            select.setObject(4, utc(now.minus(Duration.ofHours(watching.askAgainHours()))));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    add(gaps, gap(row));
                }
            }
        }
        return gaps.size() > MOST_AT_ONCE ? gaps.subList(0, MOST_AT_ONCE) : gaps;
    }

    private static Gap gap(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        Instant from = row.getObject("start", OffsetDateTime.class).toInstant();
        Duration period = Duration.ofSeconds(row.getLong("seconds"));
        Instant to = from.plus(kind.equals("day") ? Duration.ofDays(1) : Duration.ofHours(1));
        // the instrument's own stamps: its clock as it is, the end of the period where it stamps that
        Duration shift = Duration.ofSeconds(-row.getLong("clock_offset_seconds"))
                .plus("end".equals(row.getString("hour_stamp")) ? period : Duration.ZERO);
        return new Gap(
                row.getString("point"),
                kind,
                from,
                to,
                row.getInt("due") - row.getInt("came"),
                from.plus(shift),
                to.minus(period).plus(shift));
    }

    private static void add(List<Gap> gaps, Gap next) {
        Gap last = gaps.isEmpty() ? null : gaps.get(gaps.size() - 1);
        boolean together = last != null
                && last.point().equals(next.point())
                && last.kind().equals(next.kind())
                && last.to().equals(next.from());
        if (!together) {
            gaps.add(next);
            return;
        }
        gaps.set(
                gaps.size() - 1,
                new Gap(
                        last.point(),
                        last.kind(),
                        last.from(),
                        next.to(),
                        last.missing() + next.missing(),
                        last.stampedFrom(),
                        next.stampedTo()));
    }

    /** Notes that a gap was asked for and what came of it. */
    void asked(Gap gap, String outcome, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(ASKED)) {
            update.setObject(1, utc(now));
            update.setString(2, outcome);
            update.setString(3, gap.point());
            update.setString(4, gap.kind());
            update.setObject(5, utc(gap.from()));
            update.setObject(6, utc(gap.to()));
            update.executeUpdate();
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

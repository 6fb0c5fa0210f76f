package io.qinglan.feed.frame;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.qinglan.feed.FrameId;
import io.qinglan.web.Cursor;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;

/** What was refused and what is parked, to be shown; and whose frame a frame is. */
@ApplicationScoped
class FrameNotesBook {

    private final DataSource dataSource;

    FrameNotesBook(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A frame or record that was refused.
     *
     * @param entry the record within the body, null when the whole was refused
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Refused(
            String frame,
            Integer entry,
            Instant receivedAt,
            String channel,
            String peer,
            String mn,
            String point,
            String cause,
            String detail) {}

    /** How often a cause refused something in a span. */
    public record Cause(String cause, long count, Instant last) {}

    /** An instrument nobody has registered, by what it sends. */
    public record Parked(String mn, long frames, Instant first, Instant last, String lastPeer, String lastFrame) {}

    /** The site and point for which an instrument of a number was registered last, retired or not. */
    record Owner(String point, String site) {}

    Optional<Owner> owner(String mn) {
        return one(
                "select i.point, p.site from instrument i join monitoring_point p on p.code = i.point where i.mn = ?",
                row -> new Owner(row.getString(1), row.getString(2)),
                mn);
    }

    /** Whether a frame holds a reading of a point at a time. */
    boolean speaksOf(FrameId frame, String point, Instant at) {
        return one(
                        "select 1 from series s join reading r on r.series = s.id where s.point = ? and r.at = ?"
                                + " and r.batch = ? and r.position = ? limit 1",
                        row -> true,
                        point,
                        at.atOffset(ZoneOffset.UTC),
                        frame.batch(),
                        frame.position())
                .isPresent();
    }

    Page<Refused> refused(String cause, Instant from, Instant to, PageRequest request) {
        StringBuilder sql = new StringBuilder("select * from frame_refused where received_at >= ? and received_at < ?"
                + " and (?::text is null or cause = ?)");
        List<Object> values = new ArrayList<>(List.of(from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC)));
        values.add(cause);
        values.add(cause);
        request.after().ifPresent(after -> {
            sql.append(" and (received_at, batch, position, entry) < (?, ?, ?, ?)");
            values.add(after.instant(0).atOffset(ZoneOffset.UTC));
            values.add(after.uuid(1));
            values.add((int) after.number(2));
            values.add((int) after.number(3));
        });
        sql.append(" order by received_at desc, batch desc, position desc, entry desc limit ")
                .append(request.limit());
        List<Refused> found = many(sql.toString(), FrameNotesBook::refused, values.toArray());
        return Page.of(found, request, last -> {
            FrameId frame = FrameId.read(last.frame()).orElseThrow();
            return Cursor.of(
                    last.receivedAt(), frame.batch(), frame.position(), last.entry() == null ? -1 : last.entry());
        });
    }

    List<Cause> causes(Instant from, Instant to) {
        return many(
                "select cause, count(*), max(received_at) from frame_refused where received_at >= ? and received_at < ?"
                        + " group by cause order by 2 desc, 1",
                row -> new Cause(row.getString(1), row.getLong(2), instant(row, 3)),
                from.atOffset(ZoneOffset.UTC),
                to.atOffset(ZoneOffset.UTC));
    }

    Page<Parked> parked(PageRequest request) {
        String after = request.after().map(cursor -> cursor.part(0)).orElse("");
        List<Parked> found = many(
                "select mn, count(*), min(received_at), max(received_at), (array_agg(peer order by received_at desc))[1],"
                        + " (array_agg(batch || '.' || position order by received_at desc))[1]"
                        + " from frame_parked where adopted_at is null and mn > ? group by mn order by mn limit "
                        + request.limit(),
                row -> new Parked(
                        row.getString(1),
                        row.getLong(2),
                        instant(row, 3),
                        instant(row, 4),
                        row.getString(5),
                        row.getString(6)),
                after);
        return Page.of(found, request, last -> Cursor.of(last.mn()));
    }

    private static Refused refused(ResultSet row) throws SQLException {
        FrameId frame = new FrameId(row.getObject("batch", UUID.class), row.getInt("position"));
        int entry = row.getInt("entry");
        return new Refused(
                frame.toString(),
                entry < 0 ? null : entry,
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("channel"),
                row.getString("peer"),
                row.getString("mn"),
                row.getString("point"),
                row.getString("cause"),
                row.getString("detail"));
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> Optional<T> one(String sql, Reader<T> reader, Object... values) {
        return many(sql, reader, values).stream().findFirst();
    }

    private <T> List<T> many(String sql, Reader<T> reader, Object... values) {
        List<T> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(reader.read(row));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the notes of frames cannot be read", e);
        }
        return found;
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}

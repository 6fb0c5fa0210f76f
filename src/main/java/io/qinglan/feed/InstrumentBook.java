package io.qinglan.feed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import io.qinglan.store.KeySeal;

/** The table of instruments, for those who register them. Who only looks one up uses {@link Instruments}. */
@ApplicationScoped
class InstrumentBook {

    private static final String WRITE = """
            insert into instrument (mn, point, password_salt, password_hash, sm4_key, edition, dictionary, quirks, hour_stamp,
                flow_unit, realtime_seconds, minute_minutes, clock_offset_seconds, registered_by, registered_at, changed_at, version)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, clock_timestamp(), 1)
            on conflict (mn) do update set point = excluded.point, password_salt = excluded.password_salt,
                password_hash = excluded.password_hash, sm4_key = excluded.sm4_key, edition = excluded.edition,
                dictionary = excluded.dictionary, quirks = excluded.quirks, hour_stamp = excluded.hour_stamp,
                flow_unit = excluded.flow_unit, realtime_seconds = excluded.realtime_seconds,
                minute_minutes = excluded.minute_minutes, clock_offset_seconds = excluded.clock_offset_seconds,
                registered_by = excluded.registered_by, registered_at = excluded.registered_at,
                changed_at = clock_timestamp(), retired_at = null, version = instrument.version + 1
            """;

    private final DataSource dataSource;
    private final KeySeal seal;
    private final Event<Instruments.Changed> changed;
    private final Clock clock;

    InstrumentBook(DataSource dataSource, KeySeal seal, Event<Instruments.Changed> changed, Clock clock) {
        this.dataSource = dataSource;
        this.seal = seal;
        this.changed = changed;
        this.clock = clock;
    }

    /** An instrument as it stands, with the secrets as they are kept. */
    record Row(String point, byte[] salt, byte[] hash, byte[] sealedKey, InstrumentView view) {}

    /** The instrument of a number, retired or not; its row is held until the end of the transaction. */
    @Transactional
    Optional<Row> lock(String mn) {
        return read("where mn = ? for update", mn).stream().findFirst();
    }

    /** The instruments of points, retired ones too, point by point. */
    @Transactional
    Map<String, List<InstrumentView>> of(Collection<String> points) {
        return read("where point = any(?) order by mn", points).stream()
                .collect(Collectors.groupingBy(Row::point, Collectors.mapping(Row::view, Collectors.toList())));
    }

    /**
     * Registers an instrument, or changes it; what is not said of its secrets stays.
     *
     * @param before the instrument as it stands, null when it is new or was retired
     */
    @Transactional
    void write(NewPoint said, String point, Row before, String person) {
        PasswordCheck password = said.password() != null || before == null
                ? PasswordCheck.of(said.password())
                : PasswordCheck.stored(before.salt(), before.hash());
        byte[] key = said.sm4Key() != null
                ? seal.seal(HexFormat.of().parseHex(said.sm4Key()))
                : before == null ? null : before.sealedKey();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement write = connection.prepareStatement(WRITE)) {
            write.setString(1, said.mn());
            write.setString(2, point);
            write.setBytes(3, password.salt());
            write.setBytes(4, password.hash());
            write.setBytes(5, key);
            write.setString(6, said.edition());
            write.setString(7, said.dictionary());
            write.setArray(
                    8,
                    connection.createArrayOf(
                            "text",
                            said.quirks() == null
                                    ? new String[0]
                                    : said.quirks().toArray()));
            Instrument.HourStamp stamp = said.hourStamp() == null ? Instrument.HourStamp.START : said.hourStamp();
            write.setString(9, stamp.name().toLowerCase(Locale.ROOT));
            write.setString(10, said.flowUnit() == null ? "m3/s" : said.flowUnit());
            write.setObject(11, said.realtimeSeconds());
            write.setObject(12, said.minuteMinutes());
            write.setInt(13, said.clockOffsetSeconds() == null ? 0 : said.clockOffsetSeconds());
            write.setString(14, before == null ? person : before.view().registeredBy());
            Instant registeredAt =
                    before == null ? clock.instant() : before.view().registeredAt();
            write.setObject(15, registeredAt.atOffset(ZoneOffset.UTC));
            write.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the instrument was not registered", e);
        }
        changed.fire(new Instruments.Changed(said.mn()));
    }

    /** Retires an instrument: its frames are parked from now on. */
    @Transactional
    void retire(String mn) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update instrument set retired_at = ?,"
                                + " changed_at = clock_timestamp(), version = version + 1 where mn = ? and retired_at is null")) {
            update.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            update.setString(2, mn);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the instrument was not retired", e);
        }
        changed.fire(new Instruments.Changed(mn));
    }

    private List<Row> read(String where, Object value) {
        List<Row> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("select * from instrument " + where)) {
            select.setObject(
                    1,
                    value instanceof Collection<?> texts ? connection.createArrayOf("text", texts.toArray()) : value);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Row(
                            row.getString("point"),
                            row.getBytes("password_salt"),
                            row.getBytes("password_hash"),
                            row.getBytes("sm4_key"),
                            view(row)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the instruments cannot be read", e);
        }
        return found;
    }

    private static InstrumentView view(ResultSet row) throws SQLException {
        return new InstrumentView(
                row.getString("mn"),
                row.getObject("password_hash") != null,
                row.getObject("sm4_key") != null,
                row.getString("edition"),
                row.getString("dictionary"),
                List.of((String[]) row.getArray("quirks").getArray()),
                Instrument.HourStamp.valueOf(row.getString("hour_stamp").toUpperCase(Locale.ROOT)),
                row.getString("flow_unit"),
                row.getObject("realtime_seconds", Integer.class),
                row.getObject("minute_minutes", Integer.class),
                row.getLong("clock_offset_seconds"),
                row.getString("registered_by"),
                row.getObject("registered_at", OffsetDateTime.class).toInstant(),
                row.getObject("retired_at") == null
                        ? null
                        : row.getObject("retired_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"));
    }
}

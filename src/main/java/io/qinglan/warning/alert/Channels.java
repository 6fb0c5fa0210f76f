package io.qinglan.warning.alert;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.qinglan.authority.Actor;
import io.qinglan.ledger.Recorded;
import io.qinglan.store.Ids;
import io.qinglan.warning.Records;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** By which channels the public was told, as people put it on record; our own page and feed need no entry. */
@ApplicationScoped
class Channels {

    private final DataSource dataSource;
    private final Records records;
    private final Clock clock;
    private final Ids ids;

    Channels(DataSource dataSource, Records records, Clock clock, Ids ids) {
        this.dataSource = dataSource;
        this.records = records;
        this.clock = clock;
        this.ids = ids;
    }

    /** Puts a sending on record; 422 when something is missing or lies ahead. */
    @Transactional
    ChannelUse enter(List<PublicAlert> told, ChannelInput input, Actor actor) {
        PublicAlert alert = alert(told, input);
        check(input, alert);
        Instant now = clock.instant();
        Recorded recorded = records.plain(
                "warning.alert_sent", alert.identifier(), alert.area(), input, new Sent(input.channel()), actor);
        ChannelUse use = new ChannelUse(
                ids.next(),
                alert.version(),
                input.channel().strip(),
                input.sentAt(),
                input.person().strip(),
                input.reached(),
                input.proof(),
                actor.name(),
                now,
                recorded.id());
        keep(alert.warning(), use);
        return use;
    }

    /** All sendings of a warning, oldest first. */
    List<ChannelUse> of(UUID warning) {
        String sql = "select id, version, channel, sent_at, person, reached, proof, entered_by, entered_at, decision"
                + " from alert_channel where warning = ? order by sent_at, entered_at";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, warning);
            List<ChannelUse> uses = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    uses.add(use(row));
                }
            }
            return uses;
        } catch (SQLException e) {
            throw new IllegalStateException("the channels cannot be read", e);
        }
    }

    private static ChannelUse use(ResultSet row) throws SQLException {
        return new ChannelUse(
                row.getObject(1, UUID.class),
                row.getInt(2),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getString(5),
                row.getObject(6, Long.class),
                row.getString(7),
                row.getString(8),
                row.getObject(9, OffsetDateTime.class).toInstant(),
                row.getObject(10, UUID.class));
    }

    private static PublicAlert alert(List<PublicAlert> told, ChannelInput input) {
        PublicAlert last = told.get(told.size() - 1);
        return input.version() == null
                ? last
                : told.stream()
                        .filter(alert -> alert.version() == input.version())
                        .findFirst()
                        .orElseThrow(() -> Problem.invalid(
                                InputError.at("/version", "a version up to " + last.version(), input.version())));
    }

    private void check(ChannelInput input, PublicAlert alert) {
        List<InputError> errors = new ArrayList<>();
        if (input.channel() == null || input.channel().isBlank()) {
            errors.add(InputError.at("/channel", "the channel that carried it", input.channel()));
        }
        if (input.person() == null || input.person().isBlank()) {
            errors.add(InputError.at("/person", "who sent it", input.person()));
        }
        if (input.sentAt() == null
                || input.sentAt().isBefore(alert.sent())
                || input.sentAt().isAfter(clock.instant())) {
            errors.add(InputError.at(
                    "/sentAt", "a time between " + alert.sent() + ", when it was made, and now", input.sentAt()));
        }
        if (input.reached() != null && input.reached() < 0) {
            errors.add(InputError.at("/reached", "a number from 0", input.reached()));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private void keep(UUID warning, ChannelUse use) {
        String sql =
                "insert into alert_channel (id, warning, version, channel, sent_at, person, reached, proof, entered_by,"
                        + " entered_at, decision) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, use.id());
            insert.setObject(2, warning);
            insert.setInt(3, use.version());
            insert.setString(4, use.channel());
            insert.setObject(5, use.sentAt().atOffset(ZoneOffset.UTC));
            insert.setString(6, use.person());
            insert.setObject(7, use.reached());
            insert.setString(8, use.proof());
            insert.setString(9, use.enteredBy());
            insert.setObject(10, use.enteredAt().atOffset(ZoneOffset.UTC));
            insert.setObject(11, use.decision());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the channel cannot be kept", e);
        }
    }

    private record Sent(String channel) {}
}

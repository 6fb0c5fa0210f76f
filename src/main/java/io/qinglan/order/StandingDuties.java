package io.qinglan.order;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.qinglan.authority.Actor;
import io.qinglan.fact.obligation.DailySpan;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.store.Ids;

/** Off-peak duties and special periods of permits as they are filed. Each filing and each end is recorded; nothing is changed. */
@ApplicationScoped
class StandingDuties {

    private static final String COLUMNS =
            "id, site, kind, scope, target, action, amount, unit, limit_value, limit_unit, allowed,"
                    + " daily, starts_at, until, basis, clause, filed_by, filed_at, ended_at, end_reason, decision";
    private static final TypeReference<List<DailySpan>> SPANS = new TypeReference<>() {};

    private final DataSource dataSource;
    private final Decisions decisions;
    private final ObjectMapper json;
    private final Ids ids;
    private final Clock clock;

    StandingDuties(DataSource dataSource, Decisions decisions, ObjectMapper json, Ids ids, Clock clock) {
        this.dataSource = dataSource;
        this.decisions = decisions;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** Files a duty; id, times of filing and decision of the argument are not looked at. */
    @Transactional
    StandingDuty file(StandingDuty wanted, String area, Actor person) {
        UUID id = ids.next();
        UUID decision = record("standing_duty.filed", id, wanted, area, wanted.site(), person);
        String sql =
                "insert into standing_duty (id, site, area, kind, scope, target, action, amount, unit, limit_value,"
                        + " limit_unit, allowed, daily, starts_at, until, basis, clause, filed_by, filed_at, decision)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, id);
            insert.setString(2, wanted.site());
            insert.setString(3, area);
            insert.setString(4, wanted.kind());
            insert.setString(5, wanted.scope());
            insert.setString(6, wanted.target());
            insert.setString(7, wanted.action());
            insert.setBigDecimal(8, wanted.amount());
            insert.setString(9, wanted.unit());
            insert.setBigDecimal(10, wanted.limitValue());
            insert.setString(11, wanted.limitUnit());
            insert.setArray(
                    12, connection.createArrayOf("text", wanted.allowed().toArray()));
            insert.setString(13, json.writeValueAsString(wanted.daily()));
            insert.setObject(14, IssuingBook.time(wanted.start()));
            insert.setObject(15, IssuingBook.time(wanted.until()));
            insert.setString(16, wanted.basis());
            insert.setString(17, wanted.clause());
            insert.setString(18, person.name());
            insert.setObject(19, IssuingBook.time(now()));
            insert.setObject(20, decision);
            insert.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the duty was not filed", e);
        }
        return find(id).orElseThrow();
    }

    /** Takes a duty back from now on; one that has been taken back stays as it is. */
    @Transactional
    StandingDuty end(StandingDuty duty, String area, String reason, Actor person) {
        record("standing_duty.ended", duty.id(), Map.of("reason", reason), area, duty.site(), person);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update standing_duty set ended_by = ?, ended_at = ?,"
                                + " end_reason = ? where id = ? and ended_at is null")) {
            update.setString(1, person.name());
            update.setObject(2, IssuingBook.time(now()));
            update.setString(3, reason);
            update.setObject(4, duty.id());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the duty was not ended", e);
        }
        return find(duty.id()).orElseThrow();
    }

    /** A duty by its id. */
    Optional<StandingDuty> find(UUID id) {
        return select("where id = ?", id).stream().findFirst();
    }

    /** All duties ever filed for a site, newest first. */
    List<StandingDuty> all(String site) {
        return select("where site = ? order by filed_at desc, id desc", site);
    }

    /** The duties of a site known at an instant and not over by then, in order of their start. */
    List<StandingDuty> known(String site, Instant at) {
        return select(
                "where site = ? and filed_at <= ? and (until is null or until > ?) and (ended_at is null or ended_at > ?)"
                        + " order by starts_at, id",
                site,
                IssuingBook.time(at),
                IssuingBook.time(at),
                IssuingBook.time(at));
    }

    /** How often duties of a site were filed or taken back up to an instant. */
    int changes(String site, Instant at) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select count(*) + count(*) filter (where ended_at <= ?) from standing_duty where site = ? and filed_at <= ?")) {
            select.setObject(1, IssuingBook.time(at));
            select.setString(2, site);
            select.setObject(3, IssuingBook.time(at));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the standing duties cannot be read", e);
        }
    }

    private UUID record(String kind, UUID id, Object input, String area, String site, Actor person) {
        Decision decision =
                new Decision(kind, id.toString(), now(), null, null, List.of(), input, List.of(), null, person);
        return decisions.append(decision.in(area).at(site)).id();
    }

    private List<StandingDuty> select(String where, Object... values) {
        List<StandingDuty> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select " + COLUMNS + " from standing_duty " + where)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(duty(row));
                }
            }
            return found;
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("the standing duties cannot be read", e);
        }
    }

    private StandingDuty duty(ResultSet row) throws SQLException, IOException {
        return new StandingDuty(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getBigDecimal(7),
                row.getString(8),
                row.getBigDecimal(9),
                row.getString(10),
                List.of((String[]) row.getArray(11).getArray()),
                json.readValue(row.getString(12), SPANS),
                IssuingBook.instant(row, 13),
                IssuingBook.instant(row, 14),
                row.getString(15),
                row.getString(16),
                row.getString(17),
                IssuingBook.instant(row, 18),
                IssuingBook.instant(row, 19),
                row.getString(20),
                row.getObject(21, UUID.class));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

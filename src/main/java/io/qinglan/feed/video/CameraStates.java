package io.qinglan.feed.video;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.qinglan.feed.evidence.Months;

/** On-line states of cameras: appended, the same said again counts once. */
@ApplicationScoped
public class CameraStates {

    private final DataSource database;
    private final Clock clock;

    /** Made by the container. */
    CameraStates(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Keeps states.
     *
     * @return how many were new
     */
    @Transactional
    int keep(String site, List<CameraState> states) {
        try (Connection connection = database.getConnection()) {
            Months.ensure(
                    connection,
                    "camera_state",
                    states.stream().map(CameraState::at).toList());
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into camera_state (point, at, online, detail, site, received_at) values (?, ?, ?, ?, ?, ?)
                    on conflict do nothing
                    """)) {
                int stored = 0;
                for (CameraState state : states) {
                    insert.setString(1, state.point());
                    insert.setObject(2, state.at().atOffset(ZoneOffset.UTC));
                    insert.setBoolean(3, state.online());
                    insert.setString(4, state.detail());
                    insert.setString(5, site);
                    insert.setObject(6, clock.instant().atOffset(ZoneOffset.UTC));
                    stored += insert.executeUpdate();
                }
                return stored;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the states of cameras were not kept", e);
        }
    }

    /** States of a camera in a span, newest first. */
    public List<CameraState> of(String point, Instant from, Instant to, int limit) {
        List<CameraState> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select at, online, detail from camera_state where point = ? and at >= ? and at < ?"
                                + " order by at desc, online limit " + limit)) {
            select.setString(1, point);
            select.setObject(2, from.atOffset(ZoneOffset.UTC));
            select.setObject(3, to.atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new CameraState(
                            point,
                            row.getTimestamp("at").toInstant(),
                            row.getBoolean("online"),
                            row.getString("detail")));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the states of cameras cannot be read", e);
        }
        return found;
    }
}

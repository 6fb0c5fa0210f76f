package io.qinglan.inventory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** The monitoring points of all sites: each as it stands now, and every state it ever had. */
@ApplicationScoped
public class Points {

    private final DataSource dataSource;
    private final Clock clock;
    private final Event<PointsChanged> events;

    /** The points in this database; changes are said to whoever listens. */
    @Inject
    public Points(DataSource dataSource, Clock clock, Event<PointsChanged> events) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.events = events;
    }

    /** The points in this database, outside the container: nobody listens. */
    public Points(DataSource dataSource, Clock clock) {
        this(dataSource, clock, null);
    }

    /** The point of a code as it stands now. */
    public Optional<StoredPoint> find(String code) {
        return read("p.code = ? order by p.code", code).stream().findFirst();
    }

    /** The points of some codes as they stand now, by code. */
    public Map<String, StoredPoint> find(Collection<String> codes) {
        Map<String, StoredPoint> found = new HashMap<>();
        read("p.code = any(?) order by p.code", codes)
                .forEach(stored -> found.put(stored.point().code(), stored));
        return found;
    }

    /** The points of a site as they stand now, by code. */
    public List<StoredPoint> ofSite(String site) {
        return read("p.site = ? order by p.code", site);
    }

    /** The points of some sites as they stand now, by site and code. */
    public List<StoredPoint> ofSites(Collection<String> sites) {
        return read("p.site = any(?) order by p.site, p.code", sites);
    }

    /** Points of the sites of some areas, by code, behind a code. */
    public List<StoredPoint> list(Collection<String> areas, String after, int limit) {
        return read("s.area = any(?) and p.code > ? order by p.code limit ?", areas, after, limit);
    }

    /** A point as it stood at a revision. */
    public Optional<Point> at(String code, int revision) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select state from monitoring_point_state where code = ? and revision = ?")) {
            select.setString(1, code);
            select.setInt(2, revision);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(Kept.read(row.getString(1), Point.class)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the state of point " + code + " cannot be read", e);
        }
    }

    /**
     * Keeps a point as given; the state before stays readable. Nothing is written when nothing differs.
     *
     * @param person who did it, null for the program
     * @return the point as kept
     */
    @Transactional
    public StoredPoint save(Point point, String person) {
        saveAll(List.of(point), null, person);
        return find(point.code()).orElseThrow();
    }

    /**
     * Keeps points as given, in the running transaction.
     *
     * @param since the version of the list that brings them, null when none does: then they count with the version that comes next
     * @return how many of them differ from what stood before
     */
    @Transactional
    public int saveAll(Collection<Point> points, Integer since, String person) {
        if (points.isEmpty()) {
            return 0;
        }
        try (Connection connection = dataSource.getConnection()) {
            int changed = new PointRows().write(connection, points, since, clock.instant(), person);
            if (changed > 0 && events != null) {
                events.fire(new PointsChanged(
                        points.stream().map(Point::site).collect(Collectors.toCollection(TreeSet::new))));
            }
            return changed;
        } catch (SQLException e) {
            throw new IllegalStateException("the points were not kept", e);
        }
    }

    /** The points among some that differ from what stands now; nothing is written. */
    public List<Point> differing(Collection<Point> points) {
        Map<String, StoredPoint> present = points.isEmpty()
                ? Map.of()
                : find(points.stream().map(Point::code).toList());
        return points.stream()
                .filter(point -> !present.containsKey(point.code())
                        || !PointRows.same(present.get(point.code()).point(), point))
                .toList();
    }

    private List<StoredPoint> read(String where, Object... values) {
        List<StoredPoint> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection()) {
            new PointRows().read(connection, where, found::add, values);
        } catch (SQLException e) {
            throw new IllegalStateException("the points cannot be read", e);
        }
        return found;
    }
}

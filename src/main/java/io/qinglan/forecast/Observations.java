package io.qinglan.forecast;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.air.Pollutant;
import io.qinglan.web.Cursor;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;

/** Observed air by place and hour. What is there is never overwritten: a later correction is a new version. */
@ApplicationScoped
public class Observations {

    private static final String ADD = """
            WITH latest AS (
                SELECT * FROM observed_hour WHERE area = ? AND station = ? AND at = ? ORDER BY version DESC LIMIT 1),
            fresh (pm25, pm10, so2, no2, co, o3, control) AS (
                SELECT ?::numeric, ?::numeric, ?::numeric, ?::numeric, ?::numeric, ?::numeric, ?::boolean)
            INSERT INTO observed_hour
                (area, station, at, version, source, received_at, control, pm25, pm10, so2, no2, co, o3)
            SELECT ?, ?, ?, coalesce((SELECT version FROM latest), 0) + 1, ?, ?,
                fresh.control, fresh.pm25, fresh.pm10, fresh.so2, fresh.no2, fresh.co, fresh.o3
            FROM fresh LEFT JOIN latest ON true
            WHERE (latest.area IS NULL AND num_nonnulls(fresh.pm25, fresh.pm10, fresh.so2, fresh.no2, fresh.co, fresh.o3) > 0)
               OR (latest.area IS NOT NULL AND
                   (latest.pm25, latest.pm10, latest.so2, latest.no2, latest.co, latest.o3, latest.control)
                   IS DISTINCT FROM (fresh.pm25, fresh.pm10, fresh.so2, fresh.no2, fresh.co, fresh.o3, fresh.control))
            """;

    private static final String LATEST = """
            SELECT area, station, at, version, source, control, pm25, pm10, so2, no2, co, o3
            FROM observed_hour o
            WHERE area = ANY (?) AND (?::text IS NULL OR station = ?) AND at >= ? AND at < ?
              AND version = (SELECT max(version) FROM observed_hour n
                             WHERE n.area = o.area AND n.station = o.station AND n.at = o.at)
            """;

    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2900-01-01T00:00:00Z");
    private static final int DECIMALS = 4;

    private final DataSource database;
    private final Clock clock;
    private final ObservationMarks marks;
    private final Event<AirObserved> observed;

    /** Made by the container. */
    public Observations(
            DataSource database,
            Clock clock,
            Event<AirObserved> observed,
            @ConfigProperty(name = "qinglan.observation.stuck-hours", defaultValue = "12") int stuckHours,
            @ConfigProperty(name = "qinglan.observation.stale-after", defaultValue = "PT3H") Duration staleAfter) {
        this.database = database;
        this.clock = clock;
        this.observed = observed;
        this.marks = new ObservationMarks(stuckHours, staleAfter);
    }

    /**
     * What became of hours that came in.
     *
     * @param received hours given
     * @param stored hours that were new or corrected; the others were known already
     */
    public record Taken(int received, int stored) {}

    /** Stores hours in one transaction and tells the rooms to the right. */
    @Transactional
    public Taken take(List<ObservedHour> hours) {
        Map<String, List<ObservedHour>> places =
                new TreeMap<>(hours.stream().collect(Collectors.groupingBy(ObservedHour::place)));
        Map<String, List<Instant>> stored = new TreeMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement lock =
                        connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtextextended(?, 40))");
                PreparedStatement add = connection.prepareStatement(ADD)) {
            for (Map.Entry<String, List<ObservedHour>> place : places.entrySet()) {
                lock.setString(1, place.getKey());
                lock.execute();
                for (ObservedHour hour : place.getValue()) {
                    if (add(add, hour)) {
                        stored.computeIfAbsent(hour.area(), none -> new ArrayList<>())
                                .add(hour.at());
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("observed air could not be stored", e);
        }
        stored.forEach((area, times) -> observed.fire(new AirObserved(
                area,
                times.stream().min(Comparator.naturalOrder()).orElseThrow(),
                times.stream().max(Comparator.naturalOrder()).orElseThrow())));
        return new Taken(
                hours.size(), stored.values().stream().mapToInt(List::size).sum());
    }

    private boolean add(PreparedStatement add, ObservedHour hour) throws SQLException {
        int place = 1;
        add.setString(place++, hour.area());
        add.setString(place++, hour.station());
        add.setObject(place++, hour.at().atOffset(ZoneOffset.UTC));
        for (Pollutant pollutant : Pollutant.values()) {
            add.setObject(place++, hour.concentrations().get(pollutant), Types.NUMERIC);
        }
        add.setBoolean(place++, hour.control());
        add.setString(place++, hour.area());
        add.setString(place++, hour.station());
        add.setObject(place++, hour.at().atOffset(ZoneOffset.UTC));
        add.setString(place++, hour.source());
        add.setObject(place, clock.instant().atOffset(ZoneOffset.UTC));
        return add.executeUpdate() == 1;
    }

    /**
     * Hours of some areas and their stations, newest first, with their marks.
     *
     * @param station one station; null for all places, empty for the areas themselves
     * @param from first begin; null for no bound
     * @param to first begin no longer wanted; null for no bound
     */
    public Page<ObservedHour> page(List<String> areas, String station, Instant from, Instant to, PageRequest request) {
        StringBuilder sql = new StringBuilder(LATEST);
        List<Object> more = new ArrayList<>();
        request.after().ifPresent(cursor -> {
            sql.append(" AND (at, area, station) < (?, ?, ?)");
            more.add(cursor.instant(0).atOffset(ZoneOffset.UTC));
            more.add(cursor.part(1));
            more.add(cursor.part(2));
        });
        sql.append(" ORDER BY at DESC, area DESC, station DESC LIMIT ").append(request.limit());
        List<ObservedHour> rows = select(sql.toString(), areas, station, from, to, more);
        Page<ObservedHour> page = Page.of(rows, request, row -> Cursor.of(row.at(), row.area(), row.station()));
        return page.items().isEmpty() ? page : marked(page, areas, station);
    }

    private Page<ObservedHour> marked(Page<ObservedHour> page, List<String> areas, String station) {
        List<ObservedHour> rows = page.items();
        Duration reach = Duration.ofHours(marks.stuckHours());
        Instant first = rows.get(rows.size() - 1).at().minus(reach);
        Instant last = rows.get(0).at().plus(reach);
        List<ObservedHour> around = select(LATEST, areas, station, first, last, List.of());
        return new Page<>(marks.mark(rows, around, clock.instant()), page.next());
    }

    /**
     * The air of an area hour by hour, oldest first: the area's own values where there are some, else the mean of its stations without
     * control stations and those that stand still.
     */
    public List<ObservedHour> ofArea(String area, Instant from, Instant to) {
        Duration reach = Duration.ofHours(marks.stuckHours());
        List<ObservedHour> around = select(LATEST, List.of(area), null, from.minus(reach), to.plus(reach), List.of());
        List<ObservedHour> inside = around.stream()
                .filter(hour -> !hour.at().isBefore(from) && hour.at().isBefore(to))
                .toList();
        Map<Instant, List<ObservedHour>> hours = new TreeMap<>(
                marks.mark(inside, around, clock.instant()).stream().collect(Collectors.groupingBy(ObservedHour::at)));
        return hours.values().stream().map(Observations::areaHour).toList();
    }

    private static ObservedHour areaHour(List<ObservedHour> places) {
        return places.stream()
                .filter(place -> place.station().isEmpty())
                .findFirst()
                .orElseGet(() -> mean(places));
    }

    private static ObservedHour mean(List<ObservedHour> stations) {
        List<ObservedHour> counting = stations.stream()
                .filter(station -> !station.control() && !station.marks().contains(ObservedHour.STUCK))
                .toList();
        Map<Pollutant, BigDecimal> means = new EnumMap<>(Pollutant.class);
        for (Pollutant pollutant : Pollutant.values()) {
            List<BigDecimal> values = counting.stream()
                    .map(station -> station.concentrations().get(pollutant))
                    .filter(value -> value != null)
                    .toList();
            if (!values.isEmpty()) {
                BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
                means.put(pollutant, sum.divide(BigDecimal.valueOf(values.size()), DECIMALS, RoundingMode.HALF_EVEN));
            }
        }
        ObservedHour first = stations.get(0);
        return new ObservedHour(first.area(), "", first.at(), 1, "mean of stations", false, means, List.of());
    }

    private List<ObservedHour> select(
            String sql, List<String> areas, String station, Instant from, Instant to, List<Object> more) {
        List<ObservedHour> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", areas.toArray()));
            statement.setString(2, station);
            statement.setString(3, station);
            statement.setObject(4, (from == null ? FIRST : from).atOffset(ZoneOffset.UTC));
            statement.setObject(5, (to == null ? LAST : to).atOffset(ZoneOffset.UTC));
            for (int i = 0; i < more.size(); i++) {
                statement.setObject(6 + i, more.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(row(rows));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("observed air could not be read", e);
        }
        return found;
    }

    private static ObservedHour row(ResultSet rows) throws SQLException {
        Map<Pollutant, BigDecimal> values = new EnumMap<>(Pollutant.class);
        for (Pollutant pollutant : Pollutant.values()) {
            BigDecimal value = rows.getBigDecimal(pollutant.field());
            if (value != null) {
                values.put(pollutant, value);
            }
        }
        return new ObservedHour(
                rows.getString("area"),
                rows.getString("station"),
                rows.getTimestamp("at").toInstant(),
                rows.getInt("version"),
                rows.getString("source"),
                rows.getBoolean("control"),
                values,
                List.of());
    }
}

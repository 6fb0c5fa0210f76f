package io.qinglan.authority;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** The areas known here and which contains which. Held in memory and read again when they may have changed. */
@ApplicationScoped
public class Areas {

    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final DataSource database;
    private volatile Snapshot snapshot = new Snapshot(Map.of(), Long.MIN_VALUE);

    /** Made by the container. */
    public Areas(DataSource database) {
        this.database = database;
    }

    private record Snapshot(Map<String, Area> byCode, long takenAt) {}

    /**
     * The area of a code.
     *
     * @throws Problem 422 when it is not known here
     */
    public Area get(String code) {
        return find(code)
                .orElseThrow(() -> Problem.invalid(
                        InputError.at("/area", "the six-digit code (GB/T 2260) of an area kept here", code)));
    }

    /** The area of a code, empty when it is not known here. */
    public Optional<Area> find(String code) {
        if (code == null) {
            return Optional.empty();
        }
        Area known = fresh().get(code);
        // another node or the running transaction may have added it a moment ago
        return Optional.ofNullable(known != null ? known : read().get(code));
    }

    /** Whether the outer area is the inner one or contains it. */
    public boolean contains(String outer, String inner) {
        String at = inner;
        while (at != null) {
            if (at.equals(outer)) {
                return true;
            }
            at = find(at).map(Area::parent).orElse(null);
        }
        return false;
    }

    /** The codes of an area and of all it contains, in order of the codes. */
    public List<String> within(String code) {
        return fresh().keySet().stream().filter(inner -> contains(code, inner)).toList();
    }

    /** All codes known here, in order. */
    public List<String> codes() {
        return List.copyOf(fresh().keySet());
    }

    /** All areas known here, in order of their codes. */
    public List<Area> all() {
        return List.copyOf(fresh().values());
    }

    /**
     * Keeps areas, those above before those within; an area already known gets the new name. An area without a parent gets
     * the city or province above it when that is known here.
     *
     * @throws Problem 422 when a code is not of GB/T 2260 or a parent does not contain it
     */
    @Transactional
    public void keep(List<Area> areas) {
        List<Area> fromAbove = new ArrayList<>(areas);
        fromAbove.sort(Comparator.comparing((Area area) -> Area.Kind.ofCode(area.code()))
                .thenComparing(Area::code));
        for (Area area : fromAbove) {
            store(area);
        }
        read();
    }

    private void store(Area area) {
        if (!area.code().matches("[1-9][0-9]{5}")) {
            throw Problem.invalid(InputError.at("/code", "six digits by GB/T 2260", area.code()));
        }
        String parent = area.parent() == null ? parentKept(area.code()) : area.parent();
        if (parent != null && !possibleParents(area.code()).contains(parent)) {
            throw Problem.invalid(
                    InputError.at("/parent", "one of " + possibleParents(area.code()) + " by the code", parent));
        }
        String insert = "INSERT INTO area (code, name, parent) VALUES (?, ?, ?) ON CONFLICT (code) DO UPDATE "
                + "SET name = excluded.name, parent = coalesce(excluded.parent, area.parent)";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setString(1, area.code());
            statement.setString(2, area.name());
            statement.setString(3, parent);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("area " + area.code() + " could not be kept", e);
        }
    }

    private String parentKept(String code) {
        Map<String, Area> known = read();
        return possibleParents(code).stream()
                .filter(known::containsKey)
                .findFirst()
                .orElse(null);
    }

    private static List<String> possibleParents(String code) {
        String city = code.substring(0, 4) + "00";
        String province = code.substring(0, 2) + "0000";
        return switch (Area.Kind.ofCode(code)) {
            case PROVINCE -> List.of();
            case CITY -> List.of(province);
            case COUNTY -> List.of(city, province);
        };
    }

    private Map<String, Area> fresh() {
        Snapshot present = snapshot;
        return System.nanoTime() - present.takenAt() < FRESH_NANOS
                        && !present.byCode().isEmpty()
                ? present.byCode()
                : read();
    }

    private Map<String, Area> read() {
        Map<String, Area> read = new TreeMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT code, name, parent FROM area");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                String code = rows.getString(1);
                read.put(code, new Area(code, rows.getString(2), Area.Kind.ofCode(code), rows.getString(3)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("areas could not be read", e);
        }
        snapshot = new Snapshot(read, System.nanoTime());
        return read;
    }
}

package io.qinglan.report.season;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.qinglan.authority.Actor;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.store.Ids;

/** Targets and records of seasons, in versions: the last one holds, the others stay. */
@ApplicationScoped
public class SeasonBook {

    private static final String TARGETS =
            "select distinct on (kind, subject, indicator) kind, subject, tier, indicator, value, document,"
                    + " version from season_target where season = ? order by kind, subject, indicator, version desc";
    private static final String RECORDS = "select distinct on (kind, day) kind, day, value, document from season_record"
            + " where area = ? and day between ? and ? order by kind, day, version desc";

    private final DataSource dataSource;
    private final Decisions decisions;
    private final Ids ids;
    private final Clock clock;

    SeasonBook(DataSource dataSource, Decisions decisions, Ids ids, Clock clock) {
        this.dataSource = dataSource;
        this.decisions = decisions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A target as it holds.
     *
     * @param kind area, station, site
     * @param tier 1 to 3, null when the place ranks without tiers
     */
    public record Target(
            String kind,
            String subject,
            Integer tier,
            String indicator,
            BigDecimal value,
            String document,
            int version) {}

    /** A dust day, or the dustfall of a month. */
    record Noted(String kind, LocalDate day, BigDecimal value, String document) {}

    /** The targets of a season as they hold. */
    public List<Target> targets(String season) {
        return read(
                TARGETS,
                List.of(season),
                row -> new Target(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3) == null ? null : row.getInt(3),
                        row.getString(4),
                        row.getBigDecimal(5),
                        row.getString(6),
                        row.getInt(7)));
    }

    /** One target of a season, if it is set. */
    Optional<Target> target(String season, String kind, String subject, String indicator) {
        return targets(season).stream()
                .filter(one -> one.kind().equals(kind)
                        && one.subject().equals(subject)
                        && one.indicator().equals(indicator))
                .findFirst();
    }

    /** Dust days and dustfall of an area in a span. */
    List<Noted> noted(String area, LocalDate first, LocalDate last) {
        return read(
                RECORDS,
                List.of(area, first, last),
                row -> new Noted(
                        row.getString(1), row.getObject(2, LocalDate.class), row.getBigDecimal(3), row.getString(4)));
    }

    /** Sets a target. */
    @Transactional
    Target set(String area, String season, Target wanted, Actor person) {
        int version = target(season, wanted.kind(), wanted.subject(), wanted.indicator())
                        .map(Target::version)
                        .orElse(0)
                + 1;
        UUID decision = record("season.target", season + "/" + wanted.subject(), area, wanted, person);
        write(
                "insert into season_target (id, area, season, kind, subject, tier, indicator, value, document, version, person, made_at,"
                        + " decision) values (?,?,?,?,?,?,?,?,?,?,?,?,?)",
                ids.next(),
                area,
                season,
                wanted.kind(),
                wanted.subject(),
                wanted.tier(),
                wanted.indicator(),
                wanted.value(),
                wanted.document(),
                version,
                person.name(),
                clock.instant().atOffset(ZoneOffset.UTC),
                decision);
        return new Target(
                wanted.kind(),
                wanted.subject(),
                wanted.tier(),
                wanted.indicator(),
                wanted.value(),
                wanted.document(),
                version);
    }

    /** Notes a dust day or the dustfall of a month. */
    @Transactional
    Noted note(String area, Noted noted, Actor person) {
        UUID decision = record("season.record", area + "/" + noted.day(), area, noted, person);
        write(
                "insert into season_record (id, area, kind, day, value, document, version, person, made_at, decision)"
                        + " select ?,?,?,?,?,?, coalesce(max(version), 0) + 1, ?,?,? from season_record where area = ? and kind = ? and day = ?",
                ids.next(),
                area,
                noted.kind(),
                noted.day(),
                noted.value(),
                noted.document(),
                person.name(),
                clock.instant().atOffset(ZoneOffset.UTC),
                decision,
                area,
                noted.kind(),
                noted.day());
        return noted;
    }

    private UUID record(String kind, String subject, String area, Object input, Actor person) {
        Decision decision = new Decision(
                kind,
                subject,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null,
                null,
                List.of(),
                Map.of("said", input),
                List.of(),
                null,
                person);
        return decisions.append(decision.in(area)).id();
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> read(String sql, List<?> values, Reader<T> reader) {
        List<T> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(reader.read(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("the books of the season cannot be read", e);
        }
    }

    private void write(String sql, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the books of the season were not kept", e);
        }
    }
}

package io.qinglan.compliance.lead;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.authority.Actor;
import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.web.Problem;

/** How areas handle leads: what they settled, above {@code rules/standards/lead-handling.yaml}. */
@ApplicationScoped
public class Handlings {

    private static final String NONE = "none";

    private final DataSource dataSource;
    private final ActKinds kinds;
    private final Areas areas;
    private final Decisions decisions;
    private final Clock clock;
    private final Map<String, String> proposed = new LinkedHashMap<>();

    /** Made by the container. */
    Handlings(
            DataSource dataSource,
            ActKinds kinds,
            Areas areas,
            Decisions decisions,
            Clock clock,
            PolicyLibrary library) {
        this.dataSource = dataSource;
        this.kinds = kinds;
        this.areas = areas;
        this.decisions = decisions;
        this.clock = clock;
        JsonNode file = library.standard("lead-handling").content();
        file.get("terms")
                .properties()
                .forEach(each ->
                        proposed.put(each.getKey(), each.getValue().get("value").asText()));
    }

    /** The names of the running times and limits an area may set. */
    public List<String> names() {
        return List.copyOf(proposed.keySet());
    }

    /** How an area handles leads: its own settlement, else that of the nearest area above, else none. */
    public Handling of(String area) {
        for (String at = area; at != null; at = areas.find(at).map(Area::parent).orElse(null)) {
            Optional<Handling> own = own(at);
            if (own.isPresent()) {
                return own.get();
            }
        }
        return new Handling(area, 0, null, Map.of(), null);
    }

    /** What an area itself has settled; version 0 where nothing. */
    public Handling ownOf(String area) {
        return own(area).orElseGet(() -> new Handling(area, 0, null, Map.of(), null));
    }

    /** The running times that hold in an area. */
    public Terms terms(String area) {
        Map<String, String> said = inForce(area);
        String visits = said.get("visitsAYear");
        return new Terms(
                duration(said, "verifyWithin"),
                duration(said, "explainWithin"),
                duration(said, "answerCannotWithin"),
                duration(said, "appealWithin"),
                duration(said, "remindBefore"),
                NONE.equals(visits) ? null : Integer.valueOf(visits));
    }

    /** What is in force in an area, by name, as text. */
    public Map<String, String> inForce(String area) {
        Map<String, String> said = new LinkedHashMap<>(proposed);
        said.putAll(of(area).terms());
        return said;
    }

    /** A running time of an area by its name; null where the clock does not run. */
    public Duration duration(String area, String name) {
        return duration(inForce(area), name);
    }

    private static Duration duration(Map<String, String> said, String name) {
        String text = said.get(name);
        return NONE.equals(text) ? null : Duration.parse(text);
    }

    /**
     * Keeps a new version for an area; clocks of its open leads are looked at again.
     *
     * @throws Problem 412 when another person was faster
     */
    @Transactional
    public Handling keep(Handling wanted, Actor person) {
        Handling next =
                new Handling(wanted.area(), wanted.version() + 1, wanted.ladder(), wanted.terms(), wanted.basis());
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into lead_handling (area, version, content, person, made_at) values (?, ?, ?::jsonb, ?, ?)"
                                + " on conflict (area, version) do nothing");
                PreparedStatement wake = connection.prepareStatement(
                        "update lead set next_at = ? where area = any(?) and state not in ('closed', 'merged')")) {
            insert.setString(1, next.area());
            insert.setInt(2, next.version());
            insert.setString(3, kinds.write(next));
            insert.setString(4, person.name());
            insert.setObject(5, LeadBook.time(clock.instant()));
            if (insert.executeUpdate() == 0) {
                throw Problem.stale();
            }
            wake.setObject(1, LeadBook.time(clock.instant()));
            wake.setArray(2, connection.createArrayOf("text", new ArrayList<>(areas.within(next.area())).toArray()));
            wake.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("how the area handles leads was not kept", e);
        }
        decisions.append(new Decision(
                        "lead_handling.kept",
                        next.area(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        null,
                        null,
                        next.basis() == null ? List.of() : List.of(next.basis()),
                        next,
                        List.of(),
                        null,
                        person)
                .in(next.area()));
        return next;
    }

    private Optional<Handling> own(String area) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select content from lead_handling where area = ? order by version desc limit 1")) {
            select.setString(1, area);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(kinds.read(Handling.class, row.getString(1))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("how the area handles leads cannot be read", e);
        }
    }
}

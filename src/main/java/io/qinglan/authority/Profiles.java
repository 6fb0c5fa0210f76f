package io.qinglan.authority;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.qinglan.web.Problem;

/** The profiles of areas: the present version of each, and every earlier one. */
@ApplicationScoped
public class Profiles {

    private static final String PRESENT =
            "SELECT content, version FROM area_profile WHERE area = ? ORDER BY version DESC LIMIT 1";
    private static final String VERSION = "SELECT content, version FROM area_profile WHERE area = ? AND version = ?";

    private final DataSource database;
    private final ObjectMapper json;
    private final Areas areas;
    private final StatutoryProfile statutory;
    private final AuthorityActs acts;
    private final Clock clock;

    /** Made by the container. */
    Profiles(
            DataSource database,
            ObjectMapper json,
            Areas areas,
            StatutoryProfile statutory,
            AuthorityActs acts,
            Clock clock) {
        this.database = database;
        this.json = json;
        this.areas = areas;
        this.statutory = statutory;
        this.acts = acts;
        this.clock = clock;
    }

    /**
     * The present profile of an area; where nothing has been settled, what the statute itself gives.
     *
     * @throws Problem 422 when the area is not known here
     */
    public Profile of(String area) {
        Area known = areas.get(area);
        return read(PRESENT, known.code(), null).orElseGet(() -> statutory.of(known));
    }

    /** A version that a past decision names; 404 when there is none. */
    public Profile of(String area, int version) {
        if (version == 0) {
            return statutory.of(areas.get(area));
        }
        return read(VERSION, area, version).orElseThrow(Problem::notFound);
    }

    /**
     * Keeps a new version of an area's profile.
     *
     * @param profile what shall hold from now on; its version is the one it was read as
     * @param actor who settles it
     * @return the profile as kept, with its new version
     * @throws Problem 422 when it gives a power the area cannot have or a figure is out of bounds; 412 when another person
     *     was faster
     */
    @Transactional
    public Profile keep(Profile profile, UUID actor) {
        Area area = areas.get(profile.area());
        // a profile that says nothing of powers takes none away: what the statute gives stays
        Profile said =
                profile.powers().isEmpty() ? profile.with(statutory.of(area).powers()) : profile;
        ProfileCheck.require(said, area);
        Profile next = said.as(profile.area(), profile.version() + 1);
        insert(next, area, actor);
        acts.record(actor, "profile-kept", area.code(), next);
        return next;
    }

    private void insert(Profile profile, Area area, UUID actor) {
        String insert =
                "INSERT INTO area_profile (area, area_kind, version, issues_warnings, content, changed_by, changed_at)"
                        + " VALUES (?, ?, ?, ?, ?::jsonb, ?, ?) ON CONFLICT (area, version) DO NOTHING";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setString(1, area.code());
            statement.setString(2, area.kind().code());
            statement.setInt(3, profile.version());
            statement.setBoolean(4, profile.power(Profile.Act.WARNING).isPresent());
            statement.setString(5, json.writeValueAsString(profile));
            statement.setObject(6, actor);
            statement.setObject(7, clock.instant().atOffset(java.time.ZoneOffset.UTC));
            if (statement.executeUpdate() == 0) {
                throw Problem.stale();
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("profile of " + area.code() + " could not be kept", e);
        }
    }

    private Optional<Profile> read(String query, String area, Integer version) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, area);
            if (version != null) {
                statement.setInt(2, version);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(
                                json.readValue(rows.getString(1), Profile.class).as(area, rows.getInt(2)))
                        : Optional.empty();
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("profile of " + area + " could not be read", e);
        }
    }
}

package io.qinglan.forecast;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.qinglan.store.Ids;
import io.qinglan.web.Cursor;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;

/** Every forecast that came in, and which one binds an area at a moment. Forecasts are added, never changed. */
@ApplicationScoped
public class ForecastBook {

    private static final String COLUMNS = "SELECT id, body, received_at, received_from FROM forecast ";

    private final DataSource database;
    private final Ids ids;
    private final Clock clock;
    private final ForecastJson json;
    private final ObjectMapper mapper;
    private final Precedence precedence;
    private final Instance<ForecastListener> listeners;

    /** Made by the container. */
    public ForecastBook(
            DataSource database,
            Ids ids,
            Clock clock,
            ForecastJson json,
            ObjectMapper mapper,
            Precedence precedence,
            Instance<ForecastListener> listeners) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
        this.mapper = mapper;
        this.precedence = precedence;
        this.listeners = listeners;
    }

    /**
     * A forecast taken in.
     *
     * @param stored the forecast
     * @param known whether the same forecast had come before; it is then not stored again
     * @param said what the rooms to the right make of it, by field name
     */
    public record Taken(StoredForecast stored, boolean known, Map<String, Object> said) {}

    /**
     * Stores a forecast and asks the rooms to the right what they make of it, in one transaction. The same forecast counts once: it is
     * not stored again, and who listens must not act twice on it.
     *
     * @param from who sent it
     */
    @Transactional
    public Taken take(Forecast forecast, String from) {
        String body = text(forecast);
        UUID id = Ids.named("forecast", body);
        StoredForecast stored = new StoredForecast(id, forecast, clock.instant(), from);
        boolean known = !insert(stored, body);
        StoredForecast kept = known ? find(id).orElse(stored) : stored;
        Map<String, Object> said = new HashMap<>();
        for (ForecastListener listener : listeners) {
            said.putAll(listener.onForecast(kept));
        }
        return new Taken(kept, known, said);
    }

    private boolean insert(StoredForecast stored, String body) {
        String sql = "INSERT INTO forecast (id, area, source, issued_at, received_at, received_from, body) "
                + "VALUES (?, ?, ?, ?, ?, ?, ?::jsonb) ON CONFLICT (id) DO NOTHING";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, stored.id());
            statement.setString(2, stored.forecast().area());
            statement.setString(3, stored.forecast().source());
            statement.setObject(4, stored.forecast().issuedAt().atOffset(ZoneOffset.UTC));
            statement.setObject(5, stored.receivedAt().atOffset(ZoneOffset.UTC));
            statement.setString(6, stored.receivedFrom());
            statement.setString(7, body);
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("the forecast could not be stored", e);
        }
    }

    /** A forecast by its id. */
    public Optional<StoredForecast> find(UUID id) {
        return select(COLUMNS + "WHERE id = ?", id).stream().findFirst();
    }

    /** The latest forecast of each source for an area that had come by a moment, sources in alphabetical order. */
    public List<StoredForecast> latest(String area, Instant at) {
        return select(
                "SELECT DISTINCT ON (source) id, body, received_at, received_from FROM forecast "
                        + "WHERE area = ? AND received_at <= ? ORDER BY source, issued_at DESC, received_at DESC, id",
                area,
                at.atOffset(ZoneOffset.UTC));
    }

    /** The forecast that binds an area at a moment, with the reasons, its age, its gaps and who contradicts it. */
    public BindingForecast bindingForecast(String area, Instant at) {
        return precedence.choose(area, at, latest(area, at));
    }

    /** Forecasts of some areas, latest issue first; of one source, or of all when it is null. */
    public Page<StoredForecast> page(List<String> areas, String source, PageRequest request) {
        List<Object> values = new ArrayList<>();
        values.add(areas.toArray(new String[0]));
        StringBuilder sql = new StringBuilder(COLUMNS).append("WHERE area = ANY (?)");
        if (source != null) {
            sql.append(" AND source = ?");
            values.add(source);
        }
        request.after().ifPresent(cursor -> {
            sql.append(" AND (issued_at, id) < (?, ?)");
            values.add(cursor.instant(0).atOffset(ZoneOffset.UTC));
            values.add(cursor.uuid(1));
        });
        sql.append(" ORDER BY issued_at DESC, id DESC LIMIT ").append(request.limit());
        List<StoredForecast> rows = select(sql.toString(), values.toArray());
        return Page.of(rows, request, row -> Cursor.of(row.forecast().issuedAt(), row.id()));
    }

    private List<StoredForecast> select(String sql, Object... values) {
        List<StoredForecast> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                Object value =
                        values[i] instanceof String[] texts ? connection.createArrayOf("text", texts) : values[i];
                statement.setObject(i + 1, value);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(row(rows));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("forecasts could not be read", e);
        }
        return found;
    }

    private StoredForecast row(ResultSet rows) throws SQLException {
        try {
            Forecast forecast = json.stored(mapper.readTree(rows.getString("body")));
            Timestamp received = rows.getTimestamp("received_at");
            return new StoredForecast(
                    rows.getObject("id", UUID.class), forecast, received.toInstant(), rows.getString("received_from"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored forecast cannot be read", e);
        }
    }

    private String text(Forecast forecast) {
        try {
            return mapper.writeValueAsString(json.write(forecast));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

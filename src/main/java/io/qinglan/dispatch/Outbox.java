package io.qinglan.dispatch;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.qinglan.store.BinaryCopy;
import io.qinglan.store.Ids;

/**
 * What must leave the house. A row is written in the transaction of the decision it tells of, so nothing is announced that did not
 * happen and nothing that happened is forgotten; delivery comes after the commit.
 */
@ApplicationScoped
public class Outbox {

    private final DataSource dataSource;
    private final Clock clock;
    private final Ids ids;
    private final ObjectMapper mapper;

    /** The outbox in this database. */
    public Outbox(DataSource dataSource, Clock clock, Ids ids, ObjectMapper mapper) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.ids = ids;
        this.mapper = mapper;
    }

    /**
     * Puts one message into the running transaction.
     *
     * @param data what is sent; null when it is read from the subject at delivery
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void put(String type, String subject, String site, Object data) {
        try (Connection connection = dataSource.getConnection()) {
            putAll(connection, List.of(new Envelope(type, subject, site, data)));
        } catch (SQLException e) {
            throw new IllegalStateException("the outbox did not take " + type + " of " + subject, e);
        }
    }

    /** Puts many messages by COPY into the connection's transaction. */
    public void putAll(Connection connection, Collection<Envelope> envelopes) throws SQLException {
        Instant now = clock.instant();
        BinaryCopy rows = new BinaryCopy("outbox", "id", "type", "subject", "site", "payload", "created_at");
        for (Envelope envelope : envelopes) {
            rows.row().uuid(ids.next()).text(envelope.type()).text(envelope.subject());
            rows.text(envelope.site()).jsonb(json(envelope.data())).instant(now);
        }
        rows.writeTo(connection);
    }

    private byte[] json(Object data) {
        try {
            return data == null ? null : mapper.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + data, e);
        }
    }
}

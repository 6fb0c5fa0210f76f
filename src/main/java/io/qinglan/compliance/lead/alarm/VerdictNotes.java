package io.qinglan.compliance.lead.alarm;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;

import io.qinglan.compliance.VerdictsChanged;
import io.qinglan.fact.compliance.Result;
import io.qinglan.fact.compliance.Weight;

/** Listens to verdicts, within their transactions, and only notes which obligations are to be looked at for leads. */
@ApplicationScoped
class VerdictNotes {

    private final DataSource dataSource;
    private final Event<Noted> events;
    private final Clock clock;

    VerdictNotes(DataSource dataSource, Event<Noted> events, Clock clock) {
        this.dataSource = dataSource;
        this.events = events;
        this.clock = clock;
    }

    /** Obligations were noted; fired inside the noting transaction. */
    record Noted(int obligations) {}

    void onChanged(@Observes VerdictsChanged changed) {
        Map<String, VerdictsChanged.Change> obligations = new TreeMap<>();
        for (VerdictsChanged.Change change : changed.changes()) {
            // only what is not met now can open a lead; what was and is no longer changes no lead: a person looks at it
            if (change.result() == Result.NOT_MET && change.weight() == Weight.VERDICT) {
                obligations.putIfAbsent(change.obligation(), change);
            }
        }
        if (obligations.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into lead_note (site_order, obligation," + " noted_at) values (?, ?, ?)")) {
            for (VerdictsChanged.Change change : obligations.values()) {
                UUID order = change.order();
                insert.setObject(1, order);
                insert.setString(2, change.obligation());
                insert.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("the obligations to be looked at were not noted", e);
        }
        events.fire(new Noted(obligations.size()));
    }
}

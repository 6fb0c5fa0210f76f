package io.qinglan.compliance.lead.alarm;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

/**
 * Works off what was noted: at once when the verdicts are committed, and by a scheduler that finds what a crash left behind. Each
 * obligation is locked before it is looked at, all of a transaction in one order, so several nodes never look at one at a time.
 */
@ApplicationScoped
public class AlarmWorker {

    private static final Logger LOG = Logger.getLogger(AlarmWorker.class);
    private static final int AT_ONCE = 100;
    private static final String TAKE = "delete from lead_note where id in (select id from lead_note order by id limit ?"
            + " for update skip locked) returning site_order, obligation";
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(?, 0))";

    private final DataSource dataSource;
    private final AlarmRaiser raiser;
    private final ManagedExecutor workers;

    AlarmWorker(DataSource dataSource, AlarmRaiser raiser, ManagedExecutor workers) {
        this.dataSource = dataSource;
        this.raiser = raiser;
        this.workers = workers;
    }

    /** An obligation to be looked at. */
    record Note(UUID order, String obligation) implements Comparable<Note> {

        @Override
        public int compareTo(Note other) {
            return Comparator.comparing(Note::order)
                    .thenComparing(Note::obligation)
                    .compare(this, other);
        }
    }

    void onNoted(@Observes(during = TransactionPhase.AFTER_SUCCESS) VerdictNotes.Noted noted) {
        workers.execute(this::workOff);
    }

    @Scheduled(every = "{qinglan.leads.sweep}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        workOff();
    }

    /** Looks at everything that was noted by now. */
    public void workOff() {
        try {
            while (QuarkusTransaction.requiringNew().call(this::some)) {
                LOG.debug("obligations were looked at for leads");
            }
        } catch (RuntimeException e) {
            LOG.error("looking for leads failed and will be tried again", e);
        }
    }

    private boolean some() throws SQLException {
        SortedSet<Note> notes;
        try (Connection connection = dataSource.getConnection()) {
            notes = take(connection);
            lock(connection, notes);
        }
        for (Note note : notes) {
            raiser.look(note.order(), note.obligation());
        }
        return !notes.isEmpty();
    }

    private static SortedSet<Note> take(Connection connection) throws SQLException {
        SortedSet<Note> notes = new TreeSet<>();
        try (PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setInt(1, AT_ONCE);
            try (ResultSet row = take.executeQuery()) {
                while (row.next()) {
                    notes.add(new Note(row.getObject(1, UUID.class), row.getString(2)));
                }
            }
        }
        return notes;
    }

    private static void lock(Connection connection, SortedSet<Note> notes) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            for (Note note : notes) {
                lock.setString(1, note.order() + " " + note.obligation());
                lock.execute();
            }
        }
    }
}

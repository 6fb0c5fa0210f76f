package io.qinglan.compliance.lead.alarm;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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
 * Works off what was noted: at once when the verdicts are committed, and by a scheduler that finds what a crash left behind. A note is
 * taken with its row locked, so several nodes never look at one obligation at a time.
 */
@ApplicationScoped
public class AlarmWorker {

    private static final Logger LOG = Logger.getLogger(AlarmWorker.class);
    private static final int AT_ONCE = 100;
    private static final String TAKE = "delete from lead_note where (site_order, obligation) in (select site_order,"
            + " obligation from lead_note order by noted_at limit ? for update skip locked) returning site_order, obligation";

    private final DataSource dataSource;
    private final AlarmRaiser raiser;
    private final ManagedExecutor workers;

    AlarmWorker(DataSource dataSource, AlarmRaiser raiser, ManagedExecutor workers) {
        this.dataSource = dataSource;
        this.raiser = raiser;
        this.workers = workers;
    }

    /** An obligation to be looked at. */
    record Note(UUID order, String obligation) {}

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
        List<Note> notes = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setInt(1, AT_ONCE);
            try (ResultSet row = take.executeQuery()) {
                while (row.next()) {
                    notes.add(new Note(row.getObject(1, UUID.class), row.getString(2)));
                }
            }
        }
        for (Note note : notes) {
            raiser.look(note.order(), note.obligation());
        }
        return !notes.isEmpty();
    }
}

package io.qinglan.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

/**
 * Lets one node of several run a scheduled job. The lease is a row in PostgreSQL, judged by the database's own clock: it is taken
 * before the work, given back after it, and runs out by itself when the node dies.
 */
@ApplicationScoped
public class Lease {

    private static final Logger LOG = Logger.getLogger(Lease.class);

    private static final String TAKE = """
            INSERT INTO job_lease (job, holder, until) VALUES (?, ?, now() + ? * interval '1 millisecond')
            ON CONFLICT (job) DO UPDATE SET holder = excluded.holder, until = excluded.until, taken = now()
            WHERE job_lease.until <= now()
            """;
    private static final String GIVE_BACK = "UPDATE job_lease SET until = now() WHERE job = ? AND holder = ?";

    private final DataSource database;
    private final Ids ids;

    /** Keeps the leases in this database. */
    public Lease(DataSource database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /**
     * Runs the work if no other node (and no other run on this node) holds the job's lease.
     *
     * @param job name of the job, the same on every node
     * @param atMost how long the work may take; a dead node's lease can be taken over after that
     * @return whether the work was run
     */
    public boolean tryRun(String job, Duration atMost, Runnable work) {
        String holder = ids.next().toString();
        if (!change(TAKE, job, holder, atMost.toMillis())) {
            LOG.debugf("lease of %s is held elsewhere", job);
            return false;
        }
        try {
            work.run();
            return true;
        } finally {
            change(GIVE_BACK, job, holder);
        }
    }

    private boolean change(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("the lease table cannot be reached", e);
        }
    }
}

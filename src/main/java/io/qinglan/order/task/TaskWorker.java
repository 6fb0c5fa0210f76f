package io.qinglan.order.task;

import java.sql.Connection;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

/**
 * Works off rounds of tasks: at once when the approval is committed, and by a scheduler that finds what a crash left behind. What is
 * next is a locked row, so several nodes never do one round twice.
 */
@ApplicationScoped
class TaskWorker {

    private static final Logger LOG = Logger.getLogger(TaskWorker.class);

    private final DataSource dataSource;
    private final TaskRounds rounds;
    private final TaskGiver giver;
    private final ManagedExecutor workers;

    TaskWorker(DataSource dataSource, TaskRounds rounds, TaskGiver giver, ManagedExecutor workers) {
        this.dataSource = dataSource;
        this.rounds = rounds;
        this.giver = giver;
        this.workers = workers;
    }

    void onNoted(@Observes(during = TransactionPhase.AFTER_SUCCESS) TaskNotes.Noted noted) {
        workers.execute(this::workOff);
    }

    @Scheduled(every = "{qinglan.tasks.sweep}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        workOff();
    }

    private void workOff() {
        try {
            while (QuarkusTransaction.requiringNew().call(this::one)) {
                LOG.debug("a round of tasks was worked off");
            }
        } catch (RuntimeException e) {
            LOG.error("a round of tasks failed and will be tried again", e);
        }
    }

    private boolean one() throws Exception {
        try (Connection connection = dataSource.getConnection()) {
            Optional<TaskRound> round = rounds.take(connection);
            if (round.isPresent()) {
                TaskGiver.Count count = giver.work(connection, round.get());
                rounds.done(connection, round.get(), count.given(), count.closed());
            }
            return round.isPresent();
        }
    }
}

package io.qinglan.warning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

import io.qinglan.authority.Actor;
import io.qinglan.authority.Profile;
import io.qinglan.authority.Profiles;
import io.qinglan.dispatch.Outbox;
import io.qinglan.store.Lease;

/**
 * Reminds of approvals that nobody answers and passes them to the deputy, on the clocks of the place (by statute 15 and 30 minutes
 * after approval was asked for). Each reminder is recorded once, on whichever node it falls due.
 */
@ApplicationScoped
public class Reminders {

    private static final Actor PROGRAM = Actor.program("approval reminders");

    private final ProposalBook book;
    private final Profiles profiles;
    private final Deputies deputies;
    private final Records records;
    private final Outbox outbox;
    private final Lease lease;
    private final Clock clock;

    /** Made by the container. */
    Reminders(
            ProposalBook book,
            Profiles profiles,
            Deputies deputies,
            Records records,
            Outbox outbox,
            Lease lease,
            Clock clock) {
        this.book = book;
        this.profiles = profiles;
        this.deputies = deputies;
        this.records = records;
        this.outbox = outbox;
        this.lease = lease;
        this.clock = clock;
    }

    /** Runs on one node of all. */
    @Scheduled(every = "{qinglan.approval.reminders.every}", identity = "approval-reminders")
    void onOneNode() {
        lease.tryRun("approval-reminders", Duration.ofMinutes(1), this::run);
    }

    /** Sends what has fallen due by now. */
    public void run() {
        List<UUID> waiting = QuarkusTransaction.requiringNew()
                .call(() -> book.waiting().stream().map(proposal -> proposal.id).toList());
        waiting.forEach(id -> QuarkusTransaction.requiringNew().run(() -> remind(id)));
    }

    private void remind(UUID id) {
        book.locked(id).filter(Proposal::open).filter(p -> p.askedAt != null).ifPresent(proposal -> {
            Instant now = clock.instant();
            Profile.Clocks clocks = profiles.of(proposal.area).clocks();
            List<Duration> after = clocks.approvalReminders().stream().sorted().toList();
            while (proposal.reminders < after.size() && passed(proposal, after.get(proposal.reminders), now)) {
                proposal.reminders++;
                tell(
                        proposal,
                        "approval.reminded",
                        deputies.approver(proposal, now).map(Actor::name).orElse(null));
            }
            boolean passes = clocks.deputyAfter() != null && passed(proposal, clocks.deputyAfter(), now);
            if (proposal.deputyAt == null && passes) {
                proposal.deputyAt = now;
                tell(
                        proposal,
                        "approval.passed_to_deputy",
                        deputies.deputy(proposal, now).map(Actor::name).orElse(null));
            }
        });
    }

    private static boolean passed(Proposal proposal, Duration after, Instant now) {
        return !now.isBefore(proposal.askedAt.plus(after));
    }

    private void tell(Proposal proposal, String kind, String to) {
        proposal.version++;
        Notice notice = new Notice(
                proposal.id, proposal.subject, proposal.act, proposal.area, proposal.askedAt, proposal.reminders, to);
        outbox.put(kind, proposal.id.toString(), null, notice);
        records.act(kind, proposal.id, proposal, new Asked(proposal.askedAt), notice, PROGRAM);
    }

    private record Asked(Instant askedAt) {}

    /** What the message says. */
    private record Notice(
            UUID proposal, String subject, String act, String area, Instant askedAt, int reminder, String to) {}
}

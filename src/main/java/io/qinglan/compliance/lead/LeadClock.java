package io.qinglan.compliance.lead;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

import io.qinglan.authority.Actor;
import io.qinglan.dispatch.Outbox;
import io.qinglan.store.Lease;

/**
 * Does what falls due on leads: reminds, climbs the ladder of the area, lets rulings settle. What is due is reckoned from what was
 * done, under the lock of the lead, so that a restart or a second node neither repeats nor skips anything.
 */
@ApplicationScoped
public class LeadClock {

    private static final Actor PROGRAM = Actor.program("lead clock");
    private static final int AT_ONCE = 200;

    private final LeadBook book;
    private final Leads leads;
    private final Handlings handlings;
    private final Outbox outbox;
    private final Lease lease;
    private final Clock clock;

    /** Made by the container. */
    LeadClock(LeadBook book, Leads leads, Handlings handlings, Outbox outbox, Lease lease, Clock clock) {
        this.book = book;
        this.leads = leads;
        this.handlings = handlings;
        this.outbox = outbox;
        this.lease = lease;
        this.clock = clock;
    }

    /** Runs on one node of all. */
    @Scheduled(every = "{qinglan.leads.clock.every}", identity = "lead-clock")
    void onOneNode() {
        lease.tryRun("lead-clock", Duration.ofMinutes(1), this::run);
    }

    /** Does what has fallen due by now. */
    public void run() {
        List<UUID> due;
        do {
            due = QuarkusTransaction.requiringNew().call(() -> book.fallenDue(clock.instant(), AT_ONCE));
            due.forEach(id -> QuarkusTransaction.requiringNew().run(() -> workOff(id)));
        } while (due.size() == AT_ONCE);
    }

    private void workOff(UUID id) {
        Optional<LeadRow> lead = book.locked(id);
        while (lead.isPresent()) {
            lead = step(lead.get());
        }
    }

    /** One thing that is due; empty when nothing is any more. */
    private Optional<LeadRow> step(LeadRow lead) {
        Instant now = clock.instant();
        Terms terms = handlings.terms(lead.area());
        Ladder ladder = handlings.of(lead.area()).ladder();
        Optional<LeadTimers.Due> next = LeadTimers.next(lead.life(), terms, ladder);
        if (next.isEmpty() || next.get().at().isAfter(now)) {
            leads.wakeAt(lead.id(), next.map(LeadTimers.Due::at).orElse(null));
            return Optional.empty();
        }
        LeadAct act = next.get().act();
        LeadRow moved = leads.act(lead.id(), act, PROGRAM);
        tell(lead, act);
        return Optional.of(moved);
    }

    /** What leaves the house is addressed by the gateway of the place; it names no informant and, beside the site's code, no site. */
    private void tell(LeadRow lead, LeadAct act) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("lead", lead.id());
        message.put("area", lead.area());
        message.put("site", lead.site());
        if (act instanceof LeadAct.Escalated up) {
            message.put("awaited", up.awaited());
            message.put("rung", up.rung());
            message.put("post", up.post());
            message.put("to", up.to());
            message.put("phone", up.phone());
            message.put("beside", up.beside());
            message.put("due", up.due());
            outbox.put("lead.escalated", lead.id().toString(), null, message);
        } else if (act instanceof LeadAct.Reminded reminded) {
            message.put("to", reminded.to());
            message.put("due", reminded.due());
            outbox.put("lead.reminded", lead.id().toString(), null, message);
        }
    }
}

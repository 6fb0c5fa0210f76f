package io.qinglan.compliance.reach;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

import io.qinglan.authority.Actor;
import io.qinglan.compliance.lead.Handlings;
import io.qinglan.dispatch.Outbox;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.Site;
import io.qinglan.inventory.StoredSite;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.store.Lease;

/**
 * Tries the next way to sites that have not answered. What is due is asked of the database by issue, terms of the area and our downtime, and
 * each rung has one row, so that restarts, several nodes and steps of the clock neither repeat nor skip one.
 */
@ApplicationScoped
public class ReachClock {

    private static final Actor PROGRAM = Actor.program("reach clock");
    private static final int AT_ONCE = 500;

    private final ReachBook book;
    private final Handlings handlings;
    private final Inventory inventory;
    private final Decisions decisions;
    private final Outbox outbox;
    private final Lease lease;
    private final Clock clock;

    /** Made by the container. */
    ReachClock(
            ReachBook book,
            Handlings handlings,
            Inventory inventory,
            Decisions decisions,
            Outbox outbox,
            Lease lease,
            Clock clock) {
        this.book = book;
        this.handlings = handlings;
        this.inventory = inventory;
        this.decisions = decisions;
        this.outbox = outbox;
        this.lease = lease;
        this.clock = clock;
    }

    /** Runs on one node of all. */
    @Scheduled(every = "{qinglan.reach.every}", identity = "reach-clock")
    void onOneNode() {
        lease.tryRun("reach-clock", Duration.ofMinutes(5), this::run);
    }

    /** Tries what has fallen due by now; of one order one rung after another. */
    public void run() {
        for (String area : book.areas()) {
            while (QuarkusTransaction.requiringNew().call(() -> some(area))) {
                // until nothing of the area is due
            }
        }
    }

    private boolean some(String area) {
        List<Rung> rungs = new ArrayList<>();
        List<Duration> after = new ArrayList<>();
        for (Rung rung : Rung.values()) {
            Duration wait = handlings.duration(area, rung.term());
            if (wait != null) {
                rungs.add(rung);
                after.add(wait);
            }
        }
        List<Unanswered> due = rungs.isEmpty() ? List.of() : book.due(area, after, clock.instant(), AT_ONCE);
        due.forEach(order -> attempt(order, rungs.get(order.told())));
        return !due.isEmpty();
    }

    private void attempt(Unanswered order, Rung rung) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<Site> site = inventory.find(order.site()).map(StoredSite::site);
        String contact = site.map(Site::contact).orElse(null);
        String phone = site.map(Site::phone).orElse(null);
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("order", order.order());
        message.put("rung", rung.code());
        message.put("area", order.area());
        message.put("site", order.site());
        message.put("contact", contact);
        message.put("phone", phone);
        message.put("issuedAt", order.issuedAt());
        message.put("due", order.dueAt());
        // the record of who was tried holds no telephone number
        Map<String, Object> record = new LinkedHashMap<>(message);
        record.remove("phone");
        record.put("reachable", phone != null);
        UUID decision = decisions
                .append(new Decision(
                                "order.reach_" + rung.code(),
                                order.order().toString(),
                                now,
                                null,
                                null,
                                List.of(),
                                record,
                                List.of(),
                                null,
                                PROGRAM)
                        .in(order.area())
                        .at(order.site()))
                .id();
        if (!book.tried(order, rung, now, contact, phone, decision)) {
            throw new IllegalStateException("order " + order.order() + " was tried by another run");
        }
        outbox.put("order.reach_" + rung.code(), order.order().toString(), null, message);
    }
}

package io.qinglan.compliance.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import io.qinglan.compliance.VerdictsChanged;
import io.qinglan.feed.Readings;
import io.qinglan.feed.energy.EnergyReckoning;
import io.qinglan.feed.gate.Passages;
import io.qinglan.feed.rollup.WindowBook;
import io.qinglan.ledger.Decisions;
import io.qinglan.order.CheckedOrders;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.store.Lease;

/** Brings verdicts up to date as at a time, for the tests of every room: a node of its own with its own memory. */
@ApplicationScoped
public class WatchAt {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Inject
    DataSource dataSource;

    @Inject
    CheckedOrders checked;

    @Inject
    WatchedOrders orders;

    @Inject
    Judging judging;

    @Inject
    SeriesBook series;

    @Inject
    EnergyReckoning reckoning;

    @Inject
    WindowBook windows;

    @Inject
    Passages passages;

    @Inject
    Decisions decisions;

    @Inject
    PolicyLibrary library;

    @Inject
    Event<VerdictsChanged> events;

    @Inject
    Readings readings;

    @Inject
    Lease lease;

    /** All that is due at a time; how many versions were written. */
    public int run(Instant now) {
        return node(now).run();
    }

    ComplianceWorker node(Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        Evaluator evaluator = new Evaluator(
                orders,
                judging,
                series,
                reckoning,
                windows,
                passages,
                decisions,
                library,
                events,
                clock,
                Duration.ofMinutes(30),
                ZONE);
        return new ComplianceWorker(dataSource, orders, checked, readings, evaluator, lease, clock, ZONE, false);
    }
}

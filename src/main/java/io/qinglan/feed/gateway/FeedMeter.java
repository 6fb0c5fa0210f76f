package io.qinglan.feed.gateway;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import io.qinglan.feed.Outcome;

/** Counts what the gateway of this node takes in. Outcomes and causes stand under {@code /q/metrics} by the store, for all channels. */
@Singleton
final class FeedMeter {

    private static final int SECONDS = 60;

    private final Map<Outcome, LongAdder> outcomes = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, LongAdder> refusedByCause = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, LongAdder> deviations = new ConcurrentHashMap<>();
    private final LongAdder received = new LongAdder();
    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder turnedAway = new LongAdder();
    private final LongAdder incomplete = new LongAdder();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger paused = new AtomicInteger();
    private final Deque<Long> eachSecond = new ArrayDeque<>();

    /** Also shows the counts in a registry; null for none. Made by the container. */
    FeedMeter(MeterRegistry registry) {
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome, new LongAdder());
        }
        if (registry != null) {
            show(registry);
        }
    }

    void received(int frames) {
        received.add(frames);
    }

    void acknowledged(int frames) {
        acknowledged.add(frames);
    }

    /** Counts what became of a frame; null: that is known only later. */
    void became(Outcome outcome) {
        if (outcome != null) {
            outcomes.get(outcome).increment();
        }
    }

    /** Counts a refusal; causes are codes of ours, never text of a peer. */
    void refused(String cause) {
        refusedByCause.computeIfAbsent(cause, key -> new LongAdder()).increment();
    }

    /** Counts what was accepted though off the standard, each use of a quirk included. */
    void deviated(String code) {
        deviations.computeIfAbsent(code, key -> new LongAdder()).increment();
    }

    /** Counts a connection beyond the limit of its address. */
    void turnedAway() {
        turnedAway.increment();
    }

    /** Counts a split record whose parts did not all come in time. */
    void incomplete() {
        incomplete.increment();
    }

    void connected(int change) {
        connections.addAndGet(change);
    }

    void paused(int change) {
        paused.addAndGet(change);
    }

    int connections() {
        return connections.get();
    }

    int paused() {
        return paused.get();
    }

    long received() {
        return received.sum();
    }

    long acknowledged() {
        return acknowledged.sum();
    }

    long turnedAwayCount() {
        return turnedAway.sum();
    }

    long incompleteCount() {
        return incomplete.sum();
    }

    long of(Outcome outcome) {
        return outcomes.get(outcome).sum();
    }

    Map<String, Long> refusedByCause() {
        return sums(refusedByCause);
    }

    Map<String, Long> deviations() {
        return sums(deviations);
    }

    /** Called once a second. */
    synchronized void tick() {
        eachSecond.addLast(received.sum());
        if (eachSecond.size() > SECONDS + 1) {
            eachSecond.removeFirst();
        }
    }

    /** Frames a second over the last minute; 0 in the first second. */
    synchronized double perSecond() {
        int seconds = eachSecond.size() - 1;
        return seconds < 1 ? 0 : (eachSecond.getLast() - eachSecond.getFirst()) / (double) seconds;
    }

    private static Map<String, Long> sums(Map<String, LongAdder> adders) {
        Map<String, Long> sums = new TreeMap<>();
        adders.forEach((key, adder) -> sums.put(key, adder.sum()));
        return sums;
    }

    private void show(MeterRegistry registry) {
        FunctionCounter.builder("qinglan.hj212.received", received, LongAdder::sum)
                .register(registry);
        FunctionCounter.builder("qinglan.hj212.answered", acknowledged, LongAdder::sum)
                .register(registry);
        FunctionCounter.builder("qinglan.hj212.turned.away", turnedAway, LongAdder::sum)
                .register(registry);
        FunctionCounter.builder("qinglan.hj212.incomplete", incomplete, LongAdder::sum)
                .register(registry);
        Gauge.builder("qinglan.hj212.connections", connections, AtomicInteger::get)
                .register(registry);
        Gauge.builder("qinglan.hj212.paused", paused, AtomicInteger::get).register(registry);
    }
}

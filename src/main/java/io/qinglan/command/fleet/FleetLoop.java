package io.qinglan.command.fleet;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;

/** A share of the fleet on one event loop: connections, the rate, the time-outs. */
final class FleetLoop extends AbstractVerticle {

    private static final int AT_ONCE = 64;
    private static final int TICK = 5;
    private static final int CHECK = 250;

    private final FleetSettings settings;
    private final double rate;
    private final FleetCounts counts;
    private final List<FleetConnection> connections = new ArrayList<>();
    private final java.util.function.Supplier<LocalDateTime> now;
    private NetClient client;
    private volatile boolean sending;
    private volatile boolean busy;
    private int next;
    private int connecting;
    private double budget;
    private long lastTick;

    FleetLoop(FleetSettings settings, double rate, FleetCounts counts, java.util.function.Supplier<LocalDateTime> now) {
        this.settings = settings;
        this.rate = rate;
        this.counts = counts;
        this.now = now;
    }

    void add(FleetConnection connection) {
        connections.add(connection);
    }

    @Override
    public void start(Promise<Void> started) {
        client = vertx.createNetClient(new NetClientOptions()
                .setTcpNoDelay(true)
                .setConnectTimeout(10_000)
                .setReceiveBufferSize(16_384));
        for (int i = 0; i < Math.min(AT_ONCE, connections.size()); i++) {
            connectNext();
        }
        vertx.setPeriodic(TICK, id -> tick());
        vertx.setPeriodic(CHECK, id -> check());
        started.complete();
    }

    private void connectNext() {
        if (connecting < connections.size()) {
            connections.get(connecting++).connect(vertx, client, this::connectNext);
        }
    }

    /** Whether records are made. */
    void sending(boolean on) {
        context.runOnContext(v -> {
            lastTick = System.nanoTime();
            budget = 0;
            sending = on;
            busy = true;
        });
    }

    /** Sends what was held back. */
    void sendLate() {
        context.runOnContext(
                v -> connections.forEach(connection -> connection.instrument().sendLate()));
    }

    /** Whether some frame still waits for its answer. */
    boolean isBusy() {
        return busy;
    }

    private void tick() {
        if (!sending) {
            return;
        }
        if (rate > 0) {
            atRate();
        } else {
            asDue();
        }
    }

    private void atRate() {
        long time = System.nanoTime();
        budget = Math.min(budget + (time - lastTick) / 1e9 * rate, Math.max(1, rate));
        lastTick = time;
        int passedOver = 0;
        while (budget >= 1 && passedOver < connections.size()) {
            FleetConnection connection = connections.get(next);
            next = (next + 1) % connections.size();
            if (connection.isFree()) {
                connection.instrument().sendNext();
                budget--;
                passedOver = 0;
            } else {
                passedOver++;
            }
        }
        if (budget >= 1) {
            counts.heldBack.add((long) budget);
            budget -= Math.floor(budget);
        }
    }

    private void asDue() {
        LocalDateTime time = now.get();
        for (FleetConnection connection : connections) {
            while (connection.isFree() && !connection.instrument().due().isAfter(time)) {
                connection.instrument().sendNext();
            }
        }
    }

    private void check() {
        long time = System.nanoTime();
        boolean waits = false;
        for (FleetConnection connection : connections) {
            if (connection.isConnected() && !connection.instrument().sendAgain(time)) {
                connection.drop();
            }
            waits |= connection.instrument().isBusy();
        }
        busy = waits || sending;
    }
}

package io.qinglan.command.fleet;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

import io.qinglan.feed.hj212.CommandSets;

/**
 * A fleet of simulated instruments against a gateway: thousands of connections on a few threads. Records that want an answer are sent again
 * until they have it, over broken connections too.
 */
public final class Fleet implements AutoCloseable {

    /** Frames an instrument makes in a minute of its data: one real-time, a tenth of ten minutes, a sixtieth of an hour. */
    private static final double FRAMES_A_MINUTE = 1 + 1.0 / 10 + 1.0 / 60;

    private final FleetSettings settings;
    private final FleetCounts counts = new FleetCounts();
    private final List<Latencies> latencies = new ArrayList<>();
    private final List<FleetLoop> loops = new ArrayList<>();
    private final Vertx vertx;
    private double seconds;

    /**
     * A fleet, not connected yet.
     *
     * @param clock the time of its records, with the zone instruments write it in
     * @param commands the commands of each edition
     * @param listener hears of each acknowledged frame
     */
    public Fleet(FleetSettings settings, Clock clock, CommandSets commands, Acknowledged listener) {
        this.settings = settings;
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(settings.threads()));
        ZoneId zone = clock.getZone();
        Supplier<LocalDateTime> now = () -> LocalDateTime.ofInstant(clock.instant(), zone);
        LocalDateTime start = start(now.get());
        for (int i = 0; i < settings.threads(); i++) {
            loops.add(new FleetLoop(settings, (double) settings.rate() / settings.threads(), counts, now));
            latencies.add(new Latencies());
        }
        for (int i = 0; i < settings.points(); i++) {
            int number = i;
            int loop = i % settings.threads();
            loops.get(loop)
                    .add(new FleetConnection(
                            settings,
                            counts,
                            line -> new SimulatedInstrument(
                                    settings,
                                    number,
                                    start,
                                    clock,
                                    zone,
                                    commands,
                                    counts,
                                    latencies.get(loop),
                                    listener,
                                    line)));
        }
    }

    /** At a given rate the records lie in the past, so that the last ones are of now; at real rates they begin now. */
    private LocalDateTime start(LocalDateTime now) {
        if (settings.rate() == 0) {
            return now;
        }
        double frames = (double) settings.rate() * settings.time().toSeconds() / settings.points();
        return now.withNano(0).minusMinutes((long) Math.ceil(frames / FRAMES_A_MINUTE) + 1);
    }

    /**
     * Connects all instruments.
     *
     * @return whether all were connected in time
     */
    public boolean connect(Duration longest) throws InterruptedException {
        List<CompletableFuture<?>> started = new ArrayList<>();
        for (FleetLoop loop : loops) {
            started.add(vertx.deployVerticle(loop).toCompletionStage().toCompletableFuture());
        }
        started.forEach(CompletableFuture::join);
        return await(() -> counts.connected.sum() >= settings.points(), longest);
    }

    /** Sends for the time set, then waits until all is answered or nothing more can be hoped for. */
    public FleetReport play() throws InterruptedException {
        long begun = System.nanoTime();
        loops.forEach(loop -> loop.sending(true));
        Thread.sleep(settings.time().toMillis());
        seconds = (System.nanoTime() - begun) / 1e9;
        loops.forEach(loop -> loop.sending(false));
        loops.forEach(FleetLoop::sendLate);
        Duration patience =
                settings.patience().multipliedBy(settings.again() + 1L).plusSeconds(2);
        Thread.sleep(600);
        await(() -> loops.stream().noneMatch(FleetLoop::isBusy), patience);
        return report();
    }

    /** What has come of it so far. */
    public FleetReport report() {
        Latencies all = new Latencies();
        latencies.forEach(all::add);
        return counts.report(seconds, all);
    }

    private static boolean await(Supplier<Boolean> condition, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (!condition.get()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(20);
        }
        return true;
    }

    /** Closes all connections. */
    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}

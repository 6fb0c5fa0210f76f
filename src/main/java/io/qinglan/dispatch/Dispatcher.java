package io.qinglan.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The round of what leaves the house: new events get their places, then every way out takes its part. Runs a few times a second on each node. */
@ApplicationScoped
public class Dispatcher {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    private static final int PLACED_AT_ONCE = 5_000;

    private final EventBook events;
    private final Instance<WayOut> ways;
    private final boolean enabled;
    private final Duration pause;
    private ScheduledExecutorService round;

    /** Made by the container. */
    Dispatcher(
            EventBook events,
            Instance<WayOut> ways,
            @ConfigProperty(name = "qinglan.dispatch.enabled") boolean enabled,
            @ConfigProperty(name = "qinglan.dispatch.pause") Duration pause) {
        this.events = events;
        this.ways = ways;
        this.enabled = enabled;
        this.pause = pause;
    }

    void onStart(@Observes @Priority(3_000) StartupEvent start) {
        if (enabled) {
            round = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "dispatch"));
            round.scheduleWithFixedDelay(
                    this::roundAndSurvive, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    void onStop(@Observes @Priority(1) ShutdownEvent stop) throws InterruptedException {
        if (round != null) {
            round.shutdown();
            round.awaitTermination(10, TimeUnit.SECONDS);
        }
    }

    /** One round: places what waits, and lets every way out go on until none has more to do. */
    public void round() {
        while (events.place(PLACED_AT_ONCE) == PLACED_AT_ONCE) {
            ways.forEach(WayOut::go);
        }
        List<WayOut> all = ways.stream().toList();
        boolean more = true;
        while (more) {
            more = false;
            for (WayOut way : all) {
                more |= way.go();
            }
        }
    }

    private void roundAndSurvive() {
        try {
            round();
        } catch (RuntimeException e) {
            LOG.warn("what leaves the house is held up; tried again at once", e);
        }
    }
}

package io.qinglan.command.demonstration;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.locks.LockSupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.qinglan.compliance.VerdictsChanged;
import io.qinglan.order.OrdersIssued;

/** Starts the demonstration beside the program when it was asked for, and stops it with the program. */
@ApplicationScoped
class DemonstrationRun {

    private static final Logger LOG = Logger.getLogger(DemonstrationRun.class);

    private final CityFounding founding;
    private final Clock clock;
    private final Path data;
    private final ZoneId zone;
    private final boolean demo;
    private final int pace;
    private final boolean manual;
    private final int port;
    private volatile Thread thread;
    private volatile Story story;
    private volatile PlantPower power;
    private volatile boolean stopping;

    DemonstrationRun(
            CityFounding founding,
            Clock clock,
            @ConfigProperty(name = "qinglan.data") String data,
            @ConfigProperty(name = "qinglan.zone") String zone,
            @ConfigProperty(name = "qinglan.demo") boolean demo,
            @ConfigProperty(name = "qinglan.demo.pace") int pace,
            @ConfigProperty(name = "qinglan.demo.manual") boolean manual,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.founding = founding;
        this.clock = clock;
        this.data = Path.of(data);
        this.zone = ZoneId.of(zone);
        this.demo = demo;
        this.pace = pace;
        this.manual = manual;
        this.port = port;
    }

    void start(@Observes StartupEvent start) {
        if (demo) {
            thread = new Thread(this::run, "demonstration");
            thread.setDaemon(true);
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        stopping = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Tells of each round of orders when it is written. */
    void told(@Observes OrdersIssued issued) {
        Story listening = story;
        if (listening != null) {
            listening.tellOrders(issued);
        }
        PlantPower plants = power;
        if (plants != null) {
            plants.ordersChanged();
        }
    }

    /** Tells of verdicts once they are committed. */
    void told(@Observes(during = TransactionPhase.AFTER_SUCCESS) VerdictsChanged changed) {
        Story listening = story;
        if (listening != null) {
            listening.tellVerdicts(changed);
        }
    }

    private void run() {
        try {
            String address = "http://127.0.0.1:" + port;
            ApiClient.awaitReady(address);
            story = new Story(System.out, clock, zone);
            City city = founding.found(address);
            story.say("晴岚 Qinglan: " + address + "/   accounts: " + data.resolve("demo-accounts.json"));
            Script script = new Script(city, story, manual);
            power = new PlantPower(city, Episode.read().start(), zone);
            new Demonstration((DemonstrationClock) clock, data, zone, city, script, story, power, pace).run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            explain(e);
        }
    }

    /** A request that breaks off because the program stops is no fault; the stop is known a moment later. */
    private void explain(Exception e) {
        LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
        if (!stopping) {
            LOG.error("the demonstration stopped", e);
        }
    }
}

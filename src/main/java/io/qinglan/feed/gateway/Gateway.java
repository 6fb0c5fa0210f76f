package io.qinglan.feed.gateway;

import java.time.Clock;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;

import io.qinglan.feed.CommandSetsReader;
import io.qinglan.feed.Instruments;
import io.qinglan.policy.PolicyLibrary;

/** The HJ 212 gateway of this node: begins with the program, and ends after it has committed and answered what it has received. */
@ApplicationScoped
public class Gateway {

    private static final Logger LOG = Logger.getLogger(Gateway.class);

    private final GatewaySettings settings;
    private final GatewayServer server;
    private final Intake intake;
    private final Links links;
    private final Dialogues dialogues;
    private final SplitRecords splits;
    private boolean listening;

    /** Made by the container. */
    Gateway(
            Vertx vertx,
            GatewaySettings settings,
            Instruments instruments,
            PolicyLibrary library,
            StoreKeeping keeping,
            Conversation conversation,
            Links links,
            Dialogues dialogues,
            SplitRecords splits,
            RecordReader reader,
            FeedMeter meter,
            Clock clock) {
        this.settings = settings;
        this.links = links;
        this.dialogues = dialogues;
        this.splits = splits;
        Judge judge = new Judge(instruments::find, links, reader);
        this.intake = new Intake(settings.commit(), judge, keeping, conversation, meter);
        this.server = new GatewayServer(
                vertx,
                settings,
                intake,
                links,
                CommandSetsReader.read(library),
                new InstrumentQuirks(instruments),
                clock);
    }

    void onStart(@Observes @Priority(3_000) StartupEvent start) {
        if (settings.enabled()) {
            server.start();
            dialogues.start(splits::askAgain);
            listening = true;
            LOG.infof("HJ 212: listening on %s:%d", settings.host(), server.port());
        }
    }

    void onStop(@Observes @Priority(1) ShutdownEvent stop) {
        if (listening) {
            listening = false;
            server.stop();
        }
    }

    /** Whether it listens. */
    public boolean listening() {
        return listening;
    }

    /** The port it listens on; 0 when it does not. */
    public int port() {
        return server.port();
    }

    /** How the feeds of this node are doing. */
    public FeedsView view() {
        return FeedsView.of(this, intake, server, links);
    }
}

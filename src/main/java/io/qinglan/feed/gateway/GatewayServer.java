package io.qinglan.feed.gateway;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import org.jboss.logging.Logger;

import io.qinglan.feed.hj212.CommandSets;
import io.qinglan.feed.hj212.Decoder;
import io.qinglan.feed.hj212.Framer;
import io.qinglan.feed.hj212.Quirks;

/** Listens for instruments on some event loops that share one port. Knows nothing of the container. */
final class GatewayServer {

    private static final Logger LOG = Logger.getLogger(GatewayServer.class);
    private static final long LOOK_MILLIS = 250;
    /** To Vert.x, a free port that several servers share. */
    private static final int FREE_PORT = -1;

    private final Vertx vertx;
    private final GatewaySettings settings;
    private final Intake intake;
    private final Links links;
    private final CommandSets commands;
    private final Quirks quirks;
    private final Clock clock;
    private final Addresses addresses;
    private final List<Loop> loops = new CopyOnWriteArrayList<>();
    private volatile boolean closing;
    private volatile int port;
    private String deployment;
    private long ticking;

    GatewayServer(
            Vertx vertx,
            GatewaySettings settings,
            Intake intake,
            Links links,
            CommandSets commands,
            Quirks quirks,
            Clock clock) {
        this.vertx = vertx;
        this.settings = settings;
        this.intake = intake;
        this.links = links;
        this.commands = commands;
        this.quirks = quirks;
        this.clock = clock;
        this.addresses = new Addresses(settings.peer().connections());
    }

    /**
     * Begins to listen.
     *
     * @throws IllegalStateException when the port is taken or a certificate cannot be read
     */
    void start() {
        Supplier<io.vertx.core.Verticle> made = Loop::new;
        deployment = wait(
                vertx.deployVerticle(made, new DeploymentOptions().setInstances(settings.loops())),
                Duration.ofSeconds(30));
        ticking = vertx.setPeriodic(1_000, id -> intake.meter().tick());
    }

    /** The port it listens on. */
    int port() {
        return port;
    }

    /** Addresses that are connected. */
    int addresses() {
        return addresses.size();
    }

    /** Lets nobody in any more, commits and answers what has been received, and closes the connections. */
    void stop() {
        closing = true;
        vertx.cancelTimer(ticking);
        loops.forEach(Loop::stopReading);
        try {
            intake.close(settings.patience().shutdown());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        wait(vertx.undeploy(deployment), Duration.ofSeconds(10));
    }

    private static <T> T wait(io.vertx.core.Future<T> future, Duration patience) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("the HJ 212 gateway: " + e.getMessage(), e);
        }
    }

    private NetServerOptions options() {
        NetServerOptions options = new NetServerOptions()
                .setHost(settings.host())
                .setPort(settings.port() == 0 ? FREE_PORT : settings.port())
                .setTcpKeepAlive(true)
                .setTcpNoDelay(true)
                .setReuseAddress(true)
                .setAcceptBacklog(4_096);
        if (settings.tls().certificate().isPresent() && settings.tls().key().isPresent()) {
            options.setSsl(true)
                    .setKeyCertOptions(new PemKeyCertOptions()
                            .setCertPath(settings.tls().certificate().get())
                            .setKeyPath(settings.tls().key().get()));
        }
        return options;
    }

    /** One event loop: its connections, and one decoder for all of them. */
    private final class Loop extends AbstractVerticle {

        private final Decoder decoder = new Decoder(commands);
        private final List<Session> sessions = new ArrayList<>();

        @Override
        public void start(Promise<Void> started) {
            loops.add(this);
            NetServer server = vertx.createNetServer(options());
            server.connectHandler(this::connected);
            server.exceptionHandler(
                    problem -> LOG.debugf("a connection could not be opened: %s", problem.getMessage()));
            vertx.setPeriodic(LOOK_MILLIS, id -> look());
            server.listen()
                    .onSuccess(listening -> port = listening.actualPort())
                    .<Void>mapEmpty()
                    .onComplete(started);
        }

        void stopReading() {
            context.runOnContext(now -> sessions.forEach(Session::stopReading));
        }

        private void look() {
            long now = System.nanoTime();
            List.copyOf(sessions).forEach(session -> session.look(now));
        }

        private void connected(NetSocket socket) {
            String address = socket.remoteAddress().hostAddress();
            if (closing || !addresses.enter(address)) {
                intake.meter().turnedAway();
                socket.close();
                return;
            }
            Framer framer = new Framer(decoder, quirks, Framer.Mode.LIVE);
            Session session = new Session(socket, context, vertx, intake, framer, settings, clock);
            sessions.add(session);
            intake.meter().connected(1);
            socket.exceptionHandler(problem -> LOG.debugf("%s: %s", session.peer(), problem.getMessage()));
            socket.closeHandler(gone -> {
                sessions.remove(session);
                addresses.leave(address);
                intake.meter().connected(-1);
                session.closed();
                links.gone(session, session.numbers());
            });
            session.start();
        }
    }
}

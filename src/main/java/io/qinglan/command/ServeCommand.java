package io.qinglan.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.quarkus.runtime.Quarkus;
import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.qinglan.authority.SessionKey;

/** Starts everything and stays up: on the embedded PostgreSQL, or on another one by configuration alone. */
@Command(name = "serve", description = "Starts everything and stays up.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    private static final String DATABASE = "quarkus.datasource.jdbc.url";
    private static final long GRACE_SECONDS = 30;

    @Option(names = "--demo", description = "loads a demonstration city and lives through a real episode of 2015")
    private boolean demo;

    @Option(names = "--pace", paramLabel = "N", description = "hours of the episode a second (${DEFAULT-VALUE})")
    private int pace = 12;

    @Option(names = "--manual", description = "with --demo: consultation and approval wait for you")
    private boolean manual;

    @Option(names = "--port", paramLabel = "PORT", description = "HTTP port (${DEFAULT-VALUE})")
    private int port = 8080;

    @Option(names = "--hj212-port", paramLabel = "PORT", description = "port of the HJ 212 gateway (${DEFAULT-VALUE})")
    private int hj212Port = 9212;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "folder of this node's files; the project's data/ by default")
    private Path data;

    @Override
    public Integer call() throws IOException {
        Path folder = data == null ? House.home().resolve("data") : data;
        Files.createDirectories(folder);
        configure(folder);
        if (pace < 1) {
            throw new WrongUse("--pace: expected at least 1 hour a second, got " + pace);
        }
        Optional<HousePostgres> postgres = configured(DATABASE) ? Optional.empty() : Optional.of(own(folder));
        AtomicInteger status = new AtomicInteger();
        CountDownLatch stopped = new CountDownLatch(1);
        Thread last = new Thread(() -> stopAfter(stopped, postgres), "stop-postgres");
        Runtime.getRuntime().addShutdownHook(last);
        Quarkus.run(null, (code, problem) -> status.set(problem == null ? code : failed(problem)));
        stopped.countDown();
        return status.get();
    }

    private static int failed(Throwable problem) {
        System.err.println("qinglan: could not run:");
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            System.err.println("  " + cause.getMessage());
        }
        return Qinglan.COULD_NOT_RUN;
    }

    private void configure(Path folder) throws IOException {
        System.setProperty("qinglan.data", folder.toAbsolutePath().toString());
        if (!configured(SessionKey.PROPERTY)) {
            System.setProperty(SessionKey.PROPERTY, SessionKey.of(folder));
        }
        System.setProperty("qinglan.demo", Boolean.toString(demo));
        if (demo && !configured("qinglan.dispatch.networks")) { // a receiver to try things with runs beside it
            System.setProperty("qinglan.dispatch.networks", "127.0.0.1");
            System.setProperty("qinglan.dispatch.plain-http", "true");
        }
        if (demo) {
            // its clock runs hours a second, so that no pulse could tell a step of it
            System.setProperty("qinglan.heartbeat.every", "off");
        }
        System.setProperty("qinglan.demo.pace", Integer.toString(pace));
        System.setProperty("qinglan.demo.manual", Boolean.toString(manual));
        System.setProperty("quarkus.http.port", Integer.toString(port));
        System.setProperty("qinglan.hj212.port", Integer.toString(hj212Port));
    }

    private static boolean configured(String key) {
        return ConfigProvider.getConfig().getOptionalValue(key, String.class).isPresent();
    }

    private static HousePostgres own(Path folder) throws IOException {
        HousePostgres postgres = HousePostgres.start(folder);
        System.setProperty(DATABASE, postgres.url());
        System.setProperty("quarkus.datasource.username", postgres.user());
        System.setProperty("quarkus.datasource.password", postgres.password());
        System.out.println("PostgreSQL: embedded, data in " + postgres.folder());
        return postgres;
    }

    /** The database goes last, when the program has let go of it. */
    private static void stopAfter(CountDownLatch stopped, Optional<HousePostgres> postgres) {
        try {
            stopped.await(GRACE_SECONDS, TimeUnit.SECONDS);
            if (postgres.isPresent()) {
                postgres.get().close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            System.err.println("qinglan: the embedded PostgreSQL did not stop: " + e.getMessage());
        }
    }
}

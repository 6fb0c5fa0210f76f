package io.qinglan.feed.mqtt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.awaitility.Awaitility;

/** A real Mosquitto broker of its own: on a free port of the loopback, with its own folder, stopped with the test. */
public final class RealMosquitto implements AutoCloseable {

    private static final List<Path> PLACES =
            List.of(Path.of("/usr/sbin/mosquitto"), Path.of("/usr/local/sbin/mosquitto"));

    private final Path folder;
    private final int port;
    private Process process;

    private RealMosquitto(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Starts a broker that asks for nobody's name and keeps sessions over a restart. */
    public static RealMosquitto start() {
        try (ServerSocket free = new ServerSocket(0)) {
            Path folder = Files.createTempDirectory("qinglan-mosquitto");
            RealMosquitto broker = new RealMosquitto(folder, free.getLocalPort());
            free.close();
            Files.writeString(folder.resolve("mosquitto.conf"), """
                    listener %d 127.0.0.1
                    allow_anonymous true
                    persistence true
                    persistence_location %s/
                    user root
                    """.formatted(broker.port, folder));
            broker.up();
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path program() {
        return PLACES.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "the Mosquitto broker is missing: install the package mosquitto (bin/qinglan test does it as root)"));
    }

    /** Starts it on the folder it has. */
    void up() {
        try {
            process = new ProcessBuilder(
                            program().toString(),
                            "-c",
                            folder.resolve("mosquitto.conf").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(this::listens);
    }

    /** Ends it as an administrator would; it keeps the sessions of its clients. */
    void down() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    /** Its address. */
    String url() {
        return "mqtt://127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        down();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

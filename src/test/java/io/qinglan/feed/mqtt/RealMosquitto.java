package io.qinglan.feed.mqtt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
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

    /** Starts a broker that speaks TLS only and asks for a name and a password. */
    static RealMosquitto startGuarded(String user, String password) throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            Path folder = Files.createTempDirectory("qinglan-mosquitto");
            RealMosquitto broker = new RealMosquitto(folder, free.getLocalPort());
            free.close();
            certificate(folder);
            run("mosquitto_passwd", "-b", "-c", folder.resolve("passwords").toString(), user, password);
            Files.writeString(folder.resolve("mosquitto.conf"), """
                    listener %d 127.0.0.1
                    allow_anonymous false
                    password_file %s/passwords
                    certfile %s/certificate.pem
                    keyfile %s/key.pem
                    user root
                    """.formatted(broker.port, folder, folder, folder));
            broker.up();
            return broker;
        }
    }

    /** A certificate of the loopback's own, by the tools of the JDK. */
    private static void certificate(Path folder) throws Exception {
        Path store = folder.resolve("store.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        run(
                keytool,
                "-genkeypair",
                "-alias",
                "broker",
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                "of-the-test");
        char[] password = "of-the-test".toCharArray();
        KeyStore keys = KeyStore.getInstance(store.toFile(), password);
        pem(
                folder.resolve("certificate.pem"),
                "CERTIFICATE",
                keys.getCertificate("broker").getEncoded());
        pem(
                folder.resolve("key.pem"),
                "PRIVATE KEY",
                keys.getKey("broker", password).getEncoded());
    }

    private static void pem(Path file, String kind, byte[] content) throws IOException {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(file, "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n");
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command[0] + ": " + said);
        }
    }

    /** By what the broker is known. */
    Path certificate() {
        return folder.resolve("certificate.pem");
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

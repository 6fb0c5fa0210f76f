package io.qinglan;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The packaged program as a real process of its own, on a folder of its own: what can be killed. */
public final class RunningProgram implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(120);

    private final Process process;
    private final int port;
    private final Path output;

    private RunningProgram(Process process, int port, Path output) {
        this.process = process;
        this.port = port;
        this.output = output;
    }

    /** Starts {@code serve} on the data folder with these options and waits until it answers. */
    public static RunningProgram serve(Path data, String... options) throws IOException, InterruptedException {
        return serve(data, List.of(), options);
    }

    /** The same with options of the Java machine, such as the size of its heap. */
    public static RunningProgram serve(Path data, List<String> machine, String... options)
            throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(machine);
        command.addAll(List.of(
                "-Dqinglan.rules=" + System.getProperty("qinglan.rules"),
                "-jar",
                System.getProperty("qinglan.program"),
                "serve",
                "--data",
                data.toString(),
                "--port",
                Integer.toString(port)));
        if (!List.of(options).contains("--hj212-port")) {
            command.addAll(List.of("--hj212-port", "0"));
        }
        command.addAll(List.of(options));
        Path output = data.resolveSibling(data.getFileName() + ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
        RunningProgram program = new RunningProgram(process, port, output);
        program.awaitReady();
        return program;
    }

    /** Where it answers. */
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    /** The process itself, for what the system knows about it. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    /** Where what it prints is kept. */
    public Path output() {
        return output;
    }

    /** Ends it at once, as kill -9 or a pulled plug does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    private void awaitReady() throws InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest ready = HttpRequest.newBuilder(URI.create(address() + "/q/health/ready"))
                .build();
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                if (http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // not listening yet
            }
            Thread.sleep(100);
        }
        process.destroyForcibly();
        throw new IllegalStateException("the program did not come up; see " + output);
    }

    /** A port that nobody listens on now. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

package io.qinglan.store.time;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program of the system and gives what it printed. */
final class Program {

    private static final int SECONDS = 5;

    private Program() {}

    /**
     * Runs it to its end, at most five seconds.
     *
     * @throws IOException when it is not there, fails or takes too long
     */
    static String output(List<String> command) throws IOException {
        Path output = Files.createTempFile("qinglan", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command.get(0) + " took longer than " + SECONDS + " s");
            }
            String text = Files.readString(output, StandardCharsets.UTF_8).strip();
            if (process.exitValue() != 0) {
                throw new IOException(
                        command.get(0) + ": " + text.lines().findFirst().orElse("no answer"));
            }
            return text;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(command.get(0) + " was interrupted", e);
        } finally {
            Files.deleteIfExists(output);
        }
    }
}

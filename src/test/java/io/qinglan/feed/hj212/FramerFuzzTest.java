package io.qinglan.feed.hj212;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.code_intelligence.jazzer.Jazzer;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Feeds are hostile until proven otherwise. The fuzzer searches for a minute, from a fixed seed and with the vectors to start from, in a
 * process of its own; under {@code -Dqinglan.soak=true} for ten.
 */
class FramerFuzzTest {

    private static final Duration SEARCH = Duration.ofMinutes(Boolean.getBoolean("qinglan.soak") ? 10 : 1);

    @TempDir
    Path folder;

    static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        Vectors.read("vectors.jsonl").forEach(vector -> seeds.add(Vectors.bytes(vector)));
        Vectors.read("rules.jsonl").forEach(vector -> seeds.add(Vectors.bytes(vector)));
        return seeds;
    }

    /** What holds for any bytes holds for those at hand; also the way in for fuzzing from an editor (JAZZER_FUZZ=1). */
    @MethodSource("seeds")
    @FuzzTest
    void theVectorsHold(byte[] stream) {
        FramerFuzz.fuzzerTestOneInput(stream);
    }

    @Test
    void theFuzzerFindsNothing() throws IOException, InterruptedException {
        Path corpus = Files.createDirectory(folder.resolve("corpus"));
        int number = 0;
        for (byte[] seed : seeds()) {
            Files.write(corpus.resolve("seed-" + number++), Arrays.copyOf(seed, Math.min(seed.length, 4_096)));
        }
        Path said = folder.resolve("said.txt");
        Process fuzzer = new ProcessBuilder(command(corpus))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(fuzzer.waitFor(SEARCH.plusMinutes(10).toSeconds(), TimeUnit.SECONDS))
                    .as("ends by itself")
                    .isTrue();
        } finally {
            fuzzer.destroyForcibly();
        }
        assertThat(fuzzer.exitValue()).as(() -> end(said)).isZero();
        assertThat(end(said)).contains("Done ");
    }

    private static List<String> command(Path corpus) {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-Dqinglan.rules="
                        + Path.of(System.getProperty("qinglan.rules", "rules")).toAbsolutePath(),
                "-cp",
                absolute(classes),
                Jazzer.class.getName(),
                "--target_class=" + FramerFuzz.class.getName(),
                "--instrumentation_includes=io.qinglan.feed.hj212.**",
                "--custom_hook_includes=io.qinglan.none",
                "-max_total_time=" + SEARCH.toSeconds(),
                "-seed=20261121",
                "-max_len=4096",
                "-rss_limit_mb=0",
                "-timeout=60",
                corpus.toString());
    }

    private static String absolute(String classes) {
        return String.join(
                java.io.File.pathSeparator,
                Arrays.stream(classes.split(java.io.File.pathSeparator))
                        .map(part -> Path.of(part).toAbsolutePath().toString())
                        .toList());
    }

    private static String end(Path said) {
        try {
            String all = Files.readString(said);
            return all.substring(Math.max(0, all.length() - 3_000));
        } catch (IOException e) {
            return e.toString();
        }
    }
}

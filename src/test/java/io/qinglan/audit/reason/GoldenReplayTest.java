package io.qinglan.audit.reason;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import io.qinglan.ledger.Canonical;
import io.qinglan.policy.PackArchives;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.PolicyPack;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Decisions that were made once and archived with the very bytes of their packs, made again by the program as it is. A library, or a change
 * of our own, that alters a result fails here. If that is meant to be, a decision record says why, and
 * {@code mvn test -Dtest=GoldenReplayTest -Dqinglan.golden=write} writes the set anew.
 */
class GoldenReplayTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final Path DECISIONS = FOLDER.resolve("decisions.jsonl.gz");
    private static final int COUNT = 400;

    private final GoldenDecisions decisions = new GoldenDecisions();

    @Test
    void whatWasDecidedComesOutAgainByteForByte() {
        if ("write".equals(System.getProperty("qinglan.golden"))) {
            write();
        }
        PackArchives archives = new PackArchives(GoldenReplayTest::archive);
        int same = 0;
        for (String line : read(DECISIONS).split("\n")) {
            JsonNode golden = decisions.tree(line.getBytes(StandardCharsets.UTF_8));
            PolicyPack pack = archives.pack(golden.get("pack").asText()).orElseThrow();
            byte[] again = decisions.decided(
                    new GoldenDecisions.Asked(golden.get("kind").asText(), golden.get("asked")), pack);
            assertThat(new String(again, StandardCharsets.UTF_8))
                    .as("asked: %s", golden.get("asked"))
                    .isEqualTo(new String(Canonical.bytes(golden.get("said")), StandardCharsets.UTF_8));
            same++;
        }
        assertThat(same).isEqualTo(COUNT);
    }

    private void write() {
        PolicyPack pack = PolicyLibrary.open(Path.of("rules")).pack("cn-2024");
        pack.chain().forEach(each -> write(FOLDER.resolve(each.digest() + ".pack.gz"), each.archive()));
        StringBuilder lines = new StringBuilder();
        List<GoldenDecisions.Asked> inputs = decisions.inputs(20261122, COUNT);
        for (GoldenDecisions.Asked asked : inputs) {
            var line = new java.util.TreeMap<String, Object>();
            line.put("pack", pack.digest());
            line.put("kind", asked.kind());
            line.put("asked", asked.input());
            line.put("said", decisions.tree(decisions.decided(asked, pack)));
            lines.append(new String(Canonical.bytes(line), StandardCharsets.UTF_8))
                    .append('\n');
        }
        write(DECISIONS, lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<byte[]> archive(String digest) {
        Path file = FOLDER.resolve(digest + ".pack.gz");
        return Files.exists(file) ? Optional.of(bytes(file)) : Optional.empty();
    }

    private static String read(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8).strip();
    }

    private static byte[] bytes(Path file) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
                out.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.qinglan.policy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a pack is known by: SHA-256 over its files in the order of their names (each: name, a zero byte, length in decimal, a zero
 * byte, bytes) and then the digest of the pack it extends. rules/README.md says the same for people.
 */
final class PackDigest {

    private PackDigest() {}

    static String of(Path folder, String parentDigest) {
        return of(archive(folder, parentDigest));
    }

    static String of(byte[] archive) {
        return HexFormat.of().formatHex(sha256().digest(archive));
    }

    /** The very bytes that are hashed: the whole pack in one piece, to be kept beside the decisions that name its digest. */
    static byte[] archive(Path folder, String parentDigest) {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        for (Path file : files(folder)) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            byte[] bytes = bytes(file);
            archive.writeBytes((name + "\0" + bytes.length + "\0").getBytes(StandardCharsets.UTF_8));
            archive.writeBytes(bytes);
        }
        archive.writeBytes(parentDigest.getBytes(StandardCharsets.US_ASCII));
        return archive.toByteArray();
    }

    static String ofText(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .sorted(java.util.Comparator.comparing(
                            file -> folder.relativize(file).toString().replace('\\', '/')))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

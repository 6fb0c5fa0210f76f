package io.qinglan.policy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Packs as they were archived beside the decisions that name them, ready to be used again. An archive is unpacked once in a process, into
 * a temporary folder that goes with it; what is unpacked has the digest it was asked by, or it is refused. Thread safe.
 */
public final class PackArchives {

    private static final int DIGEST = 64;

    private final Function<String, Optional<byte[]>> archives;
    private final Map<String, PolicyPack> opened = new ConcurrentHashMap<>();

    /**
     * Packs from a store of archives.
     *
     * @param archives digest (lower-case hex) to the bytes of {@link PolicyPack#archive()}, empty when it was not kept
     */
    public PackArchives(Function<String, Optional<byte[]>> archives) {
        this.archives = archives;
    }

    /**
     * The pack of a digest, with the packs it extended then.
     *
     * @return empty when it, or one it extends, was not archived
     * @throws PolicyException when the archive is not what its digest says
     */
    public Optional<PolicyPack> pack(String digest) {
        PolicyPack known = opened.get(digest);
        return known != null ? Optional.of(known) : archives.apply(digest).flatMap(bytes -> open(digest, bytes));
    }

    private Optional<PolicyPack> open(String digest, byte[] archive) {
        if (!PackDigest.of(archive).equals(digest)) {
            throw PolicyException.expected("archive of a pack", "the digest " + digest, PackDigest.of(archive));
        }
        Unpacked unpacked = unpack(digest, archive);
        PolicyPack parent = null;
        if (!unpacked.parent().isEmpty()) {
            Optional<PolicyPack> found = pack(unpacked.parent());
            if (found.isEmpty()) {
                return Optional.empty();
            }
            parent = found.get();
        }
        JsonNode about = PolicyFiles.tree(unpacked.folder().resolve("pack.yaml"));
        PolicySchema.PACK.check("archive " + digest + " pack.yaml", about);
        PolicyPack pack = PolicyPack.read(unpacked.folder(), about, parent);
        if (!pack.digest().equals(digest)) {
            throw PolicyException.expected("unpacked archive of a pack", "the digest " + digest, pack.digest());
        }
        PolicyPack first = opened.putIfAbsent(digest, pack);
        return Optional.of(first == null ? pack : first);
    }

    private record Unpacked(Path folder, String parent) {}

    private static Unpacked unpack(String digest, byte[] archive) {
        try {
            Path folder = Files.createTempDirectory("qinglan-pack-" + digest.substring(0, 12) + "-");
            folder.toFile().deleteOnExit();
            int at = 0;
            int end = parentAt(archive);
            while (at < end) {
                String name = word(archive, at);
                at += name.getBytes(StandardCharsets.UTF_8).length + 1;
                String length = word(archive, at);
                at += length.length() + 1;
                int size = Integer.parseInt(length);
                write(folder, name, archive, at, size);
                at += size;
            }
            return new Unpacked(folder, new String(archive, at, archive.length - at, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("the archive of a pack cannot be unpacked", e);
        }
    }

    /** Where the digest of the parent begins: behind the last file; the end of an archive that has none. */
    private static int parentAt(byte[] archive) {
        int at = 0;
        while (at < archive.length) {
            int name = zero(archive, at);
            if (name < 0) {
                break;
            }
            int length = zero(archive, name + 1);
            at = length
                    + 1
                    + Integer.parseInt(new String(archive, name + 1, length - name - 1, StandardCharsets.US_ASCII));
        }
        if (archive.length - at != 0 && archive.length - at != DIGEST) {
            throw PolicyException.expected(
                    "archive of a pack", "files and perhaps the digest of a pack", archive.length - at + " bytes");
        }
        return at;
    }

    private static int zero(byte[] archive, int from) {
        for (int at = from; at < archive.length; at++) {
            if (archive[at] == 0) {
                return at;
            }
        }
        return -1;
    }

    private static String word(byte[] archive, int from) {
        ByteArrayOutputStream word = new ByteArrayOutputStream();
        for (int at = from; archive[at] != 0; at++) {
            word.write(archive[at]);
        }
        return word.toString(StandardCharsets.UTF_8);
    }

    private static void write(Path folder, String name, byte[] archive, int from, int size) throws IOException {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder)) {
            throw PolicyException.expected("archive of a pack", "files inside its folder", name);
        }
        Path home = file.getParent();
        if (!home.equals(folder) && !Files.exists(home)) {
            Files.createDirectories(home);
            home.toFile().deleteOnExit();
        }
        Files.write(file, java.util.Arrays.copyOfRange(archive, from, from + size));
        file.toFile().deleteOnExit();
    }
}

package io.qinglan.audit.pack;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/**
 * A pack as a zip file: its files at the top or in one folder. Nothing is written before the whole file was read and found small enough
 * and clean: a name that leaves the folder, a file that grows beyond its share, or one that is no part of a pack is refused.
 */
final class PackZip {

    private static final int MOST_FILES = 500;
    private static final int LARGEST_FILE = 4 << 20;
    private static final int LARGEST_PACK = 16 << 20;
    private static final int BUFFER = 1 << 13;
    private static final List<String> ENDINGS = List.of(".yaml", ".csv", ".drl", ".md", ".txt");

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private int size;

    private PackZip() {}

    /**
     * Reads a zip file.
     *
     * @return the files by their names inside the pack, {@code /} between folders
     * @throws Problem 422 that names the entry, what was expected and what came
     */
    static Map<String, byte[]> read(byte[] zip) {
        PackZip read = new PackZip();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (!entry.isDirectory()) {
                    read.take(entry.getName(), entries);
                }
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw refused("", "a zip file with names in UTF-8", e.getMessage());
        } catch (IOException e) {
            throw refused("", "a whole zip file", e.getMessage());
        }
        if (read.files.isEmpty()) {
            throw refused("", "a zip file with a pack", zip.length + " bytes without an entry");
        }
        return read.withoutTopFolder();
    }

    /** Writes the files into a folder, which must be empty. */
    static void write(Map<String, byte[]> files, Path folder) {
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path to = folder.resolve(file.getKey()).normalize();
                if (!to.startsWith(folder)) {
                    throw refused(file.getKey(), "a name inside the pack", file.getKey());
                }
                Files.createDirectories(to.getParent());
                Files.write(to, file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(String name, InputStream entry) throws IOException {
        requireInside(name);
        if (ENDINGS.stream().noneMatch(name::endsWith)) {
            throw refused(name, "a file ending in one of " + ENDINGS, name);
        }
        if (files.size() >= MOST_FILES) {
            throw refused(name, "at most " + MOST_FILES + " files", "more");
        }
        byte[] bytes = bytes(name, entry);
        if (files.put(name, bytes) != null) {
            throw refused(name, "each name once", "twice");
        }
    }

    /** What an entry says of its size is not believed; it is read no further than its share. */
    private byte[] bytes(String name, InputStream entry) throws IOException {
        byte[] all = new byte[BUFFER];
        int length = 0;
        for (int read = entry.read(all, 0, BUFFER); read >= 0; read = entry.read(all, length, all.length - length)) {
            length += read;
            if (length > LARGEST_FILE || size + length > LARGEST_PACK) {
                throw refused(
                        name,
                        "at most " + LARGEST_FILE + " bytes a file and " + LARGEST_PACK + " a pack, unpacked",
                        "more");
            }
            if (length == all.length) {
                all = Arrays.copyOf(all, 2 * length);
            }
        }
        size += length;
        return Arrays.copyOf(all, length);
    }

    private static void requireInside(String name) {
        boolean outside = name.isEmpty()
                || name.startsWith("/")
                || name.indexOf('\\') >= 0
                || name.indexOf(':') >= 0
                || name.chars().anyMatch(letter -> letter < ' ')
                || Arrays.stream(name.split("/", -1))
                        .anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
        if (outside) {
            throw refused(name, "a name inside the pack, with / between folders", name);
        }
    }

    /** A pack in one folder is as good as one at the top. */
    private Map<String, byte[]> withoutTopFolder() {
        requireOneNameEach();
        if (files.containsKey("pack.yaml")) {
            return files;
        }
        String first = files.keySet().iterator().next();
        String top = first.substring(0, first.indexOf('/') + 1);
        if (top.isEmpty()
                || !files.containsKey(top + "pack.yaml")
                || !files.keySet().stream().allMatch(name -> name.startsWith(top))) {
            throw refused("pack.yaml", "pack.yaml at the top, or in the one folder", files.keySet());
        }
        Map<String, byte[]> inside = new LinkedHashMap<>();
        files.forEach((name, bytes) -> inside.put(name.substring(top.length()), bytes));
        return inside;
    }

    /** Names that differ in case alone are one file on some systems, and the digest would depend on where it was unpacked. */
    private void requireOneNameEach() {
        Set<String> seen = new HashSet<>();
        for (String name : files.keySet()) {
            if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                throw refused(name, "names that differ by more than case", name);
            }
        }
    }

    private static Problem refused(String entry, String expected, Object got) {
        return Problem.invalid(InputError.at("/" + entry, expected, got));
    }
}

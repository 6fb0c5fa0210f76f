package io.qinglan.inventory.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** Looks a workbook over before anything in it is read: what it unpacks to, and what it carries that no list needs. */
final class WorkbookGuard {

    private static final int MOST_PARTS = 2_000;
    private static final long FREE = 1 << 20; // a small part may be packed as tightly as it likes
    private static final int TIGHTEST = 200; // a sheet of equal rows packs about 60 to 1
    private static final List<String> UNWANTED = List.of(
            "vbaproject",
            "xl/externallinks/",
            "xl/embeddings/",
            "xl/activex/",
            "xl/ctrlprops/",
            "xl/connections",
            "xl/querytables/",
            "xl/model/",
            "xl/macrosheets/",
            "xl/dialogsheets/");

    private final Limits limits;

    WorkbookGuard(Limits limits) {
        this.limits = limits;
    }

    /** Whether bytes begin like a zip file. */
    static boolean isZip(byte[] file) {
        return file.length > 3 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
    }

    /** Whether bytes begin like a workbook of the old binary kind, or one that is locked by a password. */
    static boolean isOldOrLocked(byte[] file) {
        return file.length > 3
                && (file[0] & 0xff) == 0xd0
                && (file[1] & 0xff) == 0xcf
                && (file[2] & 0xff) == 0x11
                && (file[3] & 0xff) == 0xe0;
    }

    /**
     * Lets a workbook pass that carries nothing but sheets.
     *
     * @throws Problem 422 for macros, links to other files, embedded objects, or a file that unpacks to too much
     */
    void check(byte[] file) {
        byte[] buffer = new byte[1 << 16];
        long all = 0;
        int parts = 0;
        // read as the reader will read it: by the directory at the end of the file
        try (ZipFile zip = ZipFile.builder().setByteArray(file).get()) {
            for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
                if (++parts > MOST_PARTS) {
                    throw refusal("at most " + MOST_PARTS + " parts", "more");
                }
                checkName(part.getName());
                long packed = Math.min(file.length, Math.max(part.getCompressedSize(), 1));
                all += inflate(zip, part, packed, buffer, limits.inflated() - all);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw refusal("a whole xlsx file", String.valueOf(e.getMessage()));
        }
        if (parts == 0) {
            throw refusal("a whole xlsx file", "a zip file without parts");
        }
    }

    private long inflate(ZipFile zip, ZipArchiveEntry part, long packed, byte[] buffer, long left) throws IOException {
        long inflated = 0;
        try (InputStream stream = zip.getInputStream(part)) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                inflated += read;
                if (inflated > left) {
                    throw refusal("at most " + limits.inflated() + " bytes once unpacked", "more (a zip bomb?)");
                }
                if (inflated > FREE && inflated / TIGHTEST > packed) {
                    throw refusal("parts packed at most " + TIGHTEST + " to 1", part.getName() + " (a zip bomb?)");
                }
            }
        }
        return inflated;
    }

    private static void checkName(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace('\\', '/');
        if (lower.startsWith("/") || lower.contains("../") || lower.contains(":")) {
            throw refusal("parts with plain names", name);
        }
        for (String unwanted : UNWANTED) {
            if (lower.contains(unwanted)) {
                throw refusal("a workbook without macros, links to other files and embedded objects", name);
            }
        }
    }

    static Problem refusal(String expected, String got) {
        return Problem.invalid(InputError.at("/file", expected, got));
    }
}

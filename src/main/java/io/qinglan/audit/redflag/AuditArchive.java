package io.qinglan.audit.redflag;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.qinglan.audit.Bundles;
import io.qinglan.ledger.Entries;
import io.qinglan.ledger.Leaf;
import io.qinglan.ledger.LedgerKeys;

/**
 * An electronic archive: a catalogue that names every file with its title, size and SHA-256, the report, the published keys of the ledger,
 * and a bundle for every decision the report names, as far as there is room. What finds no room is named in the catalogue too.
 */
@ApplicationScoped
class AuditArchive {

    private static final int BUNDLES = 200;

    private final Bundles bundles;
    private final Entries entries;
    private final LedgerKeys keys;
    private final ObjectMapper json;

    AuditArchive(Bundles bundles, Entries entries, LedgerKeys keys, ObjectMapper json) {
        this.bundles = bundles;
        this.entries = entries;
        this.keys = keys;
        this.json = json;
    }

    /** One file of the archive as its catalogue names it. */
    private record Listed(String file, String zh, String en, int bytes, String sha256) {}

    byte[] of(Object report, List<RedFlag> flags) {
        Set<UUID> named = new LinkedHashSet<>();
        flags.forEach(flag -> named.addAll(flag.decisions()));
        List<UUID> left = new ArrayList<>(named);
        List<Listed> catalogue = new ArrayList<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            put(zip, catalogue, "red-flags.json", "红旗报告", "report of red flags", written(report));
            while (!left.isEmpty() && catalogue.size() < BUNDLES) {
                UUID decision = left.remove(0);
                Entries.Found found = entries.find(decision).orElseThrow();
                put(
                        zip,
                        catalogue,
                        "bundles/" + decision + ".bundle.json",
                        "证据包 " + found.kind(),
                        "bundle of " + found.kind(),
                        bundles.of(found, null));
            }
            // last: the first bundle of a new ledger brings its key
            put(zip, catalogue, "ledger.pub", "账本公钥", "published keys of the ledger", keysOf());
            Map<String, Object> list = new LinkedHashMap<>();
            list.put("files", catalogue);
            list.put("notIncluded", left);
            entry(zip, "catalogue.json", written(list));
        } catch (IOException e) {
            throw new UncheckedIOException("the archive cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private byte[] keysOf() {
        return (String.join("\n", keys.verifiers()) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private byte[] written(Object value) {
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(ZipOutputStream zip, List<Listed> catalogue, String file, String zh, String en, byte[] body)
            throws IOException {
        entry(zip, file, body);
        catalogue.add(new Listed(file, zh, en, body.length, HexFormat.of().formatHex(Leaf.digest(body))));
    }

    private static void entry(ZipOutputStream zip, String file, byte[] body) throws IOException {
        ZipEntry entry = new ZipEntry(file);
        entry.setTime(0); // the same report gives the same archive
        zip.putNextEntry(entry);
        zip.write(body);
        zip.closeEntry();
    }
}

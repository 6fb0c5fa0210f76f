package io.qinglan.compliance.lead.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.qinglan.ledger.Leaf;

/** Evidence as one zip file: a JSON file for each part, the packs, and {@code SHA256SUMS}, by which any tool can check it. */
final class EvidenceFile {

    private final ObjectMapper json;

    EvidenceFile(ObjectMapper json) {
        this.json = json;
    }

    /**
     * The bytes of the file.
     *
     * @param at the time its entries carry
     */
    byte[] of(Map<String, Object> parts, Map<String, byte[]> packs, Instant at) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, Object> part : parts.entrySet()) {
                entries.put(
                        part.getKey() + ".json",
                        json.writerWithDefaultPrettyPrinter().writeValueAsBytes(part.getValue()));
            }
            entries.putAll(packs);
            entries.put("SHA256SUMS", sums(entries).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return zipped(entries, at);
        } catch (IOException e) {
            throw new UncheckedIOException("the evidence was not packed", e);
        }
    }

    private static String sums(Map<String, byte[]> entries) {
        StringBuilder sums = new StringBuilder();
        entries.forEach((name, bytes) -> sums.append(HexFormat.of().formatHex(Leaf.digest(bytes)))
                .append("  ")
                .append(name)
                .append('\n'));
        return sums.toString();
    }

    private static byte[] zipped(Map<String, byte[]> entries, Instant at) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry named = new ZipEntry(entry.getKey());
                named.setTimeLocal(at.atOffset(ZoneOffset.UTC).toLocalDateTime());
                zip.putNextEntry(named);
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}

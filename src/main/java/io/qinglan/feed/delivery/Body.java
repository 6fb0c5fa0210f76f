package io.qinglan.feed.delivery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.TextNode;

import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** A delivered body: the bytes as they came, and the records in it. */
public final class Body {

    /** Media type of a record a line. */
    public static final String LINES = "application/x-ndjson";

    private static final int MOST_BYTES = 128 << 20;

    private final byte[] asCame;
    private final boolean lines;
    private final boolean packed;

    /**
     * A body with what its headers say of it.
     *
     * @param asCame the bytes as they came
     * @param mediaType of the header, null when absent
     * @param encoding of the header, null when absent
     */
    public Body(byte[] asCame, String mediaType, String encoding) {
        this.asCame = asCame == null ? new byte[0] : asCame;
        this.lines = mediaType != null && mediaType.startsWith(LINES);
        this.packed = "gzip".equalsIgnoreCase(encoding)
                || this.asCame.length > 1 && this.asCame[0] == 0x1f && this.asCame[1] == (byte) 0x8b;
    }

    /** The bytes as they came, packed when they came packed. */
    public byte[] asCame() {
        return asCame;
    }

    /**
     * The records in their order; a line that is no JSON stands there as a text, so that the others still count.
     *
     * @throws Problem 422 when it is no JSON at all, empty, or holds more records than allowed; 413 when it unpacks to too much
     */
    public List<JsonNode> records(ObjectReader json, int most) {
        byte[] plain = packed ? unpacked() : asCame;
        List<JsonNode> records = lines ? ofLines(json, plain) : ofDocument(json, plain);
        if (records.isEmpty() || records.size() > most) {
            throw Problem.invalid(InputError.at("", "1 to " + most + " records", records.size()));
        }
        return records;
    }

    private byte[] unpacked() {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(asCame))) {
            byte[] plain = in.readNBytes(MOST_BYTES + 1);
            if (plain.length > MOST_BYTES) {
                throw new Problem(
                        413, "too-large", "the body unpacks to more than " + MOST_BYTES + " bytes", List.of());
            }
            return plain;
        } catch (IOException e) {
            throw Problem.invalid(InputError.at("", "a body packed by gzip", e.getMessage()));
        }
    }

    private static List<JsonNode> ofDocument(ObjectReader json, byte[] plain) {
        try {
            JsonNode tree = json.readTree(plain);
            if (tree == null || tree.isMissingNode() || tree.isNull()) {
                throw Problem.invalid(InputError.at("", "a record or a list of records", "nothing"));
            }
            List<JsonNode> records = new ArrayList<>();
            (tree.isArray() ? tree : List.of(tree)).forEach(records::add);
            return records;
        } catch (JsonProcessingException e) {
            throw Problem.invalid(
                    InputError.inLine(e.getLocation().getLineNr(), "well-formed JSON", e.getOriginalMessage()));
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
    }

    private static List<JsonNode> ofLines(ObjectReader json, byte[] plain) {
        List<JsonNode> records = new ArrayList<>();
        new String(plain, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> {
                    try {
                        records.add(json.readTree(line));
                    } catch (JsonProcessingException e) {
                        records.add(TextNode.valueOf(line));
                    }
                });
        return records;
    }
}

package io.qinglan.command.hj212;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * One captured stream: its id as given, and all its bytes; where its chunks were cut means nothing.
 *
 * @param id whatever the line says, to be given back
 * @param bytes the stream
 */
public record Capture(JsonNode id, byte[] bytes) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads a line {@code {"id", "encoding", "packet"|"chunks"}}; without an encoding the text is UTF-8.
     *
     * @throws BadInput when the line is no such object or names an encoding that is not known
     */
    public static Capture read(String line, String place) {
        JsonNode tree = tree(line, place);
        if (!tree.isObject()
                || !tree.hasNonNull("packet") && !tree.path("chunks").isArray()) {
            throw new BadInput(place + ": expected an object with packet or chunks, got " + shorten(line));
        }
        Charset charset = charset(tree.path("encoding").asText("utf-8"), place);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (tree.hasNonNull("packet")) {
            bytes.writeBytes(tree.get("packet").asText().getBytes(charset));
        } else {
            tree.get("chunks").forEach(chunk -> bytes.writeBytes(chunk.asText().getBytes(charset)));
        }
        return new Capture(tree.path("id"), bytes.toByteArray());
    }

    private static JsonNode tree(String line, String place) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new BadInput(place + ": expected JSON, got " + shorten(line));
        }
    }

    /** {@code latin-1} is a name of ISO 8859-1 outside Java. */
    private static Charset charset(String name, String place) {
        if (name.equalsIgnoreCase("latin-1")) {
            return StandardCharsets.ISO_8859_1;
        }
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new BadInput(place + ": expected an encoding such as utf-8, gb18030, latin-1, got " + name);
        }
    }

    private static String shorten(String line) {
        return line.length() > 80 ? line.substring(0, 80) + "…" : line;
    }
}

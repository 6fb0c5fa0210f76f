package io.qinglan.feed.hj212;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.qinglan.feed.CommandSetsReader;
import io.qinglan.policy.PolicyLibrary;

/** The test vectors of HJ 212 (src/test/resources/hj212), and what the tests of the codec share. */
public final class Vectors {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CommandSets COMMANDS =
            CommandSetsReader.read(PolicyLibrary.open(Path.of(System.getProperty("qinglan.rules", "rules"))));

    private Vectors() {}

    /** The commands of all editions, as the program reads them. */
    public static CommandSets commands() {
        return COMMANDS;
    }

    /** All vectors of a file of the folder. */
    public static List<JsonNode> read(String file) {
        try (InputStream in = Vectors.class.getResourceAsStream("/hj212/" + file)) {
            Stream<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
            return lines.map(Vectors::tree).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode tree(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of a vector's stream; its cuts mean nothing. */
    public static byte[] bytes(JsonNode vector) {
        String encoding = vector.get("encoding").asText();
        Charset charset = encoding.equals("latin-1") ? StandardCharsets.ISO_8859_1 : Charset.forName(encoding);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (vector.hasNonNull("packet")) {
            bytes.writeBytes(vector.get("packet").asText().getBytes(charset));
        }
        vector.path("chunks").forEach(chunk -> bytes.writeBytes(chunk.asText().getBytes(charset)));
        return bytes.toByteArray();
    }
}

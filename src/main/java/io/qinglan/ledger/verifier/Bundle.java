package io.qinglan.ledger.verifier;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.erdtman.jcs.JsonCanonicalizer;

/** A bundle as it was read; its form is checked, what it claims is not. */
final class Bundle {

    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Set<String> MEMBERS = Set.of(
            "anchors",
            "checkpoint",
            "consistency",
            "contents",
            "decision",
            "form",
            "leaves",
            "missedAnchors",
            "origin",
            "seal");

    final String origin;
    final String decision;
    final SignedNote checkpoint;
    final TreeHead head;
    final List<LeafEntry> leaves = new ArrayList<>();
    final List<Content> contents = new ArrayList<>();
    final List<Beginning> consistency = new ArrayList<>();
    final JsonNode anchors;
    final List<String> missedAnchors = new ArrayList<>();
    final SignedNote seal;
    final byte[] sealed;

    /** A record with its place and path. */
    record LeafEntry(long index, byte[] record, List<byte[]> path) {}

    /** What records name by digest. */
    record Content(String digest, String kind, byte[] body) {}

    /** The proof that a tree of {@code from} leaves is the beginning of the checkpoint's. */
    record Beginning(long from, List<byte[]> path) {}

    /** @throws Doubt when it has not the form of a bundle */
    Bundle(byte[] file) {
        JsonNode tree = parse("the bundle", file);
        requireCanonical("the bundle", file, tree);
        tree.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                throw new Doubt("a bundle has no member " + name);
            }
        });
        if (tree.path("form").asInt() != 1) {
            throw new Doubt("this verifier reads form 1 of bundles, not " + tree.path("form"));
        }
        origin = text(tree, "origin");
        decision = text(tree, "decision");
        checkpoint = SignedNote.of(text(tree, "checkpoint"));
        head = TreeHead.of(checkpoint.text());
        for (JsonNode leaf : array(tree, "leaves")) {
            leaves.add(new LeafEntry(number(leaf, "index"), bytes(leaf, "record"), hashes(leaf)));
        }
        for (JsonNode content : array(tree, "contents")) {
            contents.add(new Content(text(content, "digest"), text(content, "kind"), bytes(content, "body")));
        }
        for (JsonNode from : array(tree, "consistency")) {
            consistency.add(new Beginning(number(from, "from"), hashes(from)));
        }
        anchors = array(tree, "anchors");
        for (JsonNode day : array(tree, "missedAnchors")) {
            missedAnchors.add(day.asText());
        }
        seal = SignedNote.of(text(tree, "seal"));
        sealed = canonical("the bundle", ((ObjectNode) tree.deepCopy()).without("seal"));
    }

    /** The JSON of some bytes. */
    static JsonNode parse(String what, byte[] bytes) {
        try {
            JsonNode tree = JSON.readTree(bytes);
            if (!tree.isObject()) {
                throw new Doubt(what + " is no JSON object");
            }
            return tree;
        } catch (IOException e) {
            throw new Doubt(
                    what + " is no JSON: " + e.getMessage().lines().findFirst().orElse(""));
        }
    }

    /** @throws Doubt when the bytes are not those that RFC 8785 gives */
    static void requireCanonical(String what, byte[] bytes, JsonNode tree) {
        if (!Arrays.equals(bytes, canonical(what, tree))) {
            throw new Doubt(what + " is not in the canonical form of RFC 8785");
        }
    }

    private static byte[] canonical(String what, JsonNode tree) {
        try {
            return new JsonCanonicalizer(JSON.writeValueAsString(tree)).getEncodedUTF8();
        } catch (IOException e) {
            throw new Doubt(what + " has no canonical form: " + e.getMessage());
        }
    }

    private static JsonNode array(JsonNode tree, String name) {
        JsonNode array = tree.path(name);
        if (!array.isArray()) {
            throw new Doubt("the bundle's member " + name + " is a list");
        }
        return array;
    }

    static String text(JsonNode tree, String name) {
        JsonNode text = tree.path(name);
        if (!text.isTextual()) {
            throw new Doubt("the bundle's member " + name + " is a text");
        }
        return text.asText();
    }

    private static long number(JsonNode tree, String name) {
        JsonNode number = tree.path(name);
        if (!number.canConvertToExactIntegral()) {
            throw new Doubt("the bundle's member " + name + " is a whole number");
        }
        return number.asLong();
    }

    static byte[] bytes(JsonNode tree, String name) {
        String text = text(tree, name);
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new Doubt("the bundle's member " + name + " is base64");
    }

    static List<byte[]> hashes(JsonNode tree) {
        List<byte[]> hashes = new ArrayList<>();
        for (JsonNode hash : array(tree, "path")) {
            if (!hash.asText().matches("[0-9a-f]{64}")) {
                throw new Doubt("a path consists of hashes in lower-case hexadecimal digits");
            }
            hashes.add(HexFormat.of().parseHex(hash.asText()));
        }
        return hashes;
    }
}

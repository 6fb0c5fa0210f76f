package io.qinglan.ledger.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The published key of a witness: {@code name+id+base64(0x04, key)}. It signs {@code cosignature/v1}, the time, and the checkpoint (C2SP
 * tlog-cosignature).
 */
public final class WitnessKey {

    private static final byte COSIGNATURE = 0x04;
    private static final int RAW_KEY = 32;
    private static final int ID = 4;
    private static final byte[] X509_OF_ED25519 = HexFormat.of().parseHex("302a300506032b6570032100"); // RFC 8410

    private final String name;
    private final byte[] id;
    private final PublicKey key;

    private WitnessKey(String name, byte[] id, PublicKey key) {
        this.name = name;
        this.id = id;
        this.key = key;
    }

    /**
     * The key of a published line.
     *
     * @throws Doubt when it is none, or its id does not belong to it
     */
    public static WitnessKey of(String published) {
        String[] parts = published.strip().split("\\+", 3);
        if (parts.length != 3) {
            throw new Doubt("a key of a witness is published as name+id+key, not as: " + published);
        }
        try {
            byte[] typed = Base64.getDecoder().decode(parts[2]);
            if (typed.length != 1 + RAW_KEY || typed[0] != COSIGNATURE) {
                throw new Doubt("the key of " + parts[0] + " is no key of a witness (Ed25519 cosignature, 0x04)");
            }
            byte[] named = (parts[0] + "\n").getBytes(StandardCharsets.UTF_8);
            byte[] id = Arrays.copyOf(
                    Hashes.of(ByteBuffer.allocate(named.length + typed.length)
                            .put(named)
                            .put(typed)
                            .array()),
                    ID);
            if (!HexFormat.of().formatHex(id).equals(parts[1])) {
                throw new Doubt("the id " + parts[1] + " does not belong to the key of " + parts[0]);
            }
            byte[] encoded = ByteBuffer.allocate(X509_OF_ED25519.length + RAW_KEY)
                    .put(X509_OF_ED25519)
                    .put(typed, 1, RAW_KEY)
                    .array();
            return new WitnessKey(
                    parts[0], id, KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new Doubt("the key of " + parts[0] + " cannot be read: " + e.getMessage());
        }
    }

    /** In whose name it signs. */
    public String name() {
        return name;
    }

    /**
     * Whether a signature line is of this key over a checkpoint.
     *
     * @param checkpoint the text of the checkpoint, without signatures
     * @param line {@code — name base64(id, time, signature)}
     */
    public boolean cosigned(String checkpoint, String line) {
        byte[] signed = signed(line);
        if (signed == null || !line.split(" ")[1].equals(name) || !Arrays.equals(Arrays.copyOf(signed, ID), id)) {
            return false;
        }
        String text =
                "cosignature/v1\ntime " + Instant.ofEpochSecond(time(signed)).getEpochSecond() + "\n" + checkpoint;
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(Arrays.copyOfRange(signed, ID + Long.BYTES, signed.length));
        } catch (GeneralSecurityException e) {
            return false; // a signature of the wrong form is no signature
        }
    }

    /** When a line says it was signed; null when it is no such line. */
    static Instant signedAt(String line) {
        byte[] signed = signed(line);
        return signed == null ? null : Instant.ofEpochSecond(time(signed));
    }

    private static long time(byte[] signed) {
        return ByteBuffer.wrap(signed).getLong(ID);
    }

    private static byte[] signed(String line) {
        String[] words = line.split(" ", -1);
        if (words.length != 3 || !words[0].equals("—")) {
            return null;
        }
        try {
            byte[] signed = Base64.getDecoder().decode(words[2]);
            return signed.length > ID + Long.BYTES ? signed : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

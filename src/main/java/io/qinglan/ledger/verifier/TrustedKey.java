package io.qinglan.ledger.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A published Ed25519 key of a ledger, read from {@code name+id+base64(type, key)} (C2SP signed-note). */
public final class TrustedKey {

    private static final byte ED25519 = 0x01;
    private static final int RAW_KEY = 32;
    private static final byte[] X509_OF_ED25519 = HexFormat.of().parseHex("302a300506032b6570032100"); // RFC 8410

    private final String line;
    private final String name;
    private final byte[] id;
    private final PublicKey key;

    private TrustedKey(String line, String name, byte[] id, PublicKey key) {
        this.line = line;
        this.name = name;
        this.id = id;
        this.key = key;
    }

    /**
     * The key of a published line.
     *
     * @throws Doubt when it is none, or its id does not belong to it
     */
    public static TrustedKey of(String published) {
        String[] parts = published.strip().split("\\+", 3);
        if (parts.length != 3) {
            throw new Doubt("a key is published as name+id+key, not as: " + published);
        }
        try {
            byte[] typed = Base64.getDecoder().decode(parts[2]);
            if (typed.length != 1 + RAW_KEY || typed[0] != ED25519) {
                throw new Doubt("the key of " + parts[0] + " is no Ed25519 key");
            }
            byte[] id = Arrays.copyOf(Hashes.of(concat((parts[0] + "\n").getBytes(StandardCharsets.UTF_8), typed)), 4);
            if (!HexFormat.of().formatHex(id).equals(parts[1])) {
                throw new Doubt("the id " + parts[1] + " does not belong to the key of " + parts[0]);
            }
            byte[] encoded = concat(X509_OF_ED25519, Arrays.copyOfRange(typed, 1, typed.length));
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            return new TrustedKey(published.strip(), parts[0], id, key);
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new Doubt("the key of " + parts[0] + " cannot be read: " + e.getMessage());
        }
    }

    /** The key as published. */
    public String line() {
        return line;
    }

    /** In whose name it signs. */
    public String name() {
        return name;
    }

    boolean isNamed(String signer, byte[] signerId) {
        return name.equals(signer) && Arrays.equals(id, signerId);
    }

    boolean signed(String text, byte[] signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // a signature of the wrong form is no signature
        }
    }

    private static byte[] concat(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}

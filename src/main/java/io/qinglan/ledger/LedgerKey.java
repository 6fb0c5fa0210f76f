package io.qinglan.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

import io.qinglan.store.OwnerOnly;

/**
 * The Ed25519 key with which the ledger signs its checkpoints and bundles, kept in one file for its owner's eyes: the private and the
 * public key (PKCS#8 and X.509) in base64, a line each. Its signatures and its published form follow C2SP signed-note.
 */
final class LedgerKey {

    private static final byte ED25519 = 0x01;
    private static final int RAW_KEY = 32;

    private final String name;
    private final PrivateKey secret;
    private final byte[] published; // type and raw key
    private final byte[] id;

    private LedgerKey(String name, PrivateKey secret, PublicKey open) {
        this.name = name;
        this.secret = secret;
        byte[] encoded = open.getEncoded(); // the raw key is the end of its X.509 form (RFC 8410)
        byte[] raw = Arrays.copyOfRange(encoded, encoded.length - RAW_KEY, encoded.length);
        this.published = ByteBuffer.allocate(1 + RAW_KEY).put(ED25519).put(raw).array();
        byte[] line = (name + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] hashed = Leaf.digest(ByteBuffer.allocate(line.length + published.length)
                .put(line)
                .put(published)
                .array());
        this.id = Arrays.copyOf(hashed, Integer.BYTES);
    }

    /**
     * The key of a file; made when the file is not there.
     *
     * @param name in whose name it signs: the origin of the ledger
     */
    static LedgerKey in(Path file, String name) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            String[] lines = Files.readString(file).strip().split("\\R");
            if (lines.length != 2) {
                throw new IllegalStateException(
                        file + ": expected two lines, private and public key, got " + lines.length);
            }
            KeyFactory keys = KeyFactory.getInstance("Ed25519");
            return new LedgerKey(
                    name,
                    keys.generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines[0]))),
                    keys.generatePublic(
                            new X509EncodedKeySpec(Base64.getDecoder().decode(lines[1]))));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read or made", e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(file + " is no Ed25519 key", e);
        }
    }

    private static void make(Path file) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Base64.Encoder base64 = Base64.getEncoder();
        OwnerOnly.write(
                file,
                base64.encodeToString(pair.getPrivate().getEncoded())
                        + "\n"
                        + base64.encodeToString(pair.getPublic().getEncoded()));
    }

    /** The key as it is published and trusted: {@code name+id+base64(type, key)}. */
    String verifier() {
        return name + "+" + HexFormat.of().formatHex(id) + "+"
                + Base64.getEncoder().encodeToString(published);
    }

    /**
     * A text with its signature, as a note.
     *
     * @param text ends in a line break
     */
    String note(String text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            byte[] signed = signature.sign();
            byte[] whole = ByteBuffer.allocate(id.length + signed.length)
                    .put(id)
                    .put(signed)
                    .array();
            return text + "\n— " + name + " " + Base64.getEncoder().encodeToString(whole) + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the ledger's key does not sign", e);
        }
    }
}

package io.qinglan.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash of one entry of the ledger, as a leaf of a Merkle tree: SHA-256(0x00 || entry) (RFC 9162, section 2.1.1). */
public final class Leaf {

    /** Bytes of a hash. */
    public static final int LENGTH = 32;

    private static final byte LEAF_PREFIX = 0x00;

    private Leaf() {}

    /** The leaf hash of an entry, 32 bytes. */
    public static byte[] hash(byte[] entry) {
        MessageDigest digest = sha256();
        digest.update(LEAF_PREFIX);
        return digest.digest(entry);
    }

    /** The plain SHA-256 of some content, 32 bytes: names what many records share. */
    public static byte[] digest(byte[] content) {
        return sha256().digest(content);
    }

    /** A SHA-256 to feed piece by piece. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

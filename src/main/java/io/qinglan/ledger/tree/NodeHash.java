package io.qinglan.ledger.tree;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Hashes of the tree: SHA-256(0x01 || left || right) above two nodes (RFC 9162, section 2.1.1). */
public final class NodeHash {

    /** Bytes of one hash. */
    public static final int LENGTH = 32;

    private static final byte NODE_PREFIX = 0x01;

    private NodeHash() {}

    /** The hash above two nodes, 32 bytes. */
    public static byte[] above(byte[] left, byte[] right) {
        MessageDigest digest = sha256();
        digest.update(NODE_PREFIX);
        digest.update(left);
        return digest.digest(right);
    }

    /** The root of a tree without leaves: the hash of nothing. */
    public static byte[] ofNothing() {
        return sha256().digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

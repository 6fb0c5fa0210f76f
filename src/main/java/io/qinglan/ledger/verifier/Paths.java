package io.qinglan.ledger.verifier;

import java.util.Arrays;
import java.util.List;

/** Reckons proofs of the tree up again (RFC 9162, sections 2.1.3.2 and 2.1.4.2). */
public final class Paths {

    private Paths() {}

    /**
     * The root that an audit path leads to from a leaf.
     *
     * @param leaf the leaf's hash
     * @param index its place, from 0
     * @param size how many leaves the tree has
     * @return null when the path does not fit a tree of that size
     */
    public static byte[] rootOf(byte[] leaf, long index, long size, List<byte[]> path) {
        if (index < 0 || index >= size) {
            return null;
        }
        long fn = index;
        long sn = size - 1;
        byte[] hash = leaf;
        for (byte[] sibling : path) {
            if (sn == 0) {
                return null;
            }
            if ((fn & 1) == 1 || fn == sn) {
                hash = Hashes.above(sibling, hash);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                hash = Hashes.above(hash, sibling);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 ? hash : null;
    }

    /**
     * Whether a proof shows that the earlier tree is the beginning of the later one.
     *
     * @param earlier root over the first {@code from} leaves
     * @param later root over the first {@code to} leaves
     */
    public static boolean consistent(byte[] earlier, long from, byte[] later, long to, List<byte[]> proof) {
        if (from < 0 || from > to) {
            return false;
        }
        if (from == to) {
            return proof.isEmpty() && Arrays.equals(earlier, later);
        }
        if (from == 0) {
            return proof.isEmpty() && Arrays.equals(earlier, Hashes.ofNothing());
        }
        boolean whole = Long.bitCount(from) == 1;
        if (!whole && proof.isEmpty()) {
            return false;
        }
        byte[] old = whole ? earlier : proof.get(0);
        byte[] current = old;
        long fn = from - 1;
        long sn = to - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        for (byte[] node : proof.subList(whole ? 0 : 1, proof.size())) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                old = Hashes.above(node, old);
                current = Hashes.above(node, current);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                current = Hashes.above(current, node);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && Arrays.equals(old, earlier) && Arrays.equals(current, later);
    }
}

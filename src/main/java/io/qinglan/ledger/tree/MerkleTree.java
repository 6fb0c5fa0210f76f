package io.qinglan.ledger.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * The tree of RFC 9162 over the first leaves of a ledger: its root, the proof that a leaf is in it, and the proof that an earlier tree
 * is its beginning. Each answer touches as many nodes as the tree is high.
 */
public final class MerkleTree {

    private final FullNodes nodes;
    private final long size;

    /**
     * The tree over the first leaves.
     *
     * @param nodes full subtrees below {@code size}
     * @param size how many leaves it has
     */
    public MerkleTree(FullNodes nodes, long size) {
        if (size < 0) {
            throw new IllegalArgumentException("a tree has 0 leaves or more, not " + size);
        }
        this.nodes = nodes;
        this.size = size;
    }

    /** The root hash (RFC 9162, section 2.1.1), 32 bytes. */
    public byte[] root() {
        return size == 0 ? NodeHash.ofNothing() : hash(0, size);
    }

    /**
     * The audit path of a leaf, from the leaf's sibling to the top (RFC 9162, section 2.1.3.1).
     *
     * @throws IllegalArgumentException when the tree has no such leaf
     */
    public List<byte[]> inclusion(long index) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("a tree of " + size + " leaves has no leaf " + index);
        }
        List<byte[]> path = new ArrayList<>();
        inclusion(index, 0, size, path);
        return path;
    }

    private void inclusion(long index, long from, long to, List<byte[]> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + largestPowerBelow(to - from);
        if (index < middle) {
            inclusion(index, from, middle, path);
            path.add(hash(middle, to));
        } else {
            inclusion(index, middle, to, path);
            path.add(hash(from, middle));
        }
    }

    /**
     * The proof that the tree over the first {@code earlier} leaves is the beginning of this one (RFC 9162, section 2.1.4.1). Empty
     * when both are the same tree, or when the earlier one has no leaves.
     *
     * @throws IllegalArgumentException when the earlier tree is larger than this one
     */
    public List<byte[]> consistency(long earlier) {
        if (earlier < 0 || earlier > size) {
            throw new IllegalArgumentException("a tree of " + size + " leaves has no beginning of " + earlier);
        }
        List<byte[]> proof = new ArrayList<>();
        if (earlier > 0 && earlier < size) {
            consistency(earlier, 0, size, true, proof);
        }
        return proof;
    }

    /** @param whole whether the part so far is the earlier tree itself, whose root the verifier knows */
    private void consistency(long earlier, long from, long to, boolean whole, List<byte[]> proof) {
        if (earlier == to) {
            if (!whole) {
                proof.add(hash(from, to));
            }
            return;
        }
        long middle = from + largestPowerBelow(to - from);
        if (earlier <= middle) {
            consistency(earlier, from, middle, whole, proof);
            proof.add(hash(middle, to));
        } else {
            consistency(earlier, middle, to, false, proof);
            proof.add(hash(from, middle));
        }
    }

    /** The hash over the leaves {@code from} to {@code to}, where {@code from} is where a full subtree of that height may begin. */
    private byte[] hash(long from, long to) {
        long count = to - from;
        if (Long.bitCount(count) == 1) {
            int level = Long.numberOfTrailingZeros(count);
            return nodes.hash(level, from >> level);
        }
        long middle = from + largestPowerBelow(count);
        return NodeHash.above(hash(from, middle), hash(middle, to));
    }

    /** The largest power of two that is smaller than the count, which is 2 or more. */
    private static long largestPowerBelow(long count) {
        return Long.highestOneBit(count - 1);
    }
}

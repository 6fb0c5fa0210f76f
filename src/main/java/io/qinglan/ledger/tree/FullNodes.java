package io.qinglan.ledger.tree;

/** Where the hashes of full subtrees come from. */
@FunctionalInterface
public interface FullNodes {

    /**
     * The hash over the 2<sup>level</sup> leaves from {@code index} · 2<sup>level</sup> on, all of which are there.
     *
     * @param level 0 for a leaf
     * @return 32 bytes
     */
    byte[] hash(int level, long index);
}

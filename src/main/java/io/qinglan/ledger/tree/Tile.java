package io.qinglan.ledger.tree;

import java.util.Arrays;
import java.util.List;

/**
 * A part of the tree eight levels high, kept by its lowest row: up to 256 hashes side by side (as in C2SP tlog-tiles). A full tile
 * never changes.
 *
 * @param hashes its lowest row, 32 bytes each
 */
public record Tile(byte[] hashes) {

    /** How many levels one tile covers. */
    public static final int HEIGHT = 8;

    /** How many hashes a full tile has. */
    public static final int WIDTH = 1 << HEIGHT;

    /** A tile of whole hashes, 256 at most. */
    public Tile {
        if (hashes.length % NodeHash.LENGTH != 0 || hashes.length > WIDTH * NodeHash.LENGTH) {
            throw new IllegalArgumentException(
                    "a tile has up to 256 hashes of 32 bytes, not " + hashes.length + " bytes");
        }
    }

    /** A tile of these hashes. */
    public static Tile of(List<byte[]> row) {
        byte[] hashes = new byte[row.size() * NodeHash.LENGTH];
        for (int i = 0; i < row.size(); i++) {
            System.arraycopy(row.get(i), 0, hashes, i * NodeHash.LENGTH, NodeHash.LENGTH);
        }
        return new Tile(hashes);
    }

    /** How many hashes it has. */
    public int width() {
        return hashes.length / NodeHash.LENGTH;
    }

    /** Whether nothing can be added to it. */
    public boolean full() {
        return width() == WIDTH;
    }

    /**
     * The hash over 2<sup>level</sup> of its hashes, from {@code index} · 2<sup>level</sup> on.
     *
     * @param level 0 to 8 within this tile
     */
    public byte[] hash(int level, int index) {
        if (level == 0) {
            return Arrays.copyOfRange(hashes, index * NodeHash.LENGTH, (index + 1) * NodeHash.LENGTH);
        }
        return NodeHash.above(hash(level - 1, 2 * index), hash(level - 1, 2 * index + 1));
    }

    /** The hash over all of a full tile: one hash of the tile above. */
    public byte[] root() {
        return hash(HEIGHT, 0);
    }
}

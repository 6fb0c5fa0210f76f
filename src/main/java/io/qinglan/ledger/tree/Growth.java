package io.qinglan.ledger.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * A tree that grows leaf by leaf: holds the unfinished tile of each level and hands out each tile the moment it is full. What it holds
 * is 255 hashes a level at most, whatever the size.
 */
public final class Growth {

    private final List<List<byte[]>> rows = new ArrayList<>();
    private final Finished finished;
    private long size;

    /** Who takes finished tiles. */
    @FunctionalInterface
    public interface Finished {

        /** A full tile; it never changes again. */
        void tile(int level, long index, Tile tile);
    }

    /** A tree without leaves. */
    public Growth(Finished finished) {
        this.finished = finished;
    }

    /**
     * A tree that goes on from where it stood.
     *
     * @param unfinished per level, from the leaves up, the hashes of the tile that is not full
     */
    public Growth(long size, List<Tile> unfinished, Finished finished) {
        this(finished);
        this.size = size;
        for (Tile tile : unfinished) {
            List<byte[]> row = new ArrayList<>();
            for (int i = 0; i < tile.width(); i++) {
                row.add(tile.hash(0, i));
            }
            rows.add(row);
        }
    }

    /** Adds a leaf hash. */
    public void add(byte[] leaf) {
        size++;
        add(0, leaf);
    }

    private void add(int level, byte[] hash) {
        if (rows.size() == level) {
            rows.add(new ArrayList<>());
        }
        List<byte[]> row = rows.get(level);
        row.add(hash);
        if (row.size() == Tile.WIDTH) {
            Tile tile = Tile.of(row);
            row.clear();
            finished.tile(level, (size - 1) >> (Tile.HEIGHT * (level + 1)), tile);
            add(level + 1, tile.root());
        }
    }

    /** How many leaves it has. */
    public long size() {
        return size;
    }

    /** The root over all leaves: the unfinished rows, hashed together from the lowest up. */
    public byte[] root() {
        byte[] root = null;
        for (List<byte[]> row : rows) {
            root = fold(row, root);
        }
        return root == null ? NodeHash.ofNothing() : root;
    }

    /** The hash over a row and what stands right of it: full subtrees from the right, small ones first. */
    private static byte[] fold(List<byte[]> row, byte[] right) {
        byte[] hash = right;
        int end = row.size();
        while (end > 0) {
            int count = Integer.lowestOneBit(end);
            Tile part = Tile.of(row.subList(end - count, end));
            byte[] full = part.hash(Integer.numberOfTrailingZeros(count), 0);
            hash = hash == null ? full : NodeHash.above(full, hash);
            end -= count;
        }
        return hash;
    }
}

package io.qinglan.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.qinglan.ledger.tree.Growth;
import io.qinglan.ledger.tree.MerkleTree;
import io.qinglan.ledger.tree.Tile;
import io.qinglan.ledger.tree.Tiles;
import io.qinglan.store.BinaryCopy;

/** The tree as it lies in PostgreSQL, through one connection: full tiles as stored, the rest from the decisions. Not thread safe. */
final class TreeStore {

    private static final String TILE = "select hashes from ledger_tile where level = ? and index = ?";
    private static final String LEAVES = "select leaf from decision where index >= ? and index < ? order by index";
    private static final String ROOTS =
            "select root from ledger_tile where level = ? and index >= ? and index < ? order by index";

    private final Connection connection;
    private final Map<String, Tile> read = new HashMap<>();

    TreeStore(Connection connection) {
        this.connection = connection;
    }

    /** The tree over the first leaves; its full tiles are stored. */
    MerkleTree tree(long size) {
        return new MerkleTree(new Tiles((level, index) -> tile(level, index, size)), size);
    }

    /**
     * Grows the tree by decisions that are not in it, and stores the tiles that became full.
     *
     * @param from the size so far
     * @param to the size wanted; all decisions before it are there
     * @return the root over {@code to} leaves
     */
    byte[] grow(long from, long to) throws SQLException {
        BinaryCopy full = new BinaryCopy("ledger_tile", "level", "index", "root", "hashes");
        Growth growth = new Growth(
                from,
                unfinished(from),
                (level, index, tile) ->
                        full.row().int32(level).int64(index).bytes(tile.root()).bytes(tile.hashes()));
        for (long at = from; at < to; at += Tile.WIDTH * Tile.WIDTH) {
            hashes(LEAVES, at, Math.min(to, at + Tile.WIDTH * Tile.WIDTH)).forEach(growth::add);
        }
        if (growth.size() != to) {
            throw new IllegalStateException("the ledger has " + (growth.size() - from) + " decisions from " + from
                    + ", expected " + (to - from));
        }
        full.writeTo(connection);
        return growth.root();
    }

    private List<Tile> unfinished(long size) {
        List<Tile> rows = new ArrayList<>();
        for (int level = 0; size >> (Tile.HEIGHT * level) > 0; level++) {
            rows.add(unfinished(level, size >> (Tile.HEIGHT * (level + 1)), size));
        }
        return rows;
    }

    private Tile tile(int level, long index, long size) {
        return read.computeIfAbsent(level + "/" + index, place -> {
            boolean full = index < size >> (Tile.HEIGHT * (level + 1));
            return full ? stored(level, index) : unfinished(level, index, size);
        });
    }

    /** The hashes of a tile that a tree of this size has only in part. */
    private Tile unfinished(int level, long index, long size) {
        long from = index * Tile.WIDTH;
        long to = size >> (Tile.HEIGHT * level);
        try {
            return Tile.of(level == 0 ? hashes(LEAVES, from, to) : hashes(ROOTS, level - 1, from, to));
        } catch (SQLException e) {
            throw new IllegalStateException("the tree of the ledger cannot be read", e);
        }
    }

    private Tile stored(int level, long index) {
        try (PreparedStatement select = connection.prepareStatement(TILE)) {
            select.setInt(1, level);
            select.setLong(2, index);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("tile " + level + "/" + index + " of the ledger is missing");
                }
                return new Tile(row.getBytes(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the tree of the ledger cannot be read", e);
        }
    }

    private List<byte[]> hashes(String sql, long... parameters) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setLong(i + 1, parameters[i]);
            }
            List<byte[]> hashes = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    hashes.add(row.getBytes(1));
                }
            }
            return hashes;
        }
    }
}

package io.qinglan.ledger.tree;

/** Full subtrees out of tiles. */
public final class Tiles implements FullNodes {

    private final Source source;

    /** Where tiles come from. */
    @FunctionalInterface
    public interface Source {

        /**
         * A tile, full or as far as it goes.
         *
         * @param level 0 for a row of leaves, 1 for a row of roots of such tiles, and so on
         * @param index counted from 0 along its level
         */
        Tile tile(int level, long index);
    }

    /** Full subtrees out of these tiles. */
    public Tiles(Source source) {
        this.source = source;
    }

    @Override
    public byte[] hash(int level, long index) {
        int tileLevel = level / Tile.HEIGHT;
        int within = level % Tile.HEIGHT;
        long first = index << within;
        Tile tile = source.tile(tileLevel, first / Tile.WIDTH);
        return tile.hash(within, (int) (index - ((first / Tile.WIDTH * Tile.WIDTH) >> within)));
    }
}

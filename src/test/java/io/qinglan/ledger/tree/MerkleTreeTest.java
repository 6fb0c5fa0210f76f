package io.qinglan.ledger.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import io.qinglan.ledger.Leaf;
import io.qinglan.ledger.verifier.Paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The tree against the published vectors of the log of RFC 6962 and 9162, and against the definition by recursion. */
class MerkleTreeTest {

    private static final HexFormat HEX = HexFormat.of();

    /** The eight entries of the published vectors. */
    private static final List<String> ENTRIES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    /** The roots over the first 1 to 8 of them. */
    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void rootsOfThePublishedVectors() {
        assertThat(HEX.formatHex(tree(leaves(), 0).root()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        for (int size = 1; size <= ROOTS.size(); size++) {
            assertThat(HEX.formatHex(tree(leaves(), size).root())).isEqualTo(ROOTS.get(size - 1));
        }
    }

    @Test
    void pathsOfThePublishedVectors() {
        assertThat(hex(tree(leaves(), 8).inclusion(0)))
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(hex(tree(leaves(), 8).inclusion(5)))
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(hex(tree(leaves(), 5).inclusion(1)))
                .containsExactly(
                        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
        assertThat(tree(leaves(), 1).inclusion(0)).isEmpty();
    }

    @Test
    void consistencyOfThePublishedVectors() {
        assertThat(tree(leaves(), 1).consistency(1)).isEmpty();
        assertThat(hex(tree(leaves(), 8).consistency(1)))
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(hex(tree(leaves(), 8).consistency(6)))
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(hex(tree(leaves(), 5).consistency(2)))
                .containsExactly(
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
    }

    @Property(tries = 60)
    void everyPlaceAndEveryBeginningIsProved(@ForAll @IntRange(min = 1, max = 700) int size) {
        List<byte[]> leaves = random(size);
        MerkleTree tree = tree(leaves, size);
        byte[] root = byDefinition(leaves);
        assertThat(tree.root()).isEqualTo(root);
        for (int index = 0; index < size; index += 1 + size / 40) {
            assertThat(Paths.rootOf(leaves.get(index), index, size, tree.inclusion(index)))
                    .isEqualTo(root);
        }
        for (int earlier = 1; earlier <= size; earlier += 1 + size / 40) {
            byte[] before = byDefinition(leaves.subList(0, earlier));
            assertThat(Paths.consistent(before, earlier, root, size, tree.consistency(earlier)))
                    .isTrue();
        }
    }

    @Property(tries = 20)
    void tilesGiveTheSameTreeAndGrowOnFromAnyPoint(
            @ForAll @IntRange(min = 1, max = 140_000) int size, @ForAll @IntRange(min = 0, max = 140_000) int stop) {
        List<byte[]> leaves = random(size);
        Map<String, Tile> tiles = new HashMap<>();
        Growth.Finished keep = (level, index, tile) ->
                assertThat(tiles.put(level + "/" + index, tile)).isNull();
        Growth first = new Growth(keep);
        int half = Math.min(stop, size);
        leaves.subList(0, half).forEach(first::add);
        Growth growth = new Growth(half, unfinished(tiles, leaves, half), keep);
        assertThat(growth.root()).isEqualTo(first.root());
        leaves.subList(half, size).forEach(growth::add);
        byte[] root = byDefinition(leaves);
        assertThat(growth.root()).isEqualTo(root);
        MerkleTree tree = new MerkleTree(new Tiles((level, index) -> tile(tiles, leaves, size, level, index)), size);
        assertThat(tree.root()).isEqualTo(root);
        assertThat(Paths.rootOf(leaves.get(size - 1), size - 1, size, tree.inclusion(size - 1)))
                .isEqualTo(root);
    }

    @Test
    void whatIsNotThereIsRefused() {
        MerkleTree tree = tree(leaves(), 5);
        assertThatThrownBy(() -> tree.inclusion(5)).hasMessageContaining("5 leaves has no leaf 5");
        assertThatThrownBy(() -> tree.inclusion(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree.consistency(6)).hasMessageContaining("no beginning of 6");
    }

    private static List<Tile> unfinished(Map<String, Tile> tiles, List<byte[]> leaves, int size) {
        List<Tile> unfinished = new ArrayList<>();
        for (int level = 0; size >> (Tile.HEIGHT * level) > 0; level++) {
            unfinished.add(tile(tiles, leaves, size, level, size >> (Tile.HEIGHT * (level + 1))));
        }
        return unfinished;
    }

    /** A full tile as kept; one that is not full from the roots of the tiles below it. */
    private static Tile tile(Map<String, Tile> tiles, List<byte[]> leaves, int size, int level, long index) {
        Tile full = tiles.get(level + "/" + index);
        if (full != null) {
            return full;
        }
        List<byte[]> row = new ArrayList<>();
        for (long at = index * Tile.WIDTH; at < size >> (Tile.HEIGHT * level); at++) {
            row.add(
                    level == 0
                            ? leaves.get((int) at)
                            : tiles.get(level - 1 + "/" + at).root());
        }
        return Tile.of(row);
    }

    private static MerkleTree tree(List<byte[]> leaves, int size) {
        return new MerkleTree(
                (level, index) -> byDefinition(leaves.subList((int) (index << level), (int) ((index + 1) << level))),
                size);
    }

    private static byte[] byDefinition(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int left = Integer.highestOneBit(leaves.size() - 1);
        return NodeHash.above(byDefinition(leaves.subList(0, left)), byDefinition(leaves.subList(left, leaves.size())));
    }

    private static List<byte[]> leaves() {
        return ENTRIES.stream().map(HEX::parseHex).map(Leaf::hash).toList();
    }

    private static List<byte[]> random(int size) {
        Random random = new Random(size);
        List<byte[]> leaves = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            byte[] leaf = new byte[NodeHash.LENGTH];
            random.nextBytes(leaf);
            leaves.add(leaf);
        }
        return leaves;
    }

    private static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(HEX::formatHex).toList();
    }
}

package io.qinglan.feed.hj212;

import java.util.Arrays;

/** Names met so far, as places in one byte array; used again for each frame without clearing its table. */
final class SeenNames {

    private int[] slots = new int[128];
    private int[] rounds = new int[128];
    private long[] places = new long[64];
    private int[] hashes = new int[64];
    private int count;
    private int round;

    /** Forgets all names. */
    void clear() {
        count = 0;
        round++;
        if (round == 0) {
            Arrays.fill(rounds, 0);
            round = 1;
        }
    }

    /** Whether this name was met before; it has been from now on. */
    boolean before(byte[] bytes, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return before(bytes, from, to, hash);
    }

    /** The same with a hash at hand. */
    boolean before(byte[] bytes, int from, int to, int hash) {
        int mask = slots.length - 1;
        int slot = spread(hash) & mask;
        while (rounds[slot] == round) {
            long place = places[slots[slot]];
            if (same(bytes, (int) (place >>> 32), (int) place, from, to)) {
                return true;
            }
            slot = (slot + 1) & mask;
        }
        add(bytes, from, to, hash, slot);
        return false;
    }

    private void add(byte[] bytes, int from, int to, int hash, int slot) {
        if (count == places.length) {
            grow(bytes);
            before(bytes, from, to, hash);
            return;
        }
        places[count] = (long) from << 32 | to;
        hashes[count] = hash;
        slots[slot] = count++;
        rounds[slot] = round;
    }

    private void grow(byte[] bytes) {
        long[] oldPlaces = places;
        int[] oldHashes = hashes;
        places = new long[2 * count];
        hashes = new int[2 * count];
        slots = new int[2 * slots.length];
        rounds = new int[slots.length];
        clear();
        for (int i = 0; i < oldPlaces.length; i++) {
            before(bytes, (int) (oldPlaces[i] >>> 32), (int) oldPlaces[i], oldHashes[i]);
        }
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B1;
        return mixed ^ mixed >>> 15;
    }

    private static boolean same(byte[] bytes, int aFrom, int aTo, int bFrom, int bTo) {
        return Arrays.equals(bytes, aFrom, aTo, bytes, bFrom, bTo);
    }
}

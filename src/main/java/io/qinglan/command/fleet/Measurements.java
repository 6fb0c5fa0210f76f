package io.qinglan.command.fleet;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

import io.qinglan.feed.hj212.Packet;

/** The values of an instrument: the same for the same seed, instrument, factor and time, so that what is sent again is the same. */
final class Measurements {

    private final long seed;
    private final List<String> factors;

    Measurements(long seed, List<String> factors) {
        this.seed = seed;
        this.factors = factors;
    }

    int factors() {
        return factors.size();
    }

    /** Writes the factors from (with) {@code from} to (without) {@code to} of a record. */
    void write(Packet packet, int instrument, int command, LocalDateTime time, int from, int to) {
        long moment = time.toEpochSecond(ZoneOffset.UTC);
        for (int i = from; i < to; i++) {
            String factor = factors.get(i);
            int base = 1_000 + (int) Math.floorMod(mix(seed ^ instrument * 31L + i), 9_000L);
            int swing = (int) Math.floorMod(mix(moment * 1_000_003 + base), (long) base / 4 + 1);
            if (command == 2011) {
                packet.item(factor + "-Rtd", number(base + swing)).also(factor + "-Flag", "N");
            } else {
                packet.item(factor + "-Min", number(base - swing))
                        .also(factor + "-Avg", number(base))
                        .also(factor + "-Max", number(base + swing))
                        .also(factor + "-Flag", "N");
            }
        }
    }

    /** Hundredths as a decimal number. */
    private static String number(int hundredths) {
        int rest = hundredths % 100;
        return hundredths / 100 + (rest < 10 ? ".0" : ".") + rest;
    }

    static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}

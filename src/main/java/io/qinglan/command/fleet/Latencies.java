package io.qinglan.command.fleet;

/** Times in buckets about 6 % wide, from a microsecond on. One thread writes; sums are taken when it is done. */
final class Latencies {

    private static final int STEPS = 16;
    private static final int OCTAVES = 40;

    private final long[] buckets = new long[STEPS * OCTAVES];
    private long longest;

    void add(long nanos) {
        long micros = Math.max(1, nanos / 1_000);
        longest = Math.max(longest, micros);
        buckets[bucket(micros)]++;
    }

    void add(Latencies other) {
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] += other.buckets[i];
        }
        longest = Math.max(longest, other.longest);
    }

    /** The time within which a share of all came, in milliseconds: the upper end of its bucket; 0 when there is none. */
    double percentile(double share) {
        long all = 0;
        for (long bucket : buckets) {
            all += bucket;
        }
        long wanted = (long) Math.ceil(all * share);
        long seen = 0;
        for (int i = 0; i < buckets.length && all > 0; i++) {
            seen += buckets[i];
            if (seen >= wanted) {
                return Math.min(longest, upperEnd(i)) / 1_000.0;
            }
        }
        return 0;
    }

    double longest() {
        return longest / 1_000.0;
    }

    private static int bucket(long micros) {
        int octave = 63 - Long.numberOfLeadingZeros(micros);
        int step = (int) (((micros << 4) >>> octave) & (STEPS - 1));
        return Math.min(octave, OCTAVES - 1) * STEPS + step;
    }

    private static long upperEnd(int bucket) {
        int octave = bucket / STEPS;
        long step = bucket % STEPS + 1L;
        return ((STEPS + step) << octave) >>> 4;
    }
}

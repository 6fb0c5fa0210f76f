package io.qinglan.feed.hj212;

/**
 * The tail of a closed frame: the longest run of CR and LF directly behind its check; or, when other bytes stand before it, the run that
 * begins before the next header.
 */
final class Tail {

    private boolean open;
    private boolean junk;
    private int run;
    private byte first;
    private byte second;
    private long deviations;
    private boolean missing;
    private long dropped;

    /** A frame has just been closed. */
    void open() {
        open = true;
        junk = false;
        run = 0;
        deviations = 0;
        missing = false;
        dropped = 0;
    }

    /** Whether bytes still to come may belong to the tail. */
    boolean isOpen() {
        return open;
    }

    /** What was found off the standard, once the tail is no longer open. */
    long deviations() {
        return deviations;
    }

    /** Whether there was no tail, but junk, which then stands before the next header. */
    boolean junkBeforeNext() {
        return missing && junk;
    }

    /** How many bytes of junk were passed over. */
    long dropped() {
        return dropped;
    }

    /** Reads on; answers where to go on from. */
    int read(byte[] bytes, int from, int to, boolean last) {
        int at = from;
        while (at < to) {
            byte value = bytes[at];
            if (Bytes.isLineEnd(value)) {
                runOn(value);
            } else if (run > 0) {
                return judge(at);
            } else if (value == '#' && at + 1 == to && !last) {
                return at;
            } else if (value == '#' && at + 1 < to && bytes[at + 1] == '#') {
                return judge(at);
            } else {
                junk = true;
                dropped++;
            }
            at++;
        }
        return last ? judge(at) : at;
    }

    private void runOn(byte value) {
        if (run == 0) {
            first = value;
        } else if (run == 1) {
            second = value;
        }
        run = Math.min(run + 1, 3);
    }

    private int judge(int at) {
        open = false;
        if (run == 0) {
            missing = true;
            deviations = Deviation.TAIL_MISSING.bit();
            return at;
        }
        if (junk) {
            deviations |= Deviation.JUNK_BEFORE_TAIL.bit();
        }
        if (run == 1) {
            deviations |= (first == '\r' ? Deviation.TAIL_CR_ONLY : Deviation.TAIL_LF_ONLY).bit();
        } else if (run > 2 || first != '\r' || second != '\n') {
            deviations |= Deviation.TAIL_EXTRA.bit();
        }
        return at;
    }
}

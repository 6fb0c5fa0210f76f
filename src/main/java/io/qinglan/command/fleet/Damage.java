package io.qinglan.command.fleet;

import java.util.Arrays;
import java.util.SplittableRandom;

/** What goes wrong on the way, by the shares of the settings. The good frame always follows, so that nothing is lost by damage alone. */
final class Damage {

    private static final String ALPHABET = "abcXYZ019;,=&/# \r\n";

    private final FleetFaults faults;
    private final SplittableRandom random;
    private final FleetCounts counts;

    Damage(FleetFaults faults, SplittableRandom random, FleetCounts counts) {
        this.faults = faults;
        this.random = random;
        this.counts = counts;
    }

    boolean isHeldBack() {
        return happens(faults.late());
    }

    boolean isSplit() {
        return happens(faults.split());
    }

    void write(byte[] frame, SimulatedInstrument.Line line) {
        if (happens(faults.junk())) {
            counts.damaged.increment();
            line.write(junk());
        }
        if (happens(faults.badCrc())) {
            counts.damaged.increment();
            line.write(damaged(frame));
        }
        if (happens(faults.cut())) {
            int half = 1 + random.nextInt(frame.length - 1);
            line.write(Arrays.copyOf(frame, half));
            line.writeLater(Arrays.copyOfRange(frame, half, frame.length));
        } else {
            line.write(frame);
        }
        if (happens(faults.duplicate())) {
            line.write(frame);
        }
    }

    private boolean happens(double share) {
        return share > 0 && random.nextDouble() < share;
    }

    /** A bit of the check is turned: any damage of one byte is caught. */
    private byte[] damaged(byte[] frame) {
        byte[] damaged = frame.clone();
        int at = damaged.length - 6 + random.nextInt(4);
        damaged[at] = (byte) (damaged[at] == '5' ? '7' : '5');
        return damaged;
    }

    /** Never two hashes on end: half a header would swallow what follows until the time-out. */
    private byte[] junk() {
        byte[] junk = new byte[1 + random.nextInt(40)];
        for (int i = 0; i < junk.length; i++) {
            junk[i] = (byte) ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            if (junk[i] == '#') {
                junk[i] = 'H';
            }
        }
        return junk;
    }
}

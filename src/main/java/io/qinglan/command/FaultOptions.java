package io.qinglan.command;

import picocli.CommandLine.Option;

import io.qinglan.command.fleet.FleetFaults;

/** The faults of a simulated fleet, each as a share of its records. */
final class FaultOptions {

    @Option(names = "--bad-crc", paramLabel = "SHARE", description = "a damaged copy goes first")
    private double badCrc;

    @Option(names = "--cut", paramLabel = "SHARE", description = "the frame comes in two reads")
    private double cut;

    @Option(names = "--split", paramLabel = "SHARE", description = "the record comes in two parts (PNUM, PNO)")
    private double split;

    @Option(names = "--duplicate", paramLabel = "SHARE", description = "the frame comes twice")
    private double duplicate;

    @Option(names = "--junk", paramLabel = "SHARE", description = "bytes that mean nothing stand before the frame")
    private double junk;

    @Option(names = "--late", paramLabel = "SHARE", description = "the record is held back and comes late, unasked")
    private double late;

    FleetFaults faults() {
        for (double share : new double[] {badCrc, cut, split, duplicate, junk, late}) {
            if (!(share >= 0 && share <= 1)) {
                throw new WrongUse("expected faults as shares from 0 to 1, got " + share);
            }
        }
        return new FleetFaults(badCrc, cut, split, duplicate, junk, late);
    }
}

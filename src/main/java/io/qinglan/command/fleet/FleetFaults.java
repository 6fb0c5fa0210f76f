package io.qinglan.command.fleet;

/**
 * What goes wrong in a fleet, each as a share of the records, 0 to 1.
 *
 * @param badCrc a damaged copy goes first
 * @param cut the frame comes in two reads, some milliseconds apart
 * @param split the record comes in two parts (PNUM, PNO)
 * @param duplicate the frame comes twice
 * @param junk bytes that mean nothing stand before the frame
 * @param late the record is held back and comes late, unasked, marked RF in 2025
 */
public record FleetFaults(double badCrc, double cut, double split, double duplicate, double junk, double late) {

    /** Nothing goes wrong. */
    public static final FleetFaults NONE = new FleetFaults(0, 0, 0, 0, 0, 0);
}

package io.qinglan.command.fleet;

/**
 * What came of playing a fleet. Frames that want an answer are counted once, however often they were sent.
 *
 * @param connected instruments connected
 * @param sent frames sent that want an answer
 * @param acknowledged of these, how many were answered
 * @param resent how often one was sent again for want of an answer
 * @param unacknowledged how many stay without an answer
 * @param damaged damaged copies and junk sent on purpose
 * @param commands commands of the host carried out
 * @param reconnects connections made again
 * @param heldBack turns passed over because too many records of an instrument waited
 * @param seconds how long was sent
 * @param p50 median of the time to the answer, milliseconds
 * @param p99 99 % of the answers came within, milliseconds
 * @param longest the longest time to an answer, milliseconds
 */
public record FleetReport(
        int connected,
        long sent,
        long acknowledged,
        long resent,
        long unacknowledged,
        long damaged,
        long commands,
        long reconnects,
        long heldBack,
        double seconds,
        double p50,
        double p99,
        double longest) {

    /** The share of frames that were answered; 1 when none was sent. */
    public double completeness() {
        return sent == 0 ? 1 : (double) acknowledged / sent;
    }

    /** Acknowledged frames a second. */
    public double acknowledgedPerSecond() {
        return seconds <= 0 ? 0 : acknowledged / seconds;
    }
}

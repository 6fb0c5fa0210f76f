package io.qinglan.command.fleet;

/** A frame that waits for its answer. */
final class Waiting {

    final byte[] bytes;
    final int command;
    final String dataTime;
    final int part;
    final Backfill backfill;
    final long firstSent;
    long lastSent;
    int tries;

    Waiting(byte[] bytes, int command, String dataTime, int part, Backfill backfill, long now) {
        this.bytes = bytes;
        this.command = command;
        this.dataTime = dataTime;
        this.part = part;
        this.backfill = backfill;
        firstSent = now;
        lastSent = now;
    }
}

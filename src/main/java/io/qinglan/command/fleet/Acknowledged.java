package io.qinglan.command.fleet;

/** Hears of each frame that was acknowledged, once. Called on the event loop: be quick, and safe for several threads. */
@FunctionalInterface
public interface Acknowledged {

    /** Nobody listens. */
    Acknowledged NOBODY = (mn, command, dataTime, part) -> {};

    /**
     * A frame was acknowledged.
     *
     * @param mn the instrument
     * @param command 2011, 2051, 2061 …
     * @param dataTime the time of its data, 14 digits
     * @param part the part of a split record, 0 when whole
     */
    void acknowledged(String mn, int command, String dataTime, int part);
}

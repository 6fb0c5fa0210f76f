package io.qinglan.feed.hj212;

/** A habit of an instrument that makes its frames unreadable by default. In the order in which they are tried. */
public enum Quirk {
    /** The check is CRC-16/Modbus, high byte first. */
    CRC_MODBUS_HIGH(Deviation.CRC_MODBUS_HIGH),
    /** The check is CRC-16/Modbus, low byte first. */
    CRC_MODBUS_LOW(Deviation.CRC_MODBUS_LOW),
    /** The standard's check, taken over the segment and CR LF. */
    CRC_WITH_TAIL(Deviation.CRC_WITH_TAIL),
    /** The length counts check and tail too: six bytes too many. */
    LENGTH_WITH_TAIL(Deviation.LENGTH_WITH_TAIL);

    private final Deviation deviation;

    Quirk(Deviation deviation) {
        this.deviation = deviation;
    }

    /** The deviation a frame carries when this quirk made it readable. */
    public Deviation deviation() {
        return deviation;
    }
}

package io.qinglan.feed.hj212;

/** Why a frame is refused. */
public enum Fault {
    NO_HEADER,
    LENGTH_NOT_DIGITS,
    INCOMPLETE,
    LENGTH_MISMATCH,
    CRC_NOT_HEX,
    CRC_MISMATCH,
    CP_MISSING,
    CP_UNTERMINATED,
    FIELD_MISSING,
    FIELD_BAD,
    /** Only under the strict policy: readable, but off the standard. */
    DEVIATION
}

package io.qinglan.feed.hj212;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What is off the standard in a frame and yet readable. The last four are there only when a quirk of the instrument was used. */
public enum Deviation {
    JUNK_BEFORE_HEADER,
    JUNK_BEFORE_TAIL,
    TAIL_MISSING,
    TAIL_CR_ONLY,
    TAIL_LF_ONLY,
    TAIL_EXTRA,
    CRC_LOWERCASE,
    LEN_OVER_1024,
    CP_OVER_950,
    TEXT_NOT_UTF8,
    QN_ABSENT,
    QN_NOT_FIRST,
    ST_NOT_2,
    PW_EMPTY,
    PW_NOT_6,
    MN_NOT_24_HEX,
    FLAG_ABSENT,
    SPLIT_BIT_WITHOUT_PNUM,
    PNUM_WITHOUT_SPLIT_BIT,
    CN_UNKNOWN,
    HEAD_UNTIDY,
    HEAD_FIELD_UNKNOWN,
    DUPLICATE_HEAD_FIELD,
    SPACES_IN_CP,
    TRAILING_SEPARATOR_IN_CP,
    EMPTY_ITEM_IN_CP,
    CP_ITEM_MALFORMED,
    TEXT_UNCLOSED,
    DUPLICATE_CP_KEY,
    DATATIME_NOT_14,
    CRC_MODBUS_HIGH,
    CRC_MODBUS_LOW,
    CRC_WITH_TAIL,
    LENGTH_WITH_TAIL;

    private static final Deviation[] ALL = values();

    private final long bit = 1L << ordinal();

    /** This deviation as one bit of a mask. */
    long bit() {
        return bit;
    }

    /** The deviations of a mask. */
    static Set<Deviation> of(long mask) {
        if (mask == 0) {
            return Collections.emptySet();
        }
        Set<Deviation> set = EnumSet.noneOf(Deviation.class);
        for (long rest = mask; rest != 0; rest &= rest - 1) {
            set.add(ALL[Long.numberOfTrailingZeros(rest)]);
        }
        return Collections.unmodifiableSet(set);
    }
}

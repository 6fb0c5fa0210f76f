package io.qinglan.feed.hj212;

/** The fields of the head, numbered in the order in which their faults are reported. */
final class Field {

    static final int QN = 0;
    static final int ST = 1;
    static final int CN = 2;
    static final int PW = 3;
    static final int MN = 4;
    static final int FLAG = 5;
    static final int PNUM = 6;
    static final int PNO = 7;
    static final int RF = 8;
    static final int COUNT = 9;

    /** No field of the standard. */
    static final int OTHER = 9;

    private static final String[] NAMES = {"QN", "ST", "CN", "PW", "MN", "Flag", "PNUM", "PNO", "RF"};

    private Field() {}

    static String name(int field) {
        return NAMES[field];
    }

    /** The field of a name, exactly as the standard writes it. */
    static int of(byte[] bytes, int from, int to) {
        switch (to - from) {
            case 2:
                return ofTwo(bytes[from], bytes[from + 1]);
            case 3:
                return is(PNO, bytes, from) ? PNO : OTHER;
            case 4:
                return is(FLAG, bytes, from) ? FLAG : is(PNUM, bytes, from) ? PNUM : OTHER;
            default:
                return OTHER;
        }
    }

    private static int ofTwo(byte first, byte second) {
        switch (first << 8 | second) {
            case 'Q' << 8 | 'N':
                return QN;
            case 'S' << 8 | 'T':
                return ST;
            case 'C' << 8 | 'N':
                return CN;
            case 'P' << 8 | 'W':
                return PW;
            case 'M' << 8 | 'N':
                return MN;
            case 'R' << 8 | 'F':
                return RF;
            default:
                return OTHER;
        }
    }

    private static boolean is(int field, byte[] bytes, int from) {
        String name = NAMES[field];
        for (int i = 0; i < name.length(); i++) {
            if (bytes[from + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}

package io.qinglan.feed.hj212;

/** An edition of the protocol, as the version bits of Flag name it (Flag shifted right by two). */
public enum Edition {
    /** HJ/T 212-2005: version 0, or no Flag at all. */
    OF_2005("2005", 0),
    /** HJ 212-2017. */
    OF_2017("2017", 1),
    /** HJ 212-2025. */
    OF_2025("2025", 2),
    /** Version bits that no edition has. */
    UNKNOWN("unknown", -1);

    private static final Edition[] BY_VERSION = {OF_2005, OF_2017, OF_2025};

    private final String code;
    private final int version;

    Edition(String code, int version) {
        this.code = code;
        this.version = version;
    }

    /** The year, or {@code unknown}. */
    public String code() {
        return code;
    }

    /** The version bits; -1 for the unknown. */
    public int version() {
        return version;
    }

    /** The edition of version bits. */
    static Edition ofVersion(int version) {
        return version < BY_VERSION.length ? BY_VERSION[version] : UNKNOWN;
    }
}

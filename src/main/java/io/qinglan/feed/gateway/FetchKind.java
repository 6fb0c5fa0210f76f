package io.qinglan.feed.gateway;

import java.util.Arrays;
import java.util.Optional;

import io.qinglan.feed.RecordKind;

/** Kinds of records an instrument keeps and can be asked for again, with their command code (HJ 212-2017, C.20 to C.23). */
public enum FetchKind {
    /** minute records (分钟数据) */
    MINUTE("2051", RecordKind.MINUTE),
    /** hourly records (小时数据) */
    HOUR("2061", RecordKind.HOUR),
    /** daily records (日数据) */
    DAY("2031", RecordKind.DAY),
    /** hours a facility ran on each day (设备运行时间日数据) */
    FACILITY_HOURS("2041", RecordKind.FACILITY_HOURS);

    private final String code;
    private final String records;

    FetchKind(String code, String records) {
        this.code = code;
        this.records = records;
    }

    /** The command code CN. */
    public String code() {
        return code;
    }

    /** The {@link RecordKind} of what comes; the word used in JSON. */
    public String records() {
        return records;
    }

    /** The kind of a {@link RecordKind}, or of a command code; empty when an instrument cannot be asked for it. */
    public static Optional<FetchKind> of(String recordsOrCode) {
        return Arrays.stream(values())
                .filter(kind -> kind.records.equals(recordsOrCode) || kind.code.equals(recordsOrCode))
                .findFirst();
    }
}

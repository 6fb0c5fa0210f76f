package io.qinglan.feed.gateway;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the host can ask of an instrument, with its command code (HJ 212-2017, table of CN). */
public enum CommandKind {
    /** sends the server's time (设置现场机时间) */
    SET_TIME("1012"),
    /** asks for the instrument's time (提取现场机时间) */
    GET_TIME("1011"),
    /** seconds between two real-time records, 30 to 3600 (设置实时数据上报间隔) */
    SET_REALTIME_INTERVAL("1062"),
    /** asks for the seconds between two real-time records */
    GET_REALTIME_INTERVAL("1061"),
    /** minutes of a minute record: 1 2 3 4 5 6 10 12 15 20 30 (设置分钟数据上报间隔) */
    SET_MINUTE_INTERVAL("1064"),
    /** asks for the minutes of a minute record */
    GET_MINUTE_INTERVAL("1063"),
    /** asks for kept records between two times; the code is that of the records (取历史数据) */
    FETCH(null);

    private final String code;

    CommandKind(String code) {
        this.code = code;
    }

    /** The word used in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The command code; of a fetch that of the records asked for. */
    public Optional<String> code() {
        return Optional.ofNullable(code);
    }

    /** The kind of a word; empty when there is none. */
    public static Optional<CommandKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}

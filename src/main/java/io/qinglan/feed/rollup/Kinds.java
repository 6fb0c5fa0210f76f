package io.qinglan.feed.rollup;

import java.util.Map;

import io.qinglan.feed.RecordKind;
import io.qinglan.feed.window.Source;

/** Which kinds of record windows are made of. */
final class Kinds {

    /** {@linkplain RecordKind#isPeriod A period} of another length is laid over minutes like a minute record; furnace means of five minutes are such periods. */
    private static final Map<String, Source> SOURCES = Map.of(
            RecordKind.REALTIME, Source.REALTIME,
            RecordKind.MINUTE, Source.MINUTE,
            RecordKind.FURNACE, Source.MINUTE,
            RecordKind.HOUR, Source.HOUR,
            RecordKind.DAY, Source.DAY);

    private Kinds() {}

    static boolean hasWindows(String kind) {
        return source(kind) != null;
    }

    static Source source(String kind) {
        return RecordKind.isPeriod(kind) ? Source.MINUTE : SOURCES.get(kind);
    }
}

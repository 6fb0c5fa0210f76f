package io.qinglan.compliance.lead.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.feed.Channel;
import io.qinglan.feed.FrameId;
import io.qinglan.feed.Readings;
import io.qinglan.feed.StoredRecord;
import io.qinglan.feed.frame.FrameText;
import io.qinglan.feed.frame.Frames;
import io.qinglan.feed.frame.StoredFrame;
import io.qinglan.feed.rollup.StoredWindow;
import io.qinglan.feed.rollup.WindowBook;
import io.qinglan.feed.window.Resolution;

/** What the points of a site sent in a span: each record with its frame, the frames, and the windows made of them. */
@ApplicationScoped
class SentData {

    /** Most records, and most windows, of one point in one package; a longer span is asked for in pieces. */
    static final int MOST = 10_000;

    private final Readings readings;
    private final Frames frames;
    private final WindowBook windows;

    SentData(Readings readings, Frames frames, WindowBook windows) {
        this.readings = readings;
        this.frames = frames;
        this.windows = windows;
    }

    /** The records of a point, in time, each naming its frame. */
    Map<String, Object> records(String point, Instant from, Instant to) {
        List<StoredRecord> all = stored(point, from, to);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("records", all.stream().limit(MOST).map(SentData::record).toList());
        view.put("truncated", all.size() > MOST);
        return view;
    }

    /** The frames of those records: text with the password blanked, and the hash of the bytes as kept. */
    List<Map<String, Object>> frames(String point, Instant from, Instant to) {
        Set<FrameId> ids = new LinkedHashSet<>();
        stored(point, from, to).stream().limit(MOST).forEach(record -> ids.add(record.frame()));
        Map<FrameId, StoredFrame> found = frames.find(ids);
        return ids.stream()
                .map(found::get)
                .filter(java.util.Objects::nonNull)
                .map(SentData::frame)
                .toList();
    }

    /** The windows of a point as they stand now, in time. */
    List<StoredWindow> windows(String point, Resolution resolution, Instant from, Instant to) {
        List<StoredWindow> found = new ArrayList<>(windows.latest(point, resolution, from, to, MOST));
        java.util.Collections.reverse(found);
        return found;
    }

    private List<StoredRecord> stored(String point, Instant from, Instant to) {
        List<StoredRecord> all = new ArrayList<>();
        readings.kinds(point).forEach(kind -> all.addAll(readings.all(point, kind, from, to)));
        return all;
    }

    private static Map<String, Object> record(StoredRecord stored) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("kind", stored.record().kind());
        view.put("at", stored.record().at());
        view.put("seconds", stored.record().seconds());
        view.put("backfill", stored.record().backfill());
        view.put("items", stored.record().items().map());
        view.put("receivedAt", stored.receivedAt());
        view.put("frame", stored.frame().toString());
        view.put("entry", stored.entry());
        return view;
    }

    /** A body of many records may hold those of other sites: of it the hash alone is shown. */
    private static Map<String, Object> frame(StoredFrame frame) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", frame.id().toString());
        view.put("channel", frame.channel());
        view.put("receivedAt", frame.receivedAt());
        view.put("sha256", HexFormat.of().formatHex(frame.hash()));
        view.put("bytes", frame.bytes().length);
        boolean own = frame.channel().equals(Channel.HJ212.code());
        view.put("text", own ? FrameText.blanked(frame.bytes()) : null);
        return view;
    }
}

package io.qinglan.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What holds of a point, kind and time: of each name the value received last. Parts of a split frame and frames with other factors of the
 * same time come together here; a value said again otherwise is revised.
 *
 * @param point code of the monitoring point
 * @param kind {@link RecordKind}
 * @param at the moment, or the begin of the period
 * @param seconds length of the period, 0 for a moment or when not known
 * @param items name by name what holds
 * @param quality all that is known of the records taken together, {@link Quality}
 * @param receivedAt when the last of them came
 * @param revised whether a name was given another value after its first
 * @param parts how many parts of a split frame are there and how many there should be; null when none was split
 */
public record LatestRecord(
        String point,
        String kind,
        Instant at,
        int seconds,
        Map<String, Item> items,
        int quality,
        Instant receivedAt,
        boolean revised,
        Parts parts) {

    /**
     * A value that holds.
     *
     * @param value as sent
     * @param dictionary by which marks of its record are read, null when it carries none
     * @param frame the frame that says so
     * @param receivedAt when that came
     */
    public record Item(String value, String dictionary, FrameId frame, Instant receivedAt) {}

    /** Parts of a split frame that are there, of how many. */
    public record Parts(int there, int of) {

        /** Whether all are there. */
        public boolean whole() {
            return there >= of;
        }
    }

    /**
     * What holds of the records of one point, kind and time.
     *
     * @param said the records, at least one, in the order received
     */
    public static LatestRecord of(List<StoredRecord> said) {
        Map<String, Item> items = new LinkedHashMap<>();
        List<Integer> there = new ArrayList<>();
        boolean revised = false;
        int quality = 0;
        int seconds = 0;
        int parts = 0;
        for (StoredRecord stored : said) {
            PointRecord record = stored.record();
            for (Map.Entry<String, String> item : record.items().map().entrySet()) {
                Item now = new Item(item.getValue(), record.dictionary(), stored.frame(), stored.receivedAt());
                Item before = items.put(item.getKey(), now);
                revised |= before != null && !before.value().equals(now.value());
            }
            quality |= record.quality();
            seconds = record.seconds() == 0 ? seconds : record.seconds();
            parts = Math.max(parts, record.parts());
            if (record.part() > 0 && !there.contains(record.part())) {
                there.add(record.part());
            }
        }
        StoredRecord last = said.get(said.size() - 1);
        return new LatestRecord(
                last.point(),
                last.record().kind(),
                last.record().at(),
                seconds,
                items,
                quality,
                last.receivedAt(),
                revised,
                there.isEmpty() ? null : new Parts(there.size(), parts));
    }
}

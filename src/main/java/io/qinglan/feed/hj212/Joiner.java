package io.qinglan.feed.hj212;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Joins the parts of split records, in any order, with repeats. Parts belong together by MN, ST, CN, DataTime and PNUM; each has its own
 * QN. What stays incomplete is handed out as it is after a while: it is kept, and asked for again. Bounded; one thread at a time.
 */
public final class Joiner {

    private final Duration patience;
    private final int most;
    private final Map<Key, Parts> pending = new LinkedHashMap<>();
    private final Map<Key, Instant> done = new LinkedHashMap<>();

    /**
     * A joiner.
     *
     * @param patience how long to wait for missing parts since the first came
     * @param most how many parts may wait at a time; beyond it the oldest record is given up as incomplete
     */
    public Joiner(Duration patience, int most) {
        this.patience = patience;
        this.most = most;
    }

    /** What makes parts belong together. */
    private record Key(String mn, String st, String cn, String time, int count) {}

    private static final class Parts {
        private final Instant since;
        private final TreeMap<Integer, Frame> frames = new TreeMap<>();

        private Parts(Instant since) {
            this.since = since;
        }
    }

    /** Whether a frame is a part of a split record: both PNUM and PNO are there and PNUM is over 1. */
    public static boolean isPart(Frame frame) {
        return frame.pnum() != null && frame.pno() != null && Integer.parseInt(frame.pnum()) > 1;
    }

    /** Takes a part; gives the record when this was the last one missing. A repeat of a part of a whole record gives nothing. */
    public Optional<Joined> add(Frame part, Instant now) {
        Key key = key(part);
        if (done.containsKey(key)) {
            return Optional.empty();
        }
        Parts parts = pending.computeIfAbsent(key, k -> new Parts(now));
        parts.frames.putIfAbsent(Integer.parseInt(part.pno()), part);
        if (parts.frames.size() < key.count) {
            return Optional.empty();
        }
        pending.remove(key);
        done.put(key, now);
        return Optional.of(new Joined(parts.frames, key.count));
    }

    /** Gives up what has waited too long or is too much: records with parts missing, oldest first. Forgets old whole ones. */
    public List<Joined> giveUp(Instant now) {
        List<Joined> incomplete = new ArrayList<>();
        int waiting = waiting();
        for (Iterator<Map.Entry<Key, Parts>> oldest = pending.entrySet().iterator(); oldest.hasNext(); ) {
            Map.Entry<Key, Parts> entry = oldest.next();
            Parts parts = entry.getValue();
            if (waiting <= most && parts.since.plus(patience).isAfter(now)) {
                break;
            }
            waiting -= parts.frames.size();
            incomplete.add(new Joined(parts.frames, entry.getKey().count));
            oldest.remove();
        }
        done.values().removeIf(since -> !since.plus(patience).isAfter(now));
        for (Iterator<Key> oldest = done.keySet().iterator(); done.size() > most && oldest.hasNext(); ) {
            oldest.next();
            oldest.remove();
        }
        return incomplete;
    }

    /** How many parts wait for others. */
    public int waiting() {
        return pending.values().stream().mapToInt(parts -> parts.frames.size()).sum();
    }

    private static Key key(Frame part) {
        return new Key(part.mn(), part.st(), part.cn(), part.dataTime(), Integer.parseInt(part.pnum()));
    }
}

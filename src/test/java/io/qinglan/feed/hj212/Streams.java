package io.qinglan.feed.hj212;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Feeds one stream to a framer in different cuts. */
final class Streams {

    private Streams() {}

    static List<Entry> whole(byte[] stream, Quirks quirks) {
        return cut(stream, quirks, Framer.Mode.WHOLE, stream.length, null);
    }

    static List<Entry> byteByByte(byte[] stream, Quirks quirks) {
        return cut(stream, quirks, Framer.Mode.WHOLE, 1, null);
    }

    static List<Entry> atRandom(byte[] stream, Quirks quirks, Random random) {
        return cut(stream, quirks, Framer.Mode.WHOLE, 0, random);
    }

    /** Live mode, with the deviations of tails that became known later put into a text beside each entry. */
    static List<String> live(byte[] stream, Quirks quirks, int size, Random random) {
        Framer framer = new Framer(new Decoder(Vectors.commands()), quirks, Framer.Mode.LIVE);
        List<Entry> entries = new ArrayList<>();
        List<Set<Deviation>> late = new ArrayList<>();
        Sink sink = new Sink() {
            @Override
            public void entry(Entry entry) {
                entries.add(entry);
                late.add(EnumSet.noneOf(Deviation.class));
            }

            @Override
            public void tail(Frame frame, Set<Deviation> found) {
                late.get(entries.lastIndexOf(frame)).addAll(found);
            }
        };
        feed(framer, stream, size, random, sink);
        List<String> told = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            told.add(tell(entries.get(i), late.get(i)));
        }
        return told;
    }

    static String tell(Entry entry) {
        return tell(entry, Set.of());
    }

    private static String tell(Entry entry, Set<Deviation> late) {
        if (entry instanceof Frame frame) {
            Set<Deviation> all = EnumSet.noneOf(Deviation.class);
            all.addAll(frame.deviations());
            all.addAll(late);
            return frame + " " + frame.cp() + " " + all;
        }
        return ((Refused) entry).error();
    }

    private static List<Entry> cut(byte[] stream, Quirks quirks, Framer.Mode mode, int size, Random random) {
        List<Entry> entries = new ArrayList<>();
        feed(new Framer(new Decoder(Vectors.commands()), quirks, mode), stream, size, random, entries::add);
        return entries;
    }

    private static void feed(Framer framer, byte[] stream, int size, Random random, Sink sink) {
        for (int at = 0; at < stream.length; ) {
            int end = Math.min(stream.length, at + (random == null ? size : 1 + random.nextInt(64)));
            framer.feed(Arrays.copyOfRange(stream, at, end), sink);
            at = end;
        }
        framer.end(sink);
    }
}

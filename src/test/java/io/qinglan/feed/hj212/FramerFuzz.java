package io.qinglan.feed.hj212;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;

/**
 * What must hold for any bytes: no crash, no end without a result, bounded memory, the same result however the stream is cut. The fuzzer
 * calls it in a process of its own ({@link FramerFuzzTest}).
 */
public final class FramerFuzz {

    private static final Quirks ALL =
            mn -> new Quirks.Setting(EnumSet.allOf(Quirk.class), Sm4Key.of("0123456789ABCDEFFEDCBA9876543210"));

    private FramerFuzz() {}

    /** The fuzzer's way in. */
    public static void fuzzerTestOneInput(byte[] stream) {
        holds(stream);
        // as a data segment with the right length and check, so that the search gets past them
        if (stream.length <= 9_999) {
            holds(Wire.frame(stream));
        }
    }

    private static void holds(byte[] stream) {
        Random random = new Random(Arrays.hashCode(stream));
        for (Quirks quirks : List.of(Quirks.NONE, ALL)) {
            List<String> whole =
                    Streams.whole(stream, quirks).stream().map(Streams::tell).toList();
            List<String> cut = Streams.atRandom(stream, quirks, random).stream()
                    .map(Streams::tell)
                    .toList();
            require(cut.equals(whole), "cuts changed the result: " + whole + " became " + cut);
            memoryIsBounded(stream, quirks, random);
        }
    }

    private static void memoryIsBounded(byte[] stream, Quirks quirks, Random random) {
        Framer framer = new Framer(new Decoder(Vectors.commands()), quirks, Framer.Mode.LIVE);
        for (int at = 0; at < stream.length; ) {
            int end = Math.min(stream.length, at + 1 + random.nextInt(100));
            framer.feed(Arrays.copyOfRange(stream, at, end), FramerFuzz::isSound);
            require(framer.held() < Framer.LONGEST, "held " + framer.held());
            at = end;
        }
        framer.end(FramerFuzz::isSound);
        require(!framer.isHalfWay(), "something is left at the end");
    }

    private static void isSound(Entry entry) {
        require(entry.raw().length == entry.rawLength(), "raw bytes");
        require(entry.rawLength() <= Framer.LONGEST, "longer than any frame");
        if (entry instanceof Frame frame) {
            FactorData.of(frame);
            Reply reply = Reply.of(frame);
            if (reply != null) {
                List<Entry> answer = Streams.whole(reply.wire(frame), Quirks.NONE);
                require(answer.size() == 1, "the answer is one frame");
            }
        } else {
            ((Refused) entry).mn();
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what);
        }
    }
}

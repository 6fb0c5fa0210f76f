package io.qinglan.bench.hj212;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

import io.qinglan.feed.hj212.Decoder;
import io.qinglan.feed.hj212.Edition;
import io.qinglan.feed.hj212.Frame;
import io.qinglan.feed.hj212.Framer;
import io.qinglan.feed.hj212.Packet;
import io.qinglan.feed.hj212.Quirks;
import io.qinglan.feed.hj212.Vectors;

/**
 * Frames to be read over and over.
 *
 * @param name what they are
 * @param frames each with its tail
 */
record FrameSet(String name, List<byte[]> frames) {

    private static final String[] FACTORS = {"a21026", "a21002", "a34013", "a19001", "a00000"};

    /** All accepted single packets among the vectors: what is seen in the field. */
    static FrameSet vectors() {
        List<byte[]> frames = new ArrayList<>();
        Framer framer = new Framer(new Decoder(Vectors.commands()), Quirks.NONE, Framer.Mode.WHOLE);
        Vectors.read("vectors.jsonl").stream()
                .filter(vector -> vector.has("expect"))
                .forEach(vector -> {
                    byte[] bytes = Vectors.bytes(vector);
                    framer.feed(bytes, entry -> {});
                    framer.end(entry -> {
                        if (entry instanceof Frame) {
                            frames.add(bytes);
                        }
                    });
                });
        return new FrameSet("accepted packets of the vectors", frames);
    }

    /** Real-time records of five factors with converted values, as flue gas is sent. */
    static FrameSet fiveFactors() {
        List<byte[]> frames = new ArrayList<>();
        for (int number = 0; number < 64; number++) {
            Packet packet = new Packet(Edition.OF_2017)
                    .qn("202611211100%05d".formatted(number))
                    .command(2011)
                    .password("123456")
                    .mn("010000A8900016F000169D%02X".formatted(number))
                    .acknowledge()
                    .item("DataTime", "202611211100%02d".formatted(number % 60));
            for (String factor : FACTORS) {
                packet.item(factor + "-Rtd", number + ".25")
                        .also(factor + "-ZsRtd", number + ".75")
                        .also(factor + "-Flag", "N");
            }
            frames.add(packet.bytes());
        }
        return new FrameSet("five factors, real-time", frames);
    }

    /** All frames one behind the other, as a socket gives them. */
    byte[] stream() {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        frames.forEach(stream::writeBytes);
        return stream.toByteArray();
    }

    long bytes() {
        return frames.stream().mapToLong(frame -> frame.length).sum();
    }
}

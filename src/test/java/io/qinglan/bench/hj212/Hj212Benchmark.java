package io.qinglan.bench.hj212;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;

import io.qinglan.bench.Benchmark;
import io.qinglan.bench.Report;
import io.qinglan.feed.hj212.Crc;
import io.qinglan.feed.hj212.Decoder;
import io.qinglan.feed.hj212.FactorData;
import io.qinglan.feed.hj212.Frame;
import io.qinglan.feed.hj212.Framer;
import io.qinglan.feed.hj212.Quirks;
import io.qinglan.feed.hj212.Statistic;
import io.qinglan.feed.hj212.Vectors;

/**
 * Reading frames on one thread, beside a bare sum of the check over the same bytes (the limit), and beside other parsers when they are on the
 * class path: they are published nowhere, so none is a dependency; whoever builds one by hand puts it behind {@link Reader}.
 */
public final class Hj212Benchmark implements Benchmark {

    private static final long ROUND = 400_000_000L;
    private static final int ROUNDS = 7;

    /** Keeps what is read from being optimised away. */
    private static volatile long kept;

    @Override
    public String name() {
        return "hj212";
    }

    @Override
    public String question() {
        return "How many frames of HJ 212 a second does one thread find, check and read?";
    }

    @Override
    public void run(Report report) {
        report.say("One thread, rounds of 0.4 s in turns so that all see the same machine, median of " + ROUNDS
                + " after three to warm up. *Ours, to a map* gives what the other parsers give: all names and values as strings in a map."
                + " *Ours, to numbers* gives what the store takes: each factor with its numbers and mark. The other parsers get each"
                + " packet alone and as text, without framing; ours finds the frames in one stream of bytes.");
        for (FrameSet set : List.of(FrameSet.fiveFactors(), FrameSet.vectors())) {
            race(report, set);
        }
    }

    private static void race(Report report, FrameSet set) {
        List<Reader> readers = new ArrayList<>(List.of(check(), checked(), numbers(), map()));
        ServiceLoader.load(Reader.class).forEach(readers::add);
        long[][] times = new long[readers.size()][ROUNDS];
        int[] unread = new int[readers.size()];
        for (int round = -3; round < ROUNDS; round++) {
            for (int i = 0; i < readers.size(); i++) {
                long time = nanosPerPass(readers.get(i), set);
                unread[i] = readers.get(i).unread();
                if (round >= 0) {
                    times[i][round] = time;
                }
            }
        }
        report.say("**" + set.name() + "**: " + set.frames().size() + " packets, on average "
                + set.bytes() / set.frames().size() + " bytes.");
        report.head("reader", "frames/s", "MB/s", "µs a frame", "not read");
        for (int i = 0; i < readers.size(); i++) {
            Arrays.sort(times[i]);
            double pass = times[i][ROUNDS / 2] / 1e9;
            int count = set.frames().size();
            report.row(
                    readers.get(i).name(),
                    Report.number(count / pass),
                    Report.number(set.bytes() / pass / 1e6),
                    Report.number(pass / count * 1e6),
                    String.valueOf(unread[i]));
        }
        report.end();
    }

    private static long nanosPerPass(Reader reader, FrameSet set) {
        reader.prepare(set.frames(), set.stream());
        long passes = 0;
        long start = System.nanoTime();
        long end = start;
        while (end - start < ROUND) {
            kept += reader.readAll();
            passes++;
            end = System.nanoTime();
        }
        return (end - start) / passes;
    }

    /** The limit: the check of all bytes, nothing else. */
    private static Reader check() {
        return new OnStream("the check alone (limit)") {
            @Override
            public long readAll() {
                return Crc.of(stream, 0, stream.length);
            }
        };
    }

    private static Reader checked() {
        return new OnStream("ours, found, checked, fields judged") {
            @Override
            long read(Frame frame) {
                return frame.command() + frame.size();
            }
        };
    }

    private static Reader numbers() {
        return new OnStream("ours, to numbers") {
            @Override
            long read(Frame frame) {
                long sum = frame.mn().hashCode();
                for (FactorData data : FactorData.of(frame)) {
                    sum += (long) data.value(Statistic.RTD);
                }
                return sum;
            }
        };
    }

    private static Reader map() {
        return new OnStream("ours, to a map") {
            @Override
            long read(Frame frame) {
                String qn = frame.qn();
                return (qn == null ? 0 : qn.length())
                        + frame.st().length()
                        + frame.cn().length()
                        + frame.mn().length()
                        + frame.cp().size();
            }
        };
    }

    /** Finds the frames in one stream. */
    private abstract static class OnStream implements Reader {

        private final String name;
        private final Framer framer = new Framer(new Decoder(Vectors.commands()), Quirks.NONE, Framer.Mode.LIVE);
        byte[] stream;
        private long sum;

        OnStream(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void prepare(List<byte[]> frames, byte[] all) {
            stream = all;
        }

        @Override
        public long readAll() {
            sum = 0;
            framer.feed(stream, entry -> sum += entry instanceof Frame frame ? read(frame) : 0);
            framer.end(entry -> {});
            return sum;
        }

        long read(Frame frame) {
            return 0;
        }

        @Override
        public int unread() {
            return 0;
        }
    }
}

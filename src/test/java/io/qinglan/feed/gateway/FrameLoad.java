package io.qinglan.feed.gateway;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;

/**
 * Many instruments on some connections, on one thread: sends frames as fast as they are acknowledged, or at a rate whatever is
 * acknowledged, and remembers which were acknowledged and how long each took. At a rate, time counts from when a frame was due, so a
 * server that falls behind is not spared.
 */
public final class FrameLoad implements AutoCloseable {

    private static final int ANSWER_LENGTH = 99;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final FrameMaker maker;
    private final List<Line> lines = new ArrayList<>();

    private int first;
    private int count;
    private volatile int answered;
    private int sent;
    private int window;
    private long begin;
    private long end;
    private long[] since;
    private long[] took;
    private BitSet acknowledged;
    private CompletableFuture<Result> done;

    /**
     * What came of it.
     *
     * @param seconds from the first frame to the last answer
     * @param micros how long each answer took, sorted
     * @param acknowledged which frames were answered, from the first
     */
    public record Result(int sent, int answered, double seconds, long[] micros, BitSet acknowledged) {

        /** Answers a second. */
        public double perSecond() {
            return answered / seconds;
        }

        /** How long so many of a thousand answers took at most, in milliseconds. */
        public double millis(int permille) {
            return micros.length == 0
                    ? 0
                    : micros[(int) Math.min(micros.length - 1L, micros.length * (long) permille / 1_000)] / 1e3;
        }
    }

    /** One connection: the instruments whose number leaves its own rest. */
    private final class Line {

        private final int index;
        private final NetSocket socket;
        private final byte[] half = new byte[ANSWER_LENGTH];
        private int held;
        private int next;
        private int open;
        private Buffer due;

        private Line(int index, NetSocket socket) {
            this.index = index;
            this.socket = socket;
            socket.handler(this::read);
            socket.closeHandler(gone -> over());
            socket.exceptionHandler(problem -> over());
        }

        private void read(Buffer buffer) {
            byte[] bytes = buffer.getBytes();
            int at = 0;
            if (held > 0) {
                int missing = Math.min(ANSWER_LENGTH - held, bytes.length);
                System.arraycopy(bytes, 0, half, held, missing);
                held += missing;
                at = missing;
                if (held < ANSWER_LENGTH) {
                    return;
                }
                answer(half, 0);
                held = 0;
            }
            for (; bytes.length - at >= ANSWER_LENGTH; at += ANSWER_LENGTH) {
                answer(bytes, at);
            }
            held = bytes.length - at;
            System.arraycopy(bytes, at, half, 0, held);
            if (window > 0 && open <= window * 3 / 4) {
                fill();
            }
            if (answered == count) {
                over();
            }
        }

        private void answer(byte[] bytes, int at) {
            int n = FrameMaker.answered(bytes, at) - first;
            long now = System.nanoTime();
            open--;
            if (n >= 0 && n < count && !acknowledged.get(n)) {
                acknowledged.set(n);
                took[answered++] = now - since[n];
                end = now;
            }
        }

        private void fill() {
            int frames = 0;
            byte[] bytes = new byte[(window - open) * maker.length()];
            long now = System.nanoTime();
            while (open < window) {
                int n = next * lines.size() + index;
                if (n >= count) {
                    break;
                }
                maker.write(first + n, bytes, frames++ * maker.length());
                since[n] = now;
                next++;
                open++;
                sent++;
            }
            if (frames > 0) {
                socket.write(Buffer.buffer(
                        frames * maker.length() == bytes.length
                                ? bytes
                                : Arrays.copyOf(bytes, frames * maker.length())));
            }
        }
    }

    /** Opens connections to a port of this machine; the instruments are shared among them. */
    public FrameLoad(int port, int connections, FrameMaker maker) throws Exception {
        this.maker = maker;
        var client =
                vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true).setConnectTimeout(60_000));
        for (int i = 0; i < connections; i++) {
            int index = i;
            lines.add(client.connect(port, "127.0.0.1")
                    .map(socket -> new Line(index, socket))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(60, TimeUnit.SECONDS));
        }
    }

    /** Sends frames, so many of each connection unanswered at most; gives up what is unanswered when all connections or patience end. */
    public CompletableFuture<Result> closed(int from, int frames, int unanswered) {
        return begin(from, frames, unanswered, () -> lines.forEach(Line::fill));
    }

    /** Sends frames at a rate, each when it is due. */
    public CompletableFuture<Result> rate(int from, int frames, double perSecond) {
        return begin(
                from,
                frames,
                0,
                () -> vertx.setPeriodic(1, timer -> {
                    if (tick(perSecond)) {
                        vertx.cancelTimer(timer);
                    }
                }));
    }

    /** How many frames of the running load have been answered by now. */
    public int answered() {
        return answered;
    }

    private CompletableFuture<Result> begin(int from, int frames, int unanswered, Runnable how) {
        CompletableFuture<Result> result = new CompletableFuture<>();
        context().runOnContext(now -> {
            first = from;
            count = frames;
            window = unanswered;
            answered = 0;
            sent = 0;
            since = new long[frames];
            took = new long[frames];
            acknowledged = new BitSet(frames);
            lines.forEach(line -> {
                line.next = 0;
                line.open = 0;
            });
            done = result;
            begin = System.nanoTime();
            end = begin;
            how.run();
        });
        return result;
    }

    private io.vertx.core.Context context() {
        return vertx.getOrCreateContext();
    }

    private boolean tick(double perSecond) {
        long now = System.nanoTime();
        int due = (int) Math.min(count, (now - begin) * perSecond / 1e9);
        for (; sent < due; sent++) {
            Line line = lines.get(sent % lines.size());
            byte[] frame = new byte[maker.length()];
            maker.write(first + sent, frame, 0);
            since[sent] = begin + (long) (sent * 1e9 / perSecond);
            line.open++;
            line.due = line.due == null ? Buffer.buffer(frame) : line.due.appendBytes(frame);
        }
        for (Line line : lines) {
            if (line.due != null) {
                line.socket.write(line.due);
                line.due = null;
            }
        }
        return sent == count || done.isDone();
    }

    private void over() {
        if (done != null && !done.isDone()) {
            long[] micros = Arrays.copyOf(took, answered);
            for (int i = 0; i < micros.length; i++) {
                micros[i] /= 1_000;
            }
            Arrays.sort(micros);
            done.complete(
                    new Result(sent, answered, Math.max(1, end - begin) / 1e9, micros, (BitSet) acknowledged.clone()));
        }
    }

    @Override
    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
}

package io.qinglan.feed.gateway;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.netty.channel.FixedRecvByteBufAllocator;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;
import org.jboss.logging.Logger;

import io.qinglan.feed.hj212.Entry;
import io.qinglan.feed.hj212.Frame;
import io.qinglan.feed.hj212.Framer;

/**
 * One connection. All that touches the socket runs on the connection's event loop; answers come there from the writers. It reads only
 * while what it has read finds room: when the store is slow, when the peer is too fast, or when the peer does not take its answers, the
 * socket is paused, and TCP tells the peer.
 */
final class Session implements PeerWire {

    private static final Logger LOG = Logger.getLogger(Session.class);

    /** Why the socket is not read, as bits. */
    private static final int OWN_BYTES = 1;

    private static final int ALL_BYTES = 2;
    private static final int TOO_FAST = 4;
    private static final int NO_TAKER = 8;
    private static final int CLOSING = 16;

    /** What an entry takes in memory beside its bytes until it is committed: a refusal of six bytes takes as much as a frame. */
    private static final int BESIDE = 640;

    /** Bytes read at once: some thirty frames. */
    private static final int READ = 8_192;

    private final NetSocket socket;
    private final Context context;
    private final Vertx vertx;
    private final Intake intake;
    private final GatewaySettings settings;
    private final Clock clock;
    private final Framer framer;
    private final Pace pace;
    private final String peer;
    private final Set<String> numbers = ConcurrentHashMap.newKeySet();

    private List<Received> found = new ArrayList<>();
    private Instant receivedAt;
    private int paused;
    private long waitingBytes;
    private boolean sawGood;
    private long lastGood;
    private long halfSince;
    private volatile boolean open = true;

    Session(
            NetSocket socket,
            Context context,
            Vertx vertx,
            Intake intake,
            Framer framer,
            GatewaySettings settings,
            Clock clock) {
        this.socket = socket;
        this.context = context;
        this.vertx = vertx;
        this.intake = intake;
        this.framer = framer;
        this.settings = settings;
        this.clock = clock;
        this.pace = new Pace(settings.peer().framesPerSecond(), System.nanoTime());
        this.peer = String.valueOf(socket.remoteAddress());
        this.lastGood = System.nanoTime();
        this.halfSince = lastGood;
    }

    /** Begins to read, a little at a time: what the socket has handed over when it is paused stays in memory until it is resumed. */
    void start() {
        ((NetSocketInternal) socket)
                .channelHandlerContext()
                .channel()
                .config()
                .setRecvByteBufAllocator(new FixedRecvByteBufAllocator(READ).maxMessagesPerRead(1));
        socket.handler(this::read);
        socket.drainHandler(taken -> resume(NO_TAKER));
    }

    /** Address and port of the peer. */
    String peer() {
        return peer;
    }

    /** Remembers that an instrument is bound to this connection. */
    void carries(String mn) {
        numbers.add(mn);
    }

    /** The instruments bound to this connection. */
    Set<String> numbers() {
        return numbers;
    }

    @Override
    public boolean open() {
        return open;
    }

    @Override
    public void send(byte[] bytes) {
        context.runOnContext(now -> write(bytes));
    }

    /** Sends the answers to what was committed, and makes room; from a writer's thread. */
    void committed(byte[] answers, long bytes) {
        context.runOnContext(now -> {
            waitingBytes -= bytes;
            write(answers);
            if (waitingBytes <= settings.peer().bytes() / 2) {
                resume(OWN_BYTES);
            }
        });
    }

    /** What was read could not be committed: the peer is sent away without an answer and will send it again. */
    void failed() {
        context.runOnContext(now -> socket.close());
    }

    /** Looks at the time, about once a second. */
    void look(long now) {
        if (paused != 0) {
            halfSince = now;
            return;
        }
        if (framer.isHalfWay()
                && now - halfSince > settings.patience().halfFrame().toNanos()) {
            halfSince = now;
            end();
        }
        long patience =
                (sawGood ? settings.patience().idle() : settings.patience().first()).toNanos();
        if (now - lastGood > patience) {
            LOG.debugf("%s was silent for too long", peer);
            socket.close();
        }
    }

    /** Stops reading for good; what was read is still committed and answered. */
    void stopReading() {
        pause(CLOSING);
    }

    /** The peer is gone: what it left half sent is kept as evidence. */
    void closed() {
        open = false;
        end();
    }

    void close() {
        socket.close();
    }

    private void read(Buffer buffer) {
        byte[] bytes = buffer.getBytes();
        receivedAt = clock.instant();
        framer.feed(bytes, this::found);
        long now = System.nanoTime();
        if (!found.isEmpty() || !framer.isHalfWay()) {
            halfSince = now;
        }
        int frames = found.size();
        handOn(bytes.length);
        long wait = pace.count(frames, now);
        if (wait > 0) {
            pause(TOO_FAST);
            vertx.setTimer(Math.max(1, TimeUnit.NANOSECONDS.toMillis(wait)), timer -> resume(TOO_FAST));
        }
    }

    private void end() {
        receivedAt = clock.instant();
        int held = framer.held();
        framer.end(this::found);
        handOn(held);
    }

    private void found(Entry entry) {
        if (entry instanceof Frame) {
            sawGood = true;
            lastGood = System.nanoTime();
        }
        found.add(new Received(this, entry, receivedAt));
    }

    /** A read counts whole, for its bytes stay in memory as long as one of its frames; and each frame counts for itself. */
    private void handOn(int bytes) {
        if (found.isEmpty()) {
            return;
        }
        List<Received> all = found;
        found = new ArrayList<>();
        int share = bytes / all.size() + BESIDE;
        all.forEach(received -> received.weighs(share));
        waitingBytes += (long) share * all.size();
        intake.take(all);
        holdBack();
    }

    /** Stops reading while more waits than one connection, or all, may leave waiting. */
    private void holdBack() {
        if (waitingBytes > settings.peer().bytes()) {
            pause(OWN_BYTES);
        }
        if ((paused & ALL_BYTES) == 0 && intake.full()) {
            pause(ALL_BYTES);
            intake.whenRoom(() -> context.runOnContext(now -> resume(ALL_BYTES)));
        }
    }

    private void write(byte[] bytes) {
        if (!open || bytes.length == 0) {
            return;
        }
        socket.write(Buffer.buffer(bytes));
        if (socket.writeQueueFull()) {
            pause(NO_TAKER);
        }
    }

    private void pause(int why) {
        if (paused == 0) {
            socket.pause();
            intake.meter().paused(1);
        }
        paused |= why;
    }

    private void resume(int why) {
        if ((paused & why) == 0) {
            return;
        }
        paused &= ~why;
        if (paused != 0) {
            return;
        }
        intake.meter().paused(-1);
        holdBack(); // of many that are woken at once, the first may take all the room
        if (paused == 0) {
            socket.resume();
        }
    }
}

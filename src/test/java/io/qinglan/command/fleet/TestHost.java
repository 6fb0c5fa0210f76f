package io.qinglan.command.fleet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;

import io.qinglan.feed.hj212.Decoder;
import io.qinglan.feed.hj212.Frame;
import io.qinglan.feed.hj212.Framer;
import io.qinglan.feed.hj212.Packet;
import io.qinglan.feed.hj212.Quirks;
import io.qinglan.feed.hj212.Refused;
import io.qinglan.feed.hj212.Reply;
import io.qinglan.feed.hj212.Vectors;

/** The other side of a fleet: reads, answers, keeps what came. */
final class TestHost implements AutoCloseable {

    final List<Frame> frames = Collections.synchronizedList(new ArrayList<>());
    final AtomicInteger refused = new AtomicInteger();
    final Map<String, NetSocket> sockets = new ConcurrentHashMap<>();
    final List<NetSocket> open = new CopyOnWriteArrayList<>();
    private final Vertx vertx = Vertx.vertx();
    private final Predicate<Frame> answers;
    private final int port;

    /** A host that answers the frames a test wants answered. */
    TestHost(Predicate<Frame> answers) {
        this.answers = answers;
        port = vertx.createNetServer()
                .connectHandler(this::serve)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    int port() {
        return port;
    }

    private void serve(NetSocket socket) {
        open.add(socket);
        Framer framer = new Framer(new Decoder(Vectors.commands()), Quirks.NONE, Framer.Mode.LIVE);
        socket.handler(buffer -> framer.feed(buffer.getBytes(), entry -> {
            if (entry instanceof Refused) {
                refused.incrementAndGet();
                return;
            }
            Frame frame = (Frame) entry;
            sockets.put(frame.mn(), socket);
            frames.add(frame);
            Reply reply = Reply.of(frame);
            if (reply != null && answers.test(frame)) {
                socket.write(Buffer.buffer(reply.wire(frame)));
            }
        }));
    }

    void ask(String mn, Packet packet) {
        sockets.get(mn).write(Buffer.buffer(packet.bytes()));
    }

    List<Frame> of(String mn, int command) {
        synchronized (frames) {
            return frames.stream()
                    .filter(frame -> frame.mn().equals(mn) && frame.command() == command)
                    .toList();
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}

package io.qinglan.command.fleet;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;

/** The connection of one instrument; made again when it breaks. What is written behind a half frame waits until it is whole. */
final class FleetConnection implements SimulatedInstrument.Line {

    private static final int RECONNECT = 500;
    private static final int LATER = 15;

    private final FleetSettings settings;
    private final FleetCounts counts;
    private final SimulatedInstrument instrument;
    private final Deque<byte[]> behindHalf = new ArrayDeque<>();
    private Vertx vertx;
    private NetClient client;
    private NetSocket socket;
    private boolean half;
    private boolean was;

    FleetConnection(
            FleetSettings settings,
            FleetCounts counts,
            Function<SimulatedInstrument.Line, SimulatedInstrument> instrument) {
        this.settings = settings;
        this.counts = counts;
        this.instrument = instrument.apply(this);
    }

    SimulatedInstrument instrument() {
        return instrument;
    }

    boolean isConnected() {
        return socket != null;
    }

    boolean isFree() {
        return socket != null && !half && !socket.writeQueueFull() && instrument.isFree();
    }

    /** Connects, again and again until it succeeds; {@code tried} hears of the first attempt's end. */
    void connect(Vertx vertx, NetClient client, Runnable tried) {
        this.vertx = vertx;
        this.client = client;
        client.connect(settings.port(), settings.host()).onComplete(made -> {
            if (made.succeeded()) {
                connected(made.result());
            } else {
                vertx.setTimer(RECONNECT, id -> connect(vertx, client, () -> {}));
            }
            tried.run();
        });
    }

    private void connected(NetSocket made) {
        socket = made;
        made.handler(buffer -> instrument.receive(buffer.getBytes()));
        made.exceptionHandler(broken -> made.close());
        made.closeHandler(closed -> lost(made));
        if (was) {
            counts.reconnects.increment();
        } else {
            counts.connected.increment();
        }
        instrument.connected(was);
        was = true;
    }

    private void lost(NetSocket closed) {
        if (socket == closed) {
            socket = null;
            half = false;
            behindHalf.clear();
            vertx.setTimer(RECONNECT, id -> connect(vertx, client, () -> {}));
        }
    }

    /** Gives the line up; it is made again. */
    void drop() {
        socket.close();
    }

    @Override
    public boolean write(byte[] bytes) {
        if (socket == null) {
            return false;
        }
        if (half) {
            behindHalf.add(bytes);
        } else {
            socket.write(Buffer.buffer(bytes));
        }
        return true;
    }

    @Override
    public void writeLater(byte[] bytes) {
        if (socket == null) {
            return;
        }
        half = true;
        NetSocket begun = socket;
        vertx.setTimer(LATER, id -> {
            if (socket == begun) {
                half = false;
                socket.write(Buffer.buffer(bytes));
                behindHalf.forEach(later -> socket.write(Buffer.buffer(later)));
                behindHalf.clear();
            }
        });
    }
}

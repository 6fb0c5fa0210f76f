package io.qinglan.inventory.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/**
 * Reads a file on a thread of its own while the rows read before are taken in, in their order: unpacking a workbook takes longer than
 * checking its rows. Only few rows are ever between the two.
 */
final class Relay implements TableSink {

    private static final int ROWS_AT_ONCE = 256;
    private static final int WAITING = 8;
    private static final List<Consumer<TableSink>> END = List.of();

    private final BlockingQueue<List<Consumer<TableSink>>> waiting = new ArrayBlockingQueue<>(WAITING);
    private List<Consumer<TableSink>> next = new ArrayList<>(ROWS_AT_ONCE);
    private Throwable failure;

    private Relay() {}

    /** Has the source read and hands all it finds to the sink, on the caller's thread. What the source throws is thrown here. */
    static void read(Consumer<TableSink> source, TableSink sink) {
        Relay relay = new Relay();
        Thread reader = new Thread(() -> relay.read(source), "list-reader");
        reader.start();
        try {
            for (List<Consumer<TableSink>> found = relay.waiting.take(); found != END; found = relay.waiting.take()) {
                found.forEach(one -> one.accept(sink));
            }
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a list was read", e);
        } finally {
            reader.interrupt(); // it may still wait for a sink that has refused the file
        }
        if (relay.failure instanceof RuntimeException refusal) {
            throw refusal;
        }
        if (relay.failure instanceof Error error) {
            throw error;
        }
    }

    private void read(Consumer<TableSink> source) {
        try {
            try {
                source.accept(this);
            } catch (RuntimeException | Error e) {
                failure = e;
            }
            waiting.put(next);
            waiting.put(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody listens any longer
        }
    }

    private void hand(Consumer<TableSink> one) {
        next.add(one);
        if (next.size() == ROWS_AT_ONCE) {
            try {
                waiting.put(next);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("nobody listens any longer", e);
            }
            next = new ArrayList<>(ROWS_AT_ONCE);
        }
    }

    @Override
    public void table(String name) {
        hand(sink -> sink.table(name));
    }

    @Override
    public void row(int line, String[] cells) {
        hand(sink -> sink.row(line, cells));
    }

    @Override
    public void refused(int line, int place, String expected, String got) {
        hand(sink -> sink.refused(line, place, expected, got));
    }

    @Override
    public void noted(int line, int place, String read, String written) {
        hand(sink -> sink.noted(line, place, read, written));
    }

    @Override
    public void end() {
        hand(TableSink::end);
    }
}

package io.qinglan.dispatch.stream;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.qinglan.dispatch.stream.EventStreams.Told;

/** One open stream: reads on when it is woken, one reader at a time, until nothing more is there. */
final class OpenStream {

    private final String site;
    private final Consumer<Told> out;
    private final Reader reader;
    private final Executor workers;
    private final AtomicInteger wakes = new AtomicInteger();
    private long position;

    OpenStream(String site, long position, Consumer<Told> out, Reader reader, Executor workers) {
        this.site = site;
        this.position = position;
        this.out = out;
        this.reader = reader;
        this.workers = workers;
    }

    /** Gives the events of a site behind a place, in order; empty when there are none. */
    interface Reader {
        List<Told> after(String site, long position);
    }

    String site() {
        return site;
    }

    /** Lets it read on; a wake during the reading leads to one more look. */
    void wake() {
        if (wakes.getAndIncrement() == 0) {
            workers.execute(this::read);
        }
    }

    private void read() {
        int answered;
        do {
            answered = wakes.get();
            List<Told> found = reader.after(site, position);
            while (!found.isEmpty()) {
                found.stream().filter(told -> told.cloudEvent() != null).forEach(out);
                position = found.get(found.size() - 1).position();
                found = reader.after(site, position);
            }
        } while (!wakes.compareAndSet(answered, 0));
    }
}

package io.qinglan.feed.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.jboss.logging.Logger;

/**
 * Gathers what many connections received into few commits. Each lane has one writer thread, so what goes into one lane is committed in
 * its order; while a commit is on its way the next one gathers. Nothing is told committed before it is.
 *
 * @param <T> what is committed
 */
final class GroupCommit<T> implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(GroupCommit.class);

    /** Where the things go. */
    interface Sink<T> {

        /**
         * Commits all or none. Returns only when all is on disk; waits and tries again while the database is away.
         *
         * @throws Exception when it cannot be committed at all
         */
        void commit(List<T> things) throws Exception;

        /** Told after the commit, by the thread that made it. */
        void committed(List<T> things);

        /** Told when the commit failed for good: none of these may be acknowledged. */
        void failed(List<T> things);
    }

    private final Sink<T> sink;
    private final int atOnce;
    private final long gatherNanos;
    private final long limit;
    private final List<Lane<T>> lanes = new ArrayList<>();
    private final List<Thread> writers = new ArrayList<>();
    private final AtomicLong waitingBytes = new AtomicLong();
    private final AtomicLong waitingThings = new AtomicLong();
    private final AtomicLong commits = new AtomicLong();
    private final Queue<Runnable> waitingForRoom = new ConcurrentLinkedQueue<>();

    /** Starts the writers. */
    GroupCommit(GatewaySettings.Commits settings, Sink<T> sink) {
        this.sink = sink;
        this.atOnce = settings.frames();
        this.gatherNanos = settings.gather().toNanos();
        this.limit = settings.bytes();
        for (int i = 0; i < settings.writers(); i++) {
            Lane<T> lane = new Lane<>();
            lanes.add(lane);
            Thread writer = new Thread(() -> work(lane), "feed-writer-" + i);
            writer.setDaemon(true);
            writers.add(writer);
            writer.start();
        }
    }

    /** How many lanes there are. */
    int lanes() {
        return lanes.size();
    }

    /** Puts things into a lane, in their order; never waits. Ask {@link #full()} afterwards and stop reading when it says so. */
    void add(int lane, List<T> things, long bytes) {
        waitingBytes.addAndGet(bytes);
        waitingThings.addAndGet(things.size());
        lanes.get(lane).add(things, bytes);
    }

    /** Whether more waits than is good. */
    boolean full() {
        return waitingBytes.get() >= limit;
    }

    /** Runs once, by a writer's thread, when there is room again. */
    void whenRoom(Runnable resume) {
        waitingForRoom.add(resume);
        if (waitingBytes.get() <= limit / 2) {
            makeRoom();
        }
    }

    /** Bytes that wait for their commit. */
    long bytes() {
        return waitingBytes.get();
    }

    /** Things that wait for their commit. */
    long size() {
        return waitingThings.get();
    }

    /** Commits made so far. */
    long commits() {
        return commits.get();
    }

    /** Commits what is there for at most this long, then stops the writers. */
    void close(Duration patience) throws InterruptedException {
        lanes.forEach(Lane::close);
        long end = System.nanoTime() + patience.toNanos();
        for (Thread writer : writers) {
            writer.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
        }
        writers.forEach(Thread::interrupt);
    }

    @Override
    public void close() throws InterruptedException {
        close(Duration.ofSeconds(1));
    }

    private void work(Lane<T> lane) {
        Lane.Batch<T> batch;
        while ((batch = lane.take(atOnce, gatherNanos)) != null) {
            commit(batch);
            waitingBytes.addAndGet(-batch.bytes());
            waitingThings.addAndGet(-batch.things().size());
            if (waitingBytes.get() <= limit / 2) {
                makeRoom();
            }
        }
    }

    private void commit(Lane.Batch<T> batch) {
        try {
            sink.commit(batch.things());
            commits.incrementAndGet();
        } catch (Exception e) {
            LOG.errorf(
                    e,
                    "%d frames were not committed and are not acknowledged",
                    batch.things().size());
            sink.failed(batch.things());
            return;
        }
        try {
            sink.committed(batch.things());
        } catch (RuntimeException e) {
            LOG.error("what is committed could not be acknowledged; the instruments will send it again", e);
        }
    }

    private void makeRoom() {
        Runnable resume;
        while ((resume = waitingForRoom.poll()) != null) {
            resume.run();
        }
    }
}

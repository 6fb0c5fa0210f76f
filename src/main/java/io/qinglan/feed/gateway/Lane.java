package io.qinglan.feed.gateway;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The way of some instruments' frames to one writer: many put in, one takes out, in order.
 *
 * @param <T> what is committed
 */
final class Lane<T> {

    /**
     * What one commit takes.
     *
     * @param bytes what they count for in the limits
     */
    record Batch<T>(List<T> things, long bytes) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Batch<T>> waiting = new ArrayDeque<>();
    private int size;
    private int wanted = 1;
    private boolean closed;

    void add(List<T> things, long bytes) {
        lock.lock();
        try {
            waiting.add(new Batch<>(things, bytes));
            size += things.size();
            if (size >= wanted) {
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for something, then a little for company; null when closed and empty, or interrupted. */
    Batch<T> take(int atMost, long gatherNanos) {
        lock.lock();
        try {
            while (size == 0 && !closed) {
                wanted = 1;
                changed.await();
            }
            long left = gatherNanos;
            while (size < atMost && left > 0 && !closed) {
                wanted = atMost;
                left = changed.awaitNanos(left);
            }
            return size == 0 ? null : gathered(atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more is awaited; what is there can still be taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** What was put in together stays together, so a batch may be a little larger than asked for. */
    private Batch<T> gathered(int atMost) {
        List<T> things = new ArrayList<>(Math.min(size, atMost + 256));
        long bytes = 0;
        while (!waiting.isEmpty() && things.size() < atMost) {
            Batch<T> next = waiting.poll();
            things.addAll(next.things());
            bytes += next.bytes();
        }
        size -= things.size();
        return new Batch<>(things, bytes);
    }
}

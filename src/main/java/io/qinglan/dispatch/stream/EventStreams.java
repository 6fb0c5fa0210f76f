package io.qinglan.dispatch.stream;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;

import io.qinglan.dispatch.CloudEvents;
import io.qinglan.dispatch.Event;
import io.qinglan.dispatch.EventBook;
import io.qinglan.dispatch.WayOut;

/**
 * The open streams of this node. A stream knows the place it has reached; when something new concerns its site it reads on from there, so
 * what was missed while it was closed and what comes now arrive in one order, each once.
 */
@ApplicationScoped
public class EventStreams implements WayOut {

    private static final int AT_ONCE = 100;
    private static final int LOOKED_AT = 5_000;

    private final EventBook events;
    private final CloudEvents cloudEvents;
    private final ExecutorService workers;
    private final Map<String, Set<OpenStream>> open = new ConcurrentHashMap<>();
    private long seen = -1;

    /** Made by the container. */
    EventStreams(EventBook events, CloudEvents cloudEvents, ExecutorService workers) {
        this.events = events;
        this.cloudEvents = cloudEvents;
        this.workers = workers;
    }

    /**
     * The events of a site from a place on, for as long as somebody listens.
     *
     * @param after the place behind which it begins; null: behind the last one there is
     */
    Multi<Told> of(String site, Long after) {
        return Multi.createFrom()
                .emitter(
                        emitter -> {
                            long from = after == null ? events.last() : after;
                            OpenStream stream = new OpenStream(site, from, emitter::emit, this::readOn, workers);
                            open.computeIfAbsent(site, none -> ConcurrentHashMap.newKeySet())
                                    .add(stream);
                            emitter.onTermination(() -> close(stream));
                            stream.wake();
                        },
                        BackPressureStrategy.BUFFER);
    }

    /** One event as it goes out: its place and its CloudEvent. */
    record Told(long position, String type, byte[] cloudEvent) {}

    /** How many streams are open on this node. */
    public int count() {
        return open.values().stream().mapToInt(Set::size).sum();
    }

    @Override
    public synchronized boolean go() {
        if (open.isEmpty()) {
            seen = -1;
            return false;
        }
        if (seen < 0) {
            seen = events.last();
            open.values().forEach(streams -> streams.forEach(OpenStream::wake));
            return false;
        }
        List<Event> fresh = events.after(seen, LOOKED_AT);
        if (fresh.isEmpty()) {
            return false;
        }
        seen = fresh.get(fresh.size() - 1).position();
        fresh.stream()
                .map(Event::site)
                .collect(Collectors.toSet())
                .forEach(site -> open.getOrDefault(site, Set.of()).forEach(OpenStream::wake));
        return fresh.size() == LOOKED_AT;
    }

    private List<Told> readOn(String site, long position) {
        List<Event> found = events.ofSite(site, position, AT_ONCE);
        Map<UUID, byte[]> bodies = cloudEvents.of(found);
        return found.stream()
                .map(event -> new Told(event.position(), event.type(), bodies.get(event.id())))
                .toList();
    }

    private void close(OpenStream stream) {
        open.computeIfPresent(stream.site(), (site, streams) -> {
            streams.remove(stream);
            return streams.isEmpty() ? null : streams;
        });
    }
}

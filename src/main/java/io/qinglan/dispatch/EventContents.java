package io.qinglan.dispatch;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is told about events whose envelope holds nothing itself; the room that put them out answers. */
public interface EventContents {

    /** The types of events it knows. */
    List<String> types();

    /**
     * What is told about each event, to be written as JSON; of an event about which there is nothing to tell any more, nothing.
     *
     * @param events all of types it knows
     */
    Map<UUID, Object> of(Collection<Event> events);
}

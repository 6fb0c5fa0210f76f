package io.qinglan.compliance.lead;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.dispatch.Event;
import io.qinglan.dispatch.EventContents;

/** What a site is told when a lead about it opens: the lead as it reads it, never who said it. */
@ApplicationScoped
public class LeadEvents implements EventContents {

    private static final List<String> TYPES = List.of("lead.opened");

    private final LeadBook book;
    private final LeadView views;

    /** Made by the container. */
    LeadEvents(LeadBook book, LeadView views) {
        this.book = book;
        this.views = views;
    }

    @Override
    public List<String> types() {
        return TYPES;
    }

    @Override
    public Map<UUID, Object> of(Collection<Event> events) {
        Map<UUID, Object> told = new HashMap<>();
        for (Event event : events) {
            book.find(UUID.fromString(event.subject())).ifPresent(lead -> told.put(event.id(), views.forSite(lead)));
        }
        return told;
    }
}

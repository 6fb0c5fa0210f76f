package io.qinglan.dispatch;

import java.net.URI;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Events as CloudEvents 1.0 in structured JSON: what webhooks and streams carry alike. */
@ApplicationScoped
public class CloudEvents {

    /** What they are sent as. */
    public static final String MEDIA_TYPE = "application/cloudevents+json";

    private final Instance<EventContents> contents;
    private final ObjectMapper json;
    private final JsonFormat format = new JsonFormat();
    private final URI source;

    /** Made by the container. */
    CloudEvents(
            Instance<EventContents> contents,
            ObjectMapper json,
            @ConfigProperty(name = "qinglan.dispatch.source") String source) {
        this.contents = contents;
        this.json = json;
        this.source = URI.create(source);
    }

    /** The CloudEvent of each event about which there is something to tell, UTF-8, in the order given. */
    public Map<UUID, byte[]> of(Collection<Event> events) {
        Map<UUID, Object> told = new HashMap<>();
        events.stream()
                .filter(event -> event.content() != null)
                .forEach(event -> told.put(event.id(), new RawValue(event.content())));
        for (EventContents room : contents) {
            List<String> types = room.types();
            List<Event> known = events.stream()
                    .filter(event -> event.content() == null && types.contains(event.type()))
                    .toList();
            if (!known.isEmpty()) {
                told.putAll(room.of(known));
            }
        }
        return events.stream()
                .filter(event -> told.containsKey(event.id()))
                .collect(Collectors.toMap(
                        Event::id,
                        event -> written(event, told.get(event.id())),
                        (one, same) -> one,
                        LinkedHashMap::new));
    }

    /** The types of events that can be subscribed, sorted. */
    public List<String> types() {
        return contents.stream().flatMap(room -> room.types().stream()).sorted().toList();
    }

    /** The CloudEvent of an event with given contents. */
    public byte[] written(Event event, Object data) {
        try {
            return format.serialize(CloudEventBuilder.v1()
                    .withId(event.id().toString())
                    .withSource(source)
                    .withType(event.type())
                    .withSubject(event.subject())
                    .withTime(event.at().atOffset(ZoneOffset.UTC))
                    .withDataContentType("application/json")
                    .withData(json.writeValueAsBytes(data))
                    .build());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the event " + event.id() + " cannot be written", e);
        }
    }
}

package io.qinglan.dispatch.stream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Role;
import io.qinglan.dispatch.stream.EventStreams.Told;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** What concerns a site, as it happens: server-sent events that carry the same CloudEvents as webhooks. */
@Path("/api/v1/orders/stream")
public class StreamResource {

    private final EventStreams streams;
    private final Access access;
    private final Duration heartbeat;

    /** Made by the container. */
    StreamResource(
            EventStreams streams,
            Access access,
            @ConfigProperty(name = "qinglan.dispatch.heartbeat") Duration heartbeat) {
        this.streams = streams;
        this.access = access;
        this.heartbeat = heartbeat;
    }

    /** The stream of the site, from now or behind the event last received; a comment as heartbeat in between. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking
    @Operation(summary = "what concerns the site as it happens; resumes by Last-Event-ID · 指令推送")
    public Multi<OutboundSseEvent> stream(
            @Parameter(description = "id of the last event received; absent = from now on")
                    @HeaderParam("Last-Event-ID")
                    String last,
            @Context Sse sse) {
        Actor actor = access.requireRole(Role.ENTERPRISE);
        if (actor.site() == null) {
            throw Problem.forbidden("needs a key or an account of a site");
        }
        Multi<OutboundSseEvent> events = streams.of(actor.site(), place(last)).map(told -> event(told, sse));
        Multi<OutboundSseEvent> beats = Multi.createFrom()
                .ticks()
                .every(heartbeat)
                .onOverflow()
                .drop()
                .map(tick -> sse.newEventBuilder().comment("heartbeat").build());
        OutboundSseEvent open = sse.newEventBuilder().comment("open").build();
        return Multi.createBy().merging().streams(Multi.createFrom().item(open), events, beats);
    }

    private static Long place(String last) {
        if (last == null || last.isBlank()) {
            return null;
        }
        if (!last.matches("\\d{1,18}")) {
            throw Problem.invalid(InputError.parameter("Last-Event-ID", "the id of an event of this stream", last));
        }
        return Long.valueOf(last);
    }

    private static OutboundSseEvent event(Told told, Sse sse) {
        return sse.newEventBuilder()
                .id(String.valueOf(told.position()))
                .name(told.type())
                .mediaType(MediaType.TEXT_PLAIN_TYPE)
                .data(String.class, new String(told.cloudEvent(), StandardCharsets.UTF_8))
                .build();
    }
}

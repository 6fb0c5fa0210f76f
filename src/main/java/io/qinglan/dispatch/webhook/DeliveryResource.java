package io.qinglan.dispatch.webhook;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.store.OnTheWire;
import io.qinglan.web.Cursor;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;
import io.qinglan.web.Problem;

/** How the tellings of a site went: waiting, delivered, dead; each can be sent again by hand. */
@Path("/api/v1/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Idempotent
public class DeliveryResource {

    private static final List<String> STATES = List.of("waiting", "delivered", "dead");

    private final DeliveryBook book;
    private final Subscriber subscriber;
    private final Clock clock;

    /** Made by the container. */
    DeliveryResource(DeliveryBook book, Subscriber subscriber, @OnTheWire Clock clock) {
        this.book = book;
        this.subscriber = subscriber;
        this.clock = clock;
    }

    /** Deliveries of the site, newest first. */
    @GET
    @Operation(summary = "how messages to the site went, newest first · 投递记录")
    public Page<Delivery> list(@QueryParam("state") String state, @BeanParam PageRequest request) {
        if (state != null && !STATES.contains(state)) {
            throw Problem.invalid(InputError.parameter("state", String.join(", ", STATES), state));
        }
        Delivery before = request.after()
                .flatMap(cursor -> book.find(cursor.uuid(1)))
                .filter(delivery -> delivery.site().equals(subscriber.site()))
                .orElse(null);
        List<Delivery> found = book.ofSite(subscriber.site(), state, before, request.limit());
        return Page.of(found, request, last -> Cursor.of(last.createdAt(), last.id()));
    }

    /** Sends a message again under the same id, whatever became of it before. */
    @POST
    @Path("{id}/replay")
    @Operation(summary = "send a message again, under the same id · 重新投递")
    public Delivery replay(@PathParam("id") UUID id) {
        Delivery own = book.find(id)
                .filter(delivery -> delivery.site().equals(subscriber.site()))
                .orElseThrow(Problem::notFound);
        book.replay(own.id(), clock.instant());
        return book.find(id).orElseThrow(Problem::notFound);
    }
}

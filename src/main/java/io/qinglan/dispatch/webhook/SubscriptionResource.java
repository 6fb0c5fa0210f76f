package io.qinglan.dispatch.webhook;

import java.net.URI;
import java.time.Clock;
import java.util.UUID;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.CurrentActor;
import io.qinglan.store.OnTheWire;
import io.qinglan.web.EntityVersion;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Page;
import io.qinglan.web.Problem;

/** The subscriptions of a site, kept by its own people and systems; and those of the bureau's message gateway, kept by the administrator. */
@Path("/api/v1/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Idempotent
public class SubscriptionResource {

    private final Subscriptions subscriptions;
    private final SubscriptionBook book;
    private final Subscriber subscriber;
    private final CurrentActor current;
    private final Clock clock;

    /** Made by the container. */
    SubscriptionResource(
            Subscriptions subscriptions,
            SubscriptionBook book,
            Subscriber subscriber,
            CurrentActor current,
            @OnTheWire Clock clock) {
        this.subscriptions = subscriptions;
        this.book = book;
        this.subscriber = subscriber;
        this.current = current;
        this.clock = clock;
    }

    /** Makes a subscription and tries its address at once; the secret is in this answer only. */
    @POST
    @Operation(summary = "subscribe to what concerns the site; the secret is shown once · 订阅")
    public Response make(SubscriptionInput input) {
        String site = subscriber.site();
        if (input == null) {
            throw Problem.invalid(InputError.at("", "an address and events", null));
        }
        Subscription made = subscriptions.make(site, input, current.get().name());
        Subscriptions.Tried tried = subscriptions.verify(made);
        return Response.created(URI.create("/api/v1/subscriptions/" + made.id()))
                .entity(SubscriptionView.of(tried.subscription(), clock.instant(), made.secret(), shown(tried)))
                .build();
    }

    /** The subscriptions of the site, newest first. */
    @GET
    @Operation(summary = "the site's subscriptions · 订阅列表")
    public Page<SubscriptionView> list() {
        return new Page<>(
                book.ofSite(subscriber.site()).stream()
                        .map(subscription -> SubscriptionView.of(subscription, clock.instant()))
                        .toList(),
                null);
    }

    /** One subscription. */
    @GET
    @Path("{id}")
    @Operation(summary = "one subscription · 订阅")
    public Response get(@PathParam("id") UUID id) {
        Subscription own = own(id);
        return EntityVersion.ok(SubscriptionView.of(own, clock.instant()), own.version());
    }

    /** Tries the address again; a well answered trial makes the subscription active. */
    @POST
    @Path("{id}/verification")
    @Operation(summary = "send the test message again; activates when it is answered well · 验证地址")
    public SubscriptionView verify(@PathParam("id") UUID id) {
        Subscriptions.Tried tried = subscriptions.verify(own(id));
        return SubscriptionView.of(tried.subscription(), clock.instant(), null, shown(tried));
    }

    /** Draws a new secret; for a while the one before signs too. */
    @POST
    @Path("{id}/secret")
    @Operation(summary = "a new secret, shown once; the old one signs too for a while · 轮换密钥")
    public SubscriptionView rotate(@PathParam("id") UUID id) {
        Subscription rotated = subscriptions.rotated(own(id));
        return SubscriptionView.of(rotated, clock.instant(), rotated.secret(), null);
    }

    /** Ends a subscription. */
    @DELETE
    @Path("{id}")
    @Operation(summary = "end a subscription · 取消订阅")
    public void end(@PathParam("id") UUID id) {
        subscriptions.end(own(id).id());
    }

    private static SubscriptionView.Verification shown(Subscriptions.Tried tried) {
        WebhookSender.Answer answer = tried.answer();
        return new SubscriptionView.Verification(
                answer.well(), answer.status() == 0 ? null : answer.status(), answer.error());
    }

    private Subscription own(UUID id) {
        String site = subscriber.site();
        return book.find(id)
                .filter(subscription -> subscription.site().equals(site))
                .orElseThrow(Problem::notFound);
    }
}

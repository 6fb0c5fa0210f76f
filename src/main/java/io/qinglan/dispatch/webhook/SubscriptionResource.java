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

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Role;
import io.qinglan.store.OnTheWire;
import io.qinglan.web.EntityVersion;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Page;
import io.qinglan.web.Problem;

/** The subscriptions of a site, kept by its own people and systems. */
@Path("/api/v1/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Idempotent
public class SubscriptionResource {

    private final Subscriptions subscriptions;
    private final SubscriptionBook book;
    private final Access access;
    private final Clock clock;

    /** Made by the container. */
    SubscriptionResource(Subscriptions subscriptions, SubscriptionBook book, Access access, @OnTheWire Clock clock) {
        this.subscriptions = subscriptions;
        this.book = book;
        this.access = access;
        this.clock = clock;
    }

    /** Makes a subscription and tries its address at once; the secret is in this answer only. */
    @POST
    @Operation(summary = "subscribe to what concerns the site; the secret is shown once · 订阅")
    public Response make(SubscriptionInput input) {
        Actor actor = site();
        if (input == null) {
            throw Problem.invalid(InputError.at("", "an address and events", null));
        }
        Subscription made = subscriptions.make(actor.site(), input, actor.name());
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
                book.ofSite(site().site()).stream()
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
        Actor actor = site();
        return book.find(id)
                .filter(subscription -> subscription.site().equals(actor.site()))
                .orElseThrow(Problem::notFound);
    }

    private Actor site() {
        Actor actor = access.requireRole(Role.ENTERPRISE);
        if (actor.site() == null) {
            throw Problem.forbidden("needs a key or an account of a site");
        }
        return actor;
    }
}

package io.qinglan.warning.alert;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Role;
import io.qinglan.warning.alert.AlertBook.Kept;
import io.qinglan.web.EntityVersion;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Page;
import io.qinglan.web.Problem;

/** What the public was told of a warning, for people signed in: exercises too, and by which channels it went. */
@Path("/api/v1/warnings/{warning}")
@Blocking
@Idempotent
public class AlertResource {

    private final VisibleAlerts alerts;
    private final NationalMessage national;
    private final Channels channels;
    private final Access access;

    /** Made by the container. */
    AlertResource(VisibleAlerts alerts, NationalMessage national, Channels channels, Access access) {
        this.alerts = alerts;
        this.national = national;
        this.channels = channels;
        this.access = access;
    }

    /**
     * A message in the list of a warning.
     *
     * @param digest SHA-256 of its CAP document
     * @param document where that lies
     */
    record Listed(PublicAlert alert, String digest, String document, UUID decision) {}

    /** All messages about a warning, oldest first. */
    @GET
    @Path("alerts")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "what the public was told of a warning, message by message")
    public Page<Listed> list(@PathParam("warning") UUID warning, @Context UriInfo here) {
        URI base = here.getBaseUri();
        return new Page<>(
                alerts.of(warning).stream().map(kept -> listed(kept, base)).toList(), null);
    }

    /** One message as a signed CAP 1.2 document. */
    @GET
    @Path("alerts/{version}.xml")
    @Produces("application/cap+xml;charset=UTF-8")
    @Operation(summary = "one message about a warning as signed CAP 1.2")
    public Response document(@PathParam("warning") UUID warning, @PathParam("version") int version) {
        Kept kept = alerts.of(warning, version);
        return Response.ok(kept.document())
                .tag(EntityVersion.tag(kept.digest()))
                .build();
    }

    /** One message for the national release system (GB/T 35965.1-2018); what is not configured stands empty. */
    @GET
    @Path("alerts/{version}/national-message.xml")
    @Produces("application/xml;charset=UTF-8")
    @Operation(summary = "one message about a warning for the national release system")
    public String nationalMessage(@PathParam("warning") UUID warning, @PathParam("version") int version) {
        return national.of(alerts.of(warning, version).alert());
    }

    /** By which channels the public was told. */
    @GET
    @Path("publications")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "by which channels the public was told of a warning")
    public Page<ChannelUse> publications(@PathParam("warning") UUID warning) {
        access.requireRole(Role.OPERATOR, Role.APPROVER, Role.AUDITOR, Role.INSPECTOR, Role.ADMINISTRATOR);
        alerts.of(warning);
        return new Page<>(channels.of(warning), null);
    }

    /** Puts on record that a message went out by a channel. */
    @POST
    @Path("publications")
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(summary = "record that a message to the public went out by a channel")
    public Response publish(@PathParam("warning") UUID warning, ChannelInput input) {
        Actor actor = access.requireRole(Role.OPERATOR);
        List<Kept> told = alerts.of(warning);
        if (told.isEmpty()) {
            throw Problem.notFound();
        }
        access.requireArea(told.get(0).alert().area());
        if (input == null) {
            throw Problem.invalid(InputError.at("", "a body", null));
        }
        ChannelUse use = channels.enter(told.stream().map(Kept::alert).toList(), input, actor);
        return Response.created(URI.create("/api/v1/warnings/" + warning + "/publications"))
                .entity(use)
                .build();
    }

    private static Listed listed(Kept kept, URI base) {
        PublicAlert alert = kept.alert();
        String path = alert.exercise()
                ? "api/v1/warnings/" + alert.warning() + "/alerts/" + alert.version() + ".xml"
                : "cap/alerts/" + alert.identifier() + ".xml";
        return new Listed(alert, kept.digest(), base.resolve(path).toString(), kept.decision());
    }
}

package io.qinglan.warning.alert;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.warning.alert.AlertBook.Kept;
import io.qinglan.web.EntityVersion;
import io.qinglan.web.Problem;

/** Warnings for machines of the public, without sign-in: an Atom feed of signed CAP 1.2 documents. Never a proposal, never an exercise. */
@Path("/cap")
@PermitAll
@Blocking
public class CapResource {

    private final PublicAlerts alerts;
    private final AlertFeed feed;
    private final AlertSeal seal;

    /** Made by the container. */
    CapResource(PublicAlerts alerts, AlertFeed feed, AlertSeal seal) {
        this.alerts = alerts;
        this.feed = feed;
        this.seal = seal;
    }

    /** The last messages, newest first. */
    @GET
    @Path("feed.atom")
    @Produces("application/atom+xml;charset=UTF-8")
    @Operation(summary = "warnings as an Atom feed, for everybody · 预警订阅")
    public Response feed(@Context UriInfo here) {
        List<Kept> newest = alerts.newest();
        String version = newest.isEmpty() ? "none" : newest.get(0).digest();
        return Response.ok(feed.of(newest, here.getBaseUri()))
                .tag(EntityVersion.tag(version))
                .build();
    }

    /** One message as a signed CAP 1.2 document, byte for byte as it left. */
    @GET
    @Path("alerts/{identifier}.xml")
    @Produces("application/cap+xml;charset=UTF-8")
    @Operation(summary = "one message about a warning as signed CAP 1.2 · 预警信息")
    public Response alert(@PathParam("identifier") String identifier) {
        Kept kept = alerts.open(identifier).orElseThrow(Problem::notFound);
        return Response.ok(kept.document())
                .tag(EntityVersion.tag(kept.digest()))
                .build();
    }

    /** The public key with which the documents are signed, PEM. */
    @GET
    @Path("key.pem")
    @Produces("application/x-pem-file")
    @Operation(summary = "the public key of the signatures · 验签公钥")
    public String key() {
        return seal.publicKey();
    }
}

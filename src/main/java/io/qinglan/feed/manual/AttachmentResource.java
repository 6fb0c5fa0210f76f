package io.qinglan.feed.manual;

import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Role;
import io.qinglan.feed.evidence.CaseReading;
import io.qinglan.inventory.Inventory;
import io.qinglan.web.EntityVersion;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** Pictures and documents over HTTP. */
@Path("/api/v1/attachments")
@Produces("application/json")
@Idempotent
public class AttachmentResource {

    private final Attachments attachments;
    private final CaseReading caseReading;
    private final Inventory inventory;
    private final Access access;
    private final int largest;

    /** Made by the container. */
    AttachmentResource(
            Attachments attachments,
            CaseReading caseReading,
            Inventory inventory,
            Access access,
            @ConfigProperty(name = "qinglan.feed.attachment.bytes", defaultValue = "10485760") int largest) {
        this.attachments = attachments;
        this.caseReading = caseReading;
        this.inventory = inventory;
        this.access = access;
        this.largest = largest;
    }

    /** Takes a picture or document of a site; what it is says its content, not its name. */
    @POST
    @Consumes({"image/jpeg", "image/png", "application/pdf", "application/octet-stream"})
    @Operation(summary = "Hand in a picture or document (JPEG, PNG, PDF) of a site, to be named by a manual reading")
    public Response take(@QueryParam("site") String site, byte[] content) {
        Actor actor = access.requireRole(Role.INSPECTOR, Role.OPERATOR, Role.ENTERPRISE);
        access.requireSite(site, area(site));
        if (content.length == 0 || content.length > largest) {
            throw Problem.invalid(InputError.at("/", "1 to " + largest + " bytes", content.length));
        }
        MediaType type = MediaType.of(content)
                .orElseThrow(() -> Problem.invalid(InputError.at("/", "a JPEG, PNG or PDF", "other bytes")));
        Attachment kept = attachments.keep(site, type, content, actor);
        return Response.created(URI.create("/api/v1/attachments/" + kept.id()))
                .entity(kept)
                .build();
    }

    /** What a file is, with its hash. */
    @GET
    @Path("{id}")
    @Operation(summary = "What a picture or document is; its content is read within a case")
    public Response one(@PathParam("id") UUID id) {
        access.requireBureauOrSite();
        return EntityVersion.ok(reached(id), 1);
    }

    /** The content, within a case; it may show faces and plates. */
    @GET
    @Path("{id}/content")
    @Produces("application/octet-stream")
    @Operation(summary = "The content of a picture or document, within a case; the reading goes on record")
    public Response content(@PathParam("id") UUID id, @QueryParam("case") UUID hold) {
        Actor actor = access.requireRole(Role.INSPECTOR, Role.OPERATOR, Role.AUDITOR);
        Attachment attachment = reached(id);
        if (hold == null) {
            throw Problem.forbidden("outside-a-case", "name the hold of the case as ?case=");
        }
        caseReading.record(
                hold,
                "attachment " + id,
                attachment.site(),
                area(attachment.site()),
                null,
                attachment.receivedAt(),
                attachment.receivedAt().plus(1, ChronoUnit.MICROS),
                actor);
        return Response.ok(attachments.content(attachment))
                .header("Content-Disposition", "attachment; filename=\"" + id + "\"")
                .build();
    }

    private Attachment reached(UUID id) {
        Attachment attachment = attachments.find(id).orElseThrow(Problem::notFound);
        access.requireSite(attachment.site(), area(attachment.site()));
        return attachment;
    }

    private String area(String site) {
        return inventory
                .find(site == null ? "" : site)
                .orElseThrow(Problem::notFound)
                .site()
                .area();
    }
}

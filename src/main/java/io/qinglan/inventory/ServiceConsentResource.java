package io.qinglan.inventory;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Role;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Page;
import io.qinglan.web.Problem;

/** Scans of signed consents to electronic service over HTTP: the site or the bureau sends one, both read it by its hash. */
@Path("/api/v1/sites/{site}/service-consent")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
public class ServiceConsentResource {

    private static final Set<String> TYPES = Set.of("application/pdf", "image/jpeg", "image/png");

    private final ServiceConsents consents;
    private final Inventory inventory;
    private final Access access;
    private final long mostBytes;

    /** Made by the container. */
    public ServiceConsentResource(
            ServiceConsents consents,
            Inventory inventory,
            Access access,
            @ConfigProperty(name = "qinglan.inventory.consent-bytes") long mostBytes) {
        this.consents = consents;
        this.inventory = inventory;
        this.access = access;
        this.mostBytes = mostBytes;
    }

    /** A scan as it is sent; the bytes come as base64. */
    public record ScanInput(String name, String type, byte[] content) {}

    /** Keeps a scan; sent again it stays the same one. Its hash goes into the service profile of the list. */
    @POST
    @Transactional
    @Operation(summary = "keep the scan of a site's signed consent to electronic service · 上传电子送达同意书")
    public Response keep(@PathParam("site") String code, ScanInput scan) {
        Actor person = access.requireRole(Role.ENTERPRISE, Role.OPERATOR);
        Site site = visible(code);
        check(scan);
        ServiceConsent kept = consents.keep(site, scan.name(), scan.type(), scan.content(), person);
        return Response.status(201).entity(kept).build();
    }

    /** The scans of a site, newest first. */
    @GET
    @Operation(summary = "the scans of a site's consents to electronic service, newest first · 电子送达同意书")
    public Page<ServiceConsent> list(@PathParam("site") String code) {
        visible(code);
        return new Page<>(consents.ofSite(code), null);
    }

    /** The bytes of one scan, always to be kept as a file and never shown by the browser as a page of ours. */
    @GET
    @Path("{hash}")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "the scan of a consent by its SHA-256 · 下载电子送达同意书")
    public Response read(@PathParam("site") String code, @PathParam("hash") String hash) {
        visible(code);
        ServiceConsent scan = consents.find(code, hash).orElseThrow(Problem::notFound);
        byte[] bytes = consents.content(code, hash).orElseThrow(Problem::notFound);
        String name = URLEncoder.encode(scan.name().replaceAll("[^\\p{L}\\p{N}._-]", "_"), StandardCharsets.UTF_8);
        return Response.ok(bytes, scan.type())
                .header("ETag", '"' + hash + '"')
                .header("Content-Disposition", "attachment; filename*=UTF-8''" + name)
                .build();
    }

    private void check(ScanInput scan) {
        if (scan == null) {
            throw Problem.invalid(InputError.at("", "a scan: {name, type, content}", null));
        }
        List<InputError> errors = new ArrayList<>();
        if (scan.name() == null || scan.name().isBlank()) {
            errors.add(InputError.at("/name", "the file's name", scan.name()));
        }
        if (scan.type() == null || !TYPES.contains(scan.type())) {
            errors.add(InputError.at("/type", "one of " + new TreeSet<>(TYPES), scan.type()));
        }
        int got = scan.content() == null ? 0 : scan.content().length;
        if (got == 0 || got > mostBytes) {
            errors.add(InputError.at("/content", "base64 of 1 to " + mostBytes + " bytes", got + " bytes"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private Site visible(String code) {
        access.requireBureauOrSite();
        Site site = inventory.find(code).orElseThrow(Problem::notFound).site();
        access.requireSite(code, site.area());
        return site;
    }
}

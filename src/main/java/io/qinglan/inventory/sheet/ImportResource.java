package io.qinglan.inventory.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Role;
import io.qinglan.web.EntityVersion;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** Imports of a city's list over HTTP. */
@Path("/api/v1/inventory/imports")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
public class ImportResource {

    private final Imports imports;
    private final Access access;

    /** Made by the container. */
    public ImportResource(Imports imports, Access access) {
        this.imports = imports;
        this.access = access;
    }

    /** Takes a CSV file sent as the body: 201, or 200 for a dry run, or 422 with every error. */
    @POST
    @Consumes({"text/csv", "application/csv"})
    @Transactional
    @Operation(summary = "import one file of the list (sites, lines or list rows), told by its header; all or nothing")
    public Response take(@QueryParam("dryRun") String dryRun, byte[] body) {
        return take(body, null, dryRun);
    }

    /** Takes a CSV file sent as a form: 201, or 200 for a dry run, or 422 with every error. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Transactional
    @Operation(summary = "import one file of the list, sent as the form's part 'file'")
    public Response upload(@QueryParam("dryRun") String dryRun, @RestForm("file") FileUpload file) {
        if (file == null) {
            throw Problem.invalid(InputError.at("/file", "a part named file", "none"));
        }
        try {
            return take(Files.readAllBytes(file.uploadedFile()), file.fileName(), dryRun);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an import did. */
    @GET
    @Path("{id}")
    @Operation(summary = "what an import did")
    public Response get(@PathParam("id") UUID id) {
        access.requireRole(Role.OPERATOR, Role.APPROVER, Role.AUDITOR);
        ImportResult result = imports.find(id).orElseThrow(Problem::notFound);
        if (!access.sees(null, result.area())) {
            throw Problem.notFound();
        }
        return EntityVersion.ok(result, result.id());
    }

    private Response take(byte[] file, String fileName, String dryRun) {
        Actor sender = access.requireRole(Role.OPERATOR);
        ImportResult result = imports.take(file, fileName, dry(dryRun), sender, access.reachedAreas());
        return Response.status(result.dryRun() ? 200 : 201).entity(result).build();
    }

    private static boolean dry(String dryRun) {
        if (dryRun == null || dryRun.equals("false")) {
            return false;
        }
        if (dryRun.isEmpty() || dryRun.equals("true")) {
            return true;
        }
        throw Problem.invalid(InputError.parameter("dryRun", "true or false", dryRun));
    }
}

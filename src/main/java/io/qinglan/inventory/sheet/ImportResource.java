package io.qinglan.inventory.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Role;
import io.qinglan.web.Cursor;
import io.qinglan.web.EntityVersion;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;
import io.qinglan.web.Problem;

/** Imports of a city's list over HTTP. */
@Path("/api/v1/inventory/imports")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
public class ImportResource {

    static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final Role[] READERS = {Role.OPERATOR, Role.APPROVER, Role.AUDITOR};

    private final Imports imports;
    private final ImportBook book;
    private final FileReader reader;
    private final Access access;

    /** What is said about a file beside it. */
    public static class Said {

        @QueryParam("dryRun")
        @Parameter(description = "true: only say what the file would do")
        String dryRun;

        @QueryParam("fileName")
        @Parameter(description = "how the sender calls the file")
        String fileName;

        @QueryParam("reason")
        @Parameter(description = "why the list is changed; needed while it is frozen")
        String reason;

        @QueryParam("document")
        @Parameter(description = "on what document; needed while it is frozen")
        String document;
    }

    /**
     * The second person's decision.
     *
     * @param decision approve or reject
     */
    public record Approval(String decision, String reason) {}

    /** Made by the container. */
    public ImportResource(Imports imports, ImportBook book, FileReader reader, Access access) {
        this.imports = imports;
        this.book = book;
        this.reader = reader;
        this.access = access;
    }

    /** Takes a file sent as the body: 201, 200 for a dry run, 202 while the list is frozen, or 422 with every error. */
    @POST
    @Consumes({"text/csv", "application/csv", WORKBOOK, "application/octet-stream"})
    @Transactional
    @Operation(
            summary = "import a list as workbook or CSV; tables and columns are told by their headers; all or nothing")
    public Response take(@BeanParam Said said, byte[] body) {
        return take(body, said.fileName, said);
    }

    /** Takes a file sent as a form: 201, 200 for a dry run, 202 while the list is frozen, or 422 with every error. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Transactional
    @Operation(summary = "import a list sent as the form's part 'file'")
    public Response upload(@BeanParam Said said, @RestForm("file") FileUpload file) {
        if (file == null) {
            throw Problem.invalid(InputError.at("/file", "a part named file", "none"));
        }
        try {
            return take(Files.readAllBytes(file.uploadedFile()), file.fileName(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The imports of the caller's areas, newest first, refused ones among them. */
    @GET
    @Operation(summary = "what was imported, refused or waits for a second person")
    public Page<ImportResult> list(@BeanParam PageRequest request) {
        access.requireRole(READERS);
        UUID before = request.after().map(after -> after.uuid(0)).orElse(null);
        List<ImportResult> found = book.list(access.reachedAreas(), before, request.limit());
        return Page.of(found, request, last -> Cursor.of(last.id()));
    }

    /** What an import did, or why it was refused. */
    @GET
    @Path("{id}")
    @Operation(summary = "the report of an import: tables, errors and warnings by cell")
    public Response get(@PathParam("id") UUID id) {
        ImportResult result = reached(id);
        return EntityVersion.ok(result, result.id() + "-" + result.status());
    }

    /** The file of an import given back with its wrong cells marked. */
    @GET
    @Path("{id}/marked.xlsx")
    @Produces(WORKBOOK)
    @Operation(summary = "the uploaded file as a workbook with wrong cells coloured and noted")
    public Response marked(@PathParam("id") UUID id) {
        ImportResult result = reached(id);
        byte[] file = book.file(id).orElseThrow(Problem::notFound);
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        new MarkedCopy(result, reader.limits()).write(file, copy);
        return Response.ok(copy.toByteArray())
                .header("Content-Disposition", "attachment; filename=\"marked-" + id + ".xlsx\"")
                .build();
    }

    /** The second person's decision on an import that waits because the list is frozen. */
    @POST
    @Path("{id}/approval")
    @Transactional
    @Operation(summary = "approve or reject a change of a frozen list; never by who asked for it")
    public ImportResult decide(@PathParam("id") UUID id, Approval approval) {
        Actor second = access.requireRole(Role.OPERATOR, Role.APPROVER);
        reached(id);
        String decision = approval == null ? null : approval.decision();
        if (!"approve".equals(decision) && !"reject".equals(decision)) {
            throw Problem.invalid(InputError.at("/decision", "approve or reject", decision));
        }
        if (approval.reason() == null || approval.reason().isBlank()) {
            throw Problem.invalid(InputError.at("/reason", "why", "nothing"));
        }
        return imports.decide(id, decision.equals("approve"), approval.reason(), second, access.reachedAreas());
    }

    private ImportResult reached(UUID id) {
        access.requireRole(READERS);
        ImportResult result = imports.find(id).orElseThrow(Problem::notFound);
        if (!access.sees(null, result.area())) {
            throw Problem.notFound();
        }
        return result;
    }

    private Response take(byte[] file, String fileName, Said said) {
        Actor sender = access.requireRole(Role.OPERATOR);
        Imports.Upload upload = new Imports.Upload(file, fileName, dry(said.dryRun), said.reason, said.document);
        ImportResult result = imports.take(upload, sender, access.reachedAreas());
        int status = result.dryRun() ? 200 : result.status().equals("pending") ? 202 : 201;
        return Response.status(status).entity(result).build();
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

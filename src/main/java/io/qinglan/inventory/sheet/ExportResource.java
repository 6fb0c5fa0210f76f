package io.qinglan.inventory.sheet;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.authority.Areas;
import io.qinglan.inventory.ListVersions;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** The list as files over HTTP: the template to fill in, and what is kept. */
@Path("/api/v1/inventory")
public class ExportResource {

    private static final Set<String> LANGUAGES = Set.of("zh", "en");

    private final Export export;
    private final ListVersions versions;
    private final Areas areas;
    private final Access access;

    /** Made by the container. */
    public ExportResource(Export export, ListVersions versions, Areas areas, Access access) {
        this.export = export;
        this.versions = versions;
        this.areas = areas;
        this.access = access;
    }

    /** The workbook to fill in, with choices, notes and, if asked for, an example row in each sheet. */
    @GET
    @Path("template.xlsx")
    @Produces(ImportResource.WORKBOOK)
    @Operation(summary = "the workbook to fill in")
    public Response template(@QueryParam("lang") String lang, @QueryParam("examples") String examples) {
        access.requireBureauOrSite();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new TemplateWorkbook(english(lang), "true".equals(examples)).write(out);
        return file(out, "template.xlsx");
    }

    /** The list of the caller's areas as it stood at a version; imported again it changes nothing. */
    @GET
    @Path("export.xlsx")
    @Produces(ImportResource.WORKBOOK)
    @Operation(summary = "the whole list as a workbook, one sheet a table")
    public Response workbook(
            @QueryParam("version") String version, @QueryParam("area") String area, @QueryParam("lang") String lang) {
        Export.Wanted wanted = wanted(version, area, lang);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export.workbook(wanted, out);
        return file(out, "inventory-" + wanted.version() + ".xlsx");
    }

    /** One table of the list as CSV. */
    @GET
    @Path("export/{kind}.csv")
    @Produces("text/csv; charset=UTF-8")
    @Operation(summary = "one table of the list as CSV")
    public Response csv(
            @PathParam("kind") String kind,
            @QueryParam("version") String version,
            @QueryParam("area") String area,
            @QueryParam("lang") String lang) {
        SheetKind table = Arrays.stream(SheetKind.values())
                .filter(each -> each.code().equals(kind))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(InputError.at(
                        "/kind",
                        Arrays.stream(SheetKind.values()).map(SheetKind::code).collect(Collectors.joining(", ")),
                        kind)));
        Export.Wanted wanted = wanted(version, area, lang);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export.csv(table, wanted, out);
        return file(out, kind + "-" + wanted.version() + ".csv");
    }

    private Export.Wanted wanted(String version, String area, String lang) {
        access.requireBureau();
        if (area != null) {
            access.requireArea(area);
        }
        List<String> reached = area == null ? access.reachedAreas() : areas.within(area);
        return new Export.Wanted(reached, version(version), english(lang));
    }

    private int version(String text) {
        int current = versions.current();
        if (text == null) {
            return current;
        }
        try {
            int version = Integer.parseInt(text);
            if (version >= 1 && version <= current) {
                return version;
            }
        } catch (NumberFormatException notANumber) {
            // answered below like a version that is not there
        }
        throw Problem.invalid(InputError.parameter("version", "a version of the list, 1 to " + current, text));
    }

    private static boolean english(String lang) {
        if (lang != null && !LANGUAGES.contains(lang)) {
            throw Problem.invalid(InputError.parameter("lang", "zh or en", lang));
        }
        return "en".equals(lang);
    }

    private static Response file(ByteArrayOutputStream out, String name) {
        return Response.ok(out.toByteArray())
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }
}

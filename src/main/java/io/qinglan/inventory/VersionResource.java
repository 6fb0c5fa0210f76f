package io.qinglan.inventory;

import java.util.ArrayList;
import java.util.List;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.web.Cursor;
import io.qinglan.web.EntityVersion;
import io.qinglan.web.InputError;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;
import io.qinglan.web.Problem;

/** The versions of the list over HTTP. */
@Path("/api/v1/inventory")
@Produces(MediaType.APPLICATION_JSON)
public class VersionResource {

    private static final List<String> KINDS = List.of("site", "dust", "mobile", "point");

    private final ListVersions versions;
    private final Differences differences;
    private final Inventory inventory;
    private final Access access;

    /** Made by the container. */
    public VersionResource(ListVersions versions, Differences differences, Inventory inventory, Access access) {
        this.versions = versions;
        this.differences = differences;
        this.inventory = inventory;
        this.access = access;
    }

    /** The dated versions of the list, newest first. */
    @GET
    @Path("versions")
    @Operation(summary = "the dated versions of the list")
    public Page<ListVersion> versions(@BeanParam PageRequest request) {
        access.requireBureau();
        int olderThan = request.after().map(after -> (int) after.number(0)).orElse(Integer.MAX_VALUE);
        List<ListVersion> found = versions.list(access.reachedAreas(), olderThan, request.limit());
        return Page.of(found, request, last -> Cursor.of(last.version()));
    }

    /** One version; 404 when it is of another area. */
    @GET
    @Path("versions/{version}")
    @Operation(summary = "one version of the list")
    public Response version(@PathParam("version") String version) {
        access.requireBureau();
        ListVersion found = reached(version);
        return EntityVersion.ok(found, found.digest());
    }

    /** What stands differently at two versions, field by field; without {@code against} compared with the version before. */
    @GET
    @Path("versions/{version}/differences")
    @Operation(summary = "what differs between two versions of the list, sites, sources and points field by field")
    public Page<SiteDifference> differences(
            @PathParam("version") String version,
            @QueryParam("against") String against,
            @BeanParam PageRequest request) {
        access.requireBureau();
        int one = reached(version).version();
        int other = against == null ? one - 1 : number(against, "?against");
        if (other < 0 || other > versions.current()) {
            throw Problem.invalid(InputError.parameter("against", "a version of the list", against));
        }
        return page(Math.min(one, other), Math.max(one, other), request);
    }

    private Page<SiteDifference> page(int from, int to, PageRequest request) {
        int kind = request.after().map(after -> (int) after.number(0)).orElse(0);
        String after = request.after().map(cursor -> cursor.part(1)).orElse("");
        List<String> areas = access.reachedAreas();
        List<SiteDifference> found = new ArrayList<>();
        while (kind < KINDS.size() && found.size() < request.limit()) {
            int left = request.limit() - found.size();
            found.addAll(
                    switch (KINDS.get(kind)) {
                        case "site" -> differences.sites(from, to, areas, after, left);
                        case "point" -> differences.points(from, to, areas, after, left);
                        default -> differences.sources(KINDS.get(kind), from, to, areas, after, left);
                    });
            kind++;
            after = "";
        }
        return Page.of(found, request, last -> Cursor.of(KINDS.indexOf(last.kind()), last.code()));
    }

    /** The dust or mobile sources of the list. */
    @GET
    @Path("sources")
    @Operation(summary = "the dust or mobile sources of the list")
    public Page<ListedSource> sources(@QueryParam("kind") String kind, @BeanParam PageRequest request) {
        access.requireBureau();
        if (!"dust".equals(kind) && !"mobile".equals(kind)) {
            throw Problem.invalid(InputError.parameter("kind", "dust or mobile", kind));
        }
        String after = request.after().map(cursor -> cursor.part(0)).orElse("");
        List<ListedSource> found =
                inventory.sources(kind, access.reachedAreas(), versions.current(), after, request.limit());
        return Page.of(found, request, last -> Cursor.of(last.code()));
    }

    private ListVersion reached(String version) {
        ListVersion found = versions.find(number(version, "/version")).orElseThrow(Problem::notFound);
        if (!access.reachedAreas().contains(found.area())) {
            throw Problem.notFound();
        }
        return found;
    }

    private static int number(String text, String place) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw Problem.invalid(InputError.at(place, "the number of a version", text));
        }
    }
}

package io.qinglan.authority;

import java.net.URI;
import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.qinglan.web.Cursor;
import io.qinglan.web.Idempotent;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;
import io.qinglan.web.Problem;

/** Areas and the organs that act in them. */
@Path("/api/v1/areas")
@Tag(name = "areas · 行政区域")
@Idempotent
@Transactional
public class AreaResource {

    private final Access access;
    private final Areas areas;
    private final Organs organs;
    private final AuthorityActs acts;

    /** Made by the container. */
    AreaResource(Access access, Areas areas, Organs organs, AuthorityActs acts) {
        this.access = access;
        this.areas = areas;
        this.organs = organs;
        this.acts = acts;
    }

    /**
     * What is said of an area when it is added.
     *
     * @param parent the area above; null = the city or province that the code names, when it is kept here
     */
    public record NewArea(
            @NotNull(message = "six digits by GB/T 2260")
            @Pattern(regexp = "[1-9][0-9]{5}", message = "six digits by GB/T 2260")
            String code,

            @NotBlank(message = "the name of the area") String name,
            String parent) {}

    /** What is said of an organ when it is added. */
    public record NewOrgan(
            @NotNull(message = "government, headquarters_office, environment_bureau, weather_service or other")
            Organs.Kind kind,

            @NotBlank(message = "the name of the organ") String name) {}

    /** Adds an area, or gives one a new name. */
    @POST
    @RolesAllowed("administrator")
    @Operation(summary = "Add an area · 新增行政区域")
    @APIResponse(responseCode = "201", description = "kept · 已保存")
    public Response add(@NotNull(message = "an area") @Valid NewArea said) {
        Actor actor = access.requireRole(Role.ADMINISTRATOR);
        if (actor.area() != null && !said.code().startsWith(significant(actor.area()))) {
            throw Problem.forbidden("an administrator of area " + actor.area() + " keeps areas within it only");
        }
        areas.keep(List.of(new Area(said.code(), said.name(), Area.Kind.ofCode(said.code()), said.parent())));
        acts.record(actor.id(), "area-kept", said.code(), said);
        return Response.created(URI.create("/api/v1/areas/" + said.code()))
                .entity(areas.get(said.code()))
                .build();
    }

    /** The areas kept here in order of their codes. */
    @GET
    @Operation(summary = "List areas · 行政区域列表")
    public Page<Area> list(@BeanParam PageRequest page, @QueryParam("within") String within) {
        List<Area> rows = areas.all().stream()
                .filter(area -> within == null || areas.contains(within, area.code()))
                .filter(area -> page.after()
                        .map(after -> area.code().compareTo(after.part(0)) > 0)
                        .orElse(true))
                .limit(page.limit())
                .toList();
        return Page.of(rows, page, area -> Cursor.of(area.code()));
    }

    /** One area. */
    @GET
    @Path("/{code}")
    @Operation(summary = "Read an area · 查看行政区域")
    public Area read(@PathParam("code") String code) {
        return areas.find(code).orElseThrow(Problem::notFound);
    }

    /** Adds an organ of an area. */
    @POST
    @RolesAllowed("administrator")
    @Path("/{code}/organs")
    @Operation(summary = "Add an organ · 新增机构")
    @APIResponse(responseCode = "201", description = "kept · 已保存")
    public Response addOrgan(@PathParam("code") String code, @NotNull(message = "an organ") @Valid NewOrgan said) {
        Actor actor = access.requireRole(Role.ADMINISTRATOR);
        String area = areas.find(code).orElseThrow(Problem::notFound).code();
        access.requireArea(area);
        Organs.Organ organ = organs.add(area, said.kind(), said.name());
        acts.record(actor.id(), "organ-kept", area, organ);
        return Response.created(URI.create("/api/v1/areas/" + area + "/organs"))
                .entity(organ)
                .build();
    }

    /** The organs of an area. */
    @GET
    @Path("/{code}/organs")
    @Operation(summary = "List organs of an area · 机构列表")
    public Map<String, List<Organs.Organ>> organs(@PathParam("code") String code) {
        return Map.of(
                "items",
                organs.of(areas.find(code).orElseThrow(Problem::notFound).code()));
    }

    private static String significant(String code) {
        return switch (Area.Kind.ofCode(code)) {
            case PROVINCE -> code.substring(0, 2);
            case CITY -> code.substring(0, 4);
            case COUNTY -> code;
        };
    }
}

package io.qinglan.feed;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Areas;
import io.qinglan.authority.Role;
import io.qinglan.inventory.Points;
import io.qinglan.inventory.StoredPoint;
import io.qinglan.web.Cursor;
import io.qinglan.web.EntityVersion;
import io.qinglan.web.Idempotent;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;
import io.qinglan.web.Problem;

/** Monitoring points and the instruments that send for them. */
@Path("/api/v1/points")
@Tag(name = "feeds · 监测数据")
@Idempotent
@Transactional
public class PointResource {

    private final Access access;
    private final Areas areas;
    private final Points points;
    private final Registration registration;

    /** Made by the container. */
    PointResource(Access access, Areas areas, Points points, Registration registration) {
        this.access = access;
        this.areas = areas;
        this.points = points;
        this.registration = registration;
    }

    /** Registers an instrument by number and password, and makes its point; or makes a point alone. */
    @POST
    @Operation(summary = "Register a point and its instrument (MN, password) · 登记监测点位与数采仪")
    @APIResponse(responseCode = "201", description = "registered · 已登记")
    @APIResponse(responseCode = "409", description = "number or point taken · 设备号或点位已存在")
    public Response register(@NotNull(message = "a point") @Valid NewPoint said) {
        Actor actor = access.requireRole(Role.ADMINISTRATOR);
        access.requireArea(registration.areaOf(said.site()));
        PointView made = registration.register(said, actor);
        String code = URLEncoder.encode(made.point().point().code(), StandardCharsets.UTF_8)
                .replace("+", "%20");
        return Response.created(URI.create("/api/v1/points/" + code))
                .tag(EntityVersion.tag(made.version()))
                .entity(made)
                .build();
    }

    /** The points the caller reaches, by code; a site sees its own. */
    @GET
    @Operation(summary = "List points with their instruments · 监测点位列表")
    public Page<PointView> list(
            @QueryParam("area") String area, @QueryParam("site") String site, @BeanParam PageRequest request) {
        Actor actor = access.requireBureauOrSite();
        String after = request.after().map(cursor -> cursor.part(0)).orElse("");
        List<StoredPoint> found;
        if (actor.site() != null || site != null) {
            String wanted = site == null ? actor.site() : site;
            found = points.ofSite(wanted).stream()
                    .filter(stored -> access.sees(wanted, stored.area()))
                    .filter(stored -> stored.point().code().compareTo(after) > 0)
                    .limit(request.limit())
                    .toList();
        } else {
            if (area != null) {
                access.requireArea(area);
            }
            found = points.list(area == null ? access.reachedAreas() : areas.within(area), after, request.limit());
        }
        Page<StoredPoint> page =
                Page.of(found, request, last -> Cursor.of(last.point().code()));
        return new Page<>(registration.view(page.items()), page.next());
    }

    /** One point. */
    @GET
    @Path("/{code}")
    @Operation(summary = "Read a point with its instruments · 查看监测点位")
    public Response read(@PathParam("code") String code) {
        access.requireBureauOrSite();
        PointView view = seen(code);
        return EntityVersion.ok(view, view.version());
    }

    /** Changes a point as given whole, and its instrument when a number is said; password and key stay when not said. */
    @PUT
    @Path("/{code}")
    @Operation(summary = "Change a point and its instrument · 修改监测点位与数采仪")
    @APIResponse(responseCode = "412", description = "changed since it was read · 读取后已被他人修改")
    public Response change(
            @PathParam("code") String code,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull(message = "a point") @Valid NewPoint said) {
        Actor actor = access.requireRole(Role.ADMINISTRATOR);
        PointView before = seen(code);
        EntityVersion.require(ifMatch, before.version());
        access.requireArea(registration.areaOf(said.site()));
        PointView changed = registration.change(before, said, actor);
        return EntityVersion.ok(changed, changed.version());
    }

    /** Retires a point from today on, with its instruments; its readings stay for ever. */
    @DELETE
    @Path("/{code}")
    @Operation(summary = "Retire a point and its instruments · 停用监测点位")
    public Response retire(@PathParam("code") String code, @HeaderParam("If-Match") String ifMatch) {
        Actor actor = access.requireRole(Role.ADMINISTRATOR);
        PointView before = seen(code);
        EntityVersion.require(ifMatch, before.version());
        PointView retired = registration.retire(before, actor);
        return EntityVersion.ok(retired, retired.version());
    }

    /** Retires one instrument; what it sends from now on is parked. */
    @DELETE
    @Path("/{code}/instruments/{mn}")
    @Operation(summary = "Retire an instrument · 停用数采仪")
    public Response retireInstrument(
            @PathParam("code") String code, @PathParam("mn") String mn, @HeaderParam("If-Match") String ifMatch) {
        Actor actor = access.requireRole(Role.ADMINISTRATOR);
        PointView before = seen(code);
        EntityVersion.require(ifMatch, before.version());
        PointView retired = registration.retire(before, mn, actor);
        return EntityVersion.ok(retired, retired.version());
    }

    private PointView seen(String code) {
        PointView view = registration.find(code).orElseThrow(Problem::notFound);
        access.requireSite(view.point().point().site(), view.point().area());
        return view;
    }
}

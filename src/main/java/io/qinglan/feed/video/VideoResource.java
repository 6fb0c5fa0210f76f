package io.qinglan.feed.video;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Role;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.Point;
import io.qinglan.inventory.Points;
import io.qinglan.inventory.StoredPoint;
import io.qinglan.web.Cursor;
import io.qinglan.web.EntityVersion;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;
import io.qinglan.web.Problem;

/** Cameras and clips over HTTP: whether cameras are on line, which clips are wanted, and what was kept of them. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
public class VideoResource {

    private static final Instant LAST = Instant.parse("9000-01-01T00:00:00Z");

    private final CameraStates states;
    private final ClipRequests clips;
    private final Points points;
    private final Inventory inventory;
    private final Access access;

    /** Made by the container. */
    VideoResource(CameraStates states, ClipRequests clips, Points points, Inventory inventory, Access access) {
        this.states = states;
        this.clips = clips;
        this.points = points;
        this.inventory = inventory;
        this.access = access;
    }

    /** Takes whether a camera is on line. */
    @POST
    @Path("cameras/{code}/states")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say whether a camera is on line")
    public Map<String, Integer> say(@PathParam("code") String code, CameraStateInput body) {
        Actor actor = access.requireRole(Role.FEED);
        StoredPoint camera = camera(code);
        requireFeedOf(camera.point().site(), camera.area(), actor);
        if (body == null || body.at() == null || body.online() == null) {
            throw Problem.invalid(InputError.at("/", "at and online", body));
        }
        CameraState state = new CameraState(code, body.at(), body.online(), body.detail());
        return Map.of("stored", states.keep(camera.point().site(), List.of(state)));
    }

    /** On-line states of a camera, newest first. */
    @GET
    @Path("cameras/{code}/states")
    @Operation(summary = "When a camera was on line, newest first")
    public Page<CameraState> states(
            @PathParam("code") String code, @QueryParam("from") Instant from, @QueryParam("to") Instant to) {
        access.requireBureauOrSite();
        StoredPoint camera = camera(code);
        access.requireSite(camera.point().site(), camera.area());
        Instant first = from == null ? Instant.EPOCH : from;
        return new Page<>(states.of(code, first, to == null ? LAST : to, PageRequest.MAXIMUM_SIZE), null);
    }

    /** Asks for a clip. */
    @POST
    @Path("clips")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Ask for a clip of a camera; the camera's system finds the request in its list")
    public Response ask(ClipInput body) {
        Actor actor = access.requireRole(Role.INSPECTOR, Role.OPERATOR);
        if (body == null || body.reason() == null || body.reason().isBlank()) {
            throw Problem.invalid(InputError.at("/reason", "why", null));
        }
        StoredPoint camera = camera(body.point());
        access.requireSite(camera.point().site(), camera.area());
        Clip clip = clips.request(body.point(), body.from(), body.to(), body.reason(), actor);
        return Response.created(URI.create("/api/v1/clips/" + clip.id()))
                .entity(clip)
                .build();
    }

    /** Takes what was kept of a clip. */
    @POST
    @Path("clips/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say what was kept of a clip: hash, place, length; the video itself stays where it is")
    public Clip deliver(@PathParam("id") UUID id, ClipDeliveryInput body) {
        Actor actor = access.requireRole(Role.FEED);
        Clip clip = clips.find(id).orElseThrow(Problem::notFound);
        requireFeedOf(clip.site(), area(clip.site()), actor);
        return clips.deliver(clip, ClipDeliveryInput.checked(body), actor);
    }

    /** One clip. */
    @GET
    @Path("clips/{id}")
    @Operation(summary = "A clip that was asked for, and what was kept of it")
    public Response clip(@PathParam("id") UUID id) {
        access.requireBureauOrSite();
        Clip clip = clips.find(id).orElseThrow(Problem::notFound);
        access.requireSite(clip.site(), area(clip.site()));
        return EntityVersion.ok(clip, clip.sha256() == null ? 1 : 2);
    }

    /** Clips of a site; a camera's system reads what is wanted of it. */
    @GET
    @Path("clips")
    @Operation(summary = "Clips asked for of a site, newest scene first; ?waiting=true those that are not delivered")
    public Page<Clip> list(
            @QueryParam("site") String site, @QueryParam("waiting") boolean waiting, @BeanParam PageRequest request) {
        Actor actor = access.requireRole(Role.values());
        String area = area(site);
        if (actor.has(Role.FEED)) {
            requireFeedOf(site, area, actor);
        } else {
            access.requireBureauOrSite();
            access.requireSite(site, area);
        }
        Instant from = request.after().map(after -> after.instant(0)).orElse(LAST);
        UUID behind = request.after().map(after -> after.uuid(1)).orElse(new UUID(-1, -1));
        return Page.of(
                clips.of(site, waiting, from, behind, request.limit()),
                request,
                last -> Cursor.of(last.from(), last.id()));
    }

    private StoredPoint camera(String code) {
        return points.find(code == null ? "" : code)
                .filter(found -> found.point().kind() == Point.Kind.VIDEO && found.area() != null)
                .orElseThrow(Problem::notFound);
    }

    private void requireFeedOf(String site, String area, Actor actor) {
        if (actor.site() == null
                ? !access.reachesArea(actor, area)
                : !actor.site().equals(site)) {
            throw Problem.notFound();
        }
    }

    private String area(String site) {
        return inventory
                .find(site == null ? "" : site)
                .orElseThrow(Problem::notFound)
                .site()
                .area();
    }
}

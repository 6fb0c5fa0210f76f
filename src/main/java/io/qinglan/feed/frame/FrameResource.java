package io.qinglan.feed.frame;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Role;
import io.qinglan.feed.Channel;
import io.qinglan.feed.FrameId;
import io.qinglan.inventory.Points;
import io.qinglan.inventory.StoredPoint;
import io.qinglan.ledger.Leaf;
import io.qinglan.web.EntityVersion;
import io.qinglan.web.InputError;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;
import io.qinglan.web.Problem;

/**
 * Frames over HTTP. Where it came from and what became of it is shown to the bureau of the area, the auditor and the site itself, with
 * the password blanked; the exact bytes, which are the evidence and hold the password, to the bureau's inspectors, administrators and
 * auditors only.
 */
@Path("/api/v1/frames")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "feeds · 监测数据")
public class FrameResource {

    private static final Duration USUAL_SPAN = Duration.ofDays(1);

    private final Frames frames;
    private final FrameNotesBook notes;
    private final Points points;
    private final Access access;
    private final Clock clock;

    /** Made by the container. */
    FrameResource(Frames frames, FrameNotesBook notes, Points points, Access access, Clock clock) {
        this.frames = frames;
        this.notes = notes;
        this.points = points;
        this.access = access;
        this.clock = clock;
    }

    /** A frame that may be seen, and the point it is seen for; null when nobody's instrument sent it. */
    private record Seen(StoredFrame frame, String mn, StoredPoint point) {}

    /** Where a frame came from and what became of it. */
    @GET
    @Path("/{id}")
    @Operation(
            summary = "A frame: when and by whom it came, its hash, what became of it · 原始报文",
            description =
                    "A body of many records (HTTP, MQTT) is asked for with the point and time of a reading that names it.")
    public Response read(
            @PathParam("id") String id,
            @Parameter(description = "the point of a reading that names the frame") @QueryParam("point") String point,
            @Parameter(description = "the time of that reading") @QueryParam("at") Instant at) {
        Actor actor = access.requireBureauOrSite();
        Seen seen = seen(id, point, at);
        StoredFrame frame = seen.frame();
        String hash = HexFormat.of().formatHex(frame.hash());
        boolean one = frame.channel().equals(Channel.HJ212.code());
        return EntityVersion.ok(
                new FrameView(
                        frame.id().toString(),
                        frame.channel(),
                        actor.site() == null ? frame.peer() : null,
                        frame.receivedAt(),
                        frame.writtenAt(),
                        frame.outcome(),
                        hash,
                        MessageDigest.isEqual(Leaf.digest(frame.bytes()), frame.hash()),
                        frame.bytes().length,
                        seen.mn(),
                        seen.point() == null ? null : seen.point().point().code(),
                        one ? FrameText.blanked(frame.bytes()) : null,
                        HexFormat.of().formatHex(frame.batchDigest())),
                hash);
    }

    /** The exact bytes: evidence. They may hold a password, so they are for those who must be able to prove. */
    @GET
    @Path("/{id}/bytes")
    @Produces({MediaType.APPLICATION_OCTET_STREAM, MediaType.APPLICATION_JSON})
    @Operation(summary = "The exact bytes of a frame, for evidence · 原始报文字节")
    public Response bytes(@PathParam("id") String id, @QueryParam("point") String point, @QueryParam("at") Instant at) {
        access.requireRole(Role.INSPECTOR, Role.AUDITOR, Role.ADMINISTRATOR);
        Seen seen = seen(id, point, at);
        return Response.ok(seen.frame().bytes(), MediaType.APPLICATION_OCTET_STREAM)
                .tag(EntityVersion.tag(HexFormat.of().formatHex(seen.frame().hash())))
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + seen.frame().id() + ".bin\"")
                .build();
    }

    /** Instruments nobody has registered, by the number they send. */
    @GET
    @Path("/parked")
    @Operation(
            summary = "Unregistered instruments whose frames are parked · 未登记数采仪的暂存报文",
            description = "Register the number with POST /points: its frames are turned into readings then.")
    public Page<FrameNotesBook.Parked> parked(@BeanParam PageRequest request) {
        access.requireRole(Role.ADMINISTRATOR, Role.AUDITOR);
        return notes.parked(request);
    }

    /** What was refused, newest first. */
    @GET
    @Path("/refused")
    @Operation(summary = "Frames and records that were refused, with their cause · 被拒绝的报文")
    public Page<FrameNotesBook.Refused> refused(
            @QueryParam("cause") String cause,
            @QueryParam("from") Instant from,
            @QueryParam("to") Instant to,
            @BeanParam PageRequest request) {
        access.requireRole(Role.ADMINISTRATOR, Role.AUDITOR);
        Instant until = to == null ? clock.instant().plusSeconds(1) : to;
        return notes.refused(cause, from == null ? until.minus(USUAL_SPAN) : from, until, request);
    }

    /** How often each cause refused something. */
    @GET
    @Path("/refused/causes")
    @Operation(summary = "Refusals counted by cause · 按原因统计被拒绝的报文")
    public Page<FrameNotesBook.Cause> causes(@QueryParam("from") Instant from, @QueryParam("to") Instant to) {
        access.requireRole(Role.ADMINISTRATOR, Role.AUDITOR);
        Instant until = to == null ? clock.instant().plusSeconds(1) : to;
        return new Page<>(notes.causes(from == null ? until.minus(USUAL_SPAN) : from, until), null);
    }

    private Seen seen(String text, String point, Instant at) {
        FrameId id = FrameId.read(text).orElseThrow(Problem::notFound);
        StoredFrame frame = frames.find(id).orElseThrow(Problem::notFound);
        if (frame.channel().equals(Channel.HJ212.code())) {
            return ofInstrument(frame);
        }
        if (point == null || at == null) {
            throw Problem.invalid(List.of(
                    InputError.parameter("point", "the point of a reading that names this body", point),
                    InputError.parameter("at", "the time of that reading", at)));
        }
        StoredPoint stored = points.find(point).orElseThrow(Problem::notFound);
        access.requireSite(stored.point().site(), stored.area());
        if (!notes.speaksOf(id, point, at)) {
            throw Problem.notFound();
        }
        return new Seen(frame, null, stored);
    }

    private Seen ofInstrument(StoredFrame frame) {
        String mn = FrameText.number(frame.bytes());
        Optional<StoredPoint> point =
                mn == null ? Optional.empty() : notes.owner(mn).flatMap(owner -> points.find(owner.point()));
        if (point.isPresent()) {
            access.requireSite(point.get().point().site(), point.get().area());
        } else {
            // nobody's: for those who register instruments and those who audit
            access.requireRole(Role.ADMINISTRATOR, Role.AUDITOR);
        }
        return new Seen(frame, mn, point.orElse(null));
    }
}

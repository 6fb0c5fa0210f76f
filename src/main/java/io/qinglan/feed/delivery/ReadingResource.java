package io.qinglan.feed.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Role;
import io.qinglan.feed.PointRecord;
import io.qinglan.feed.rollup.StoredWindow;
import io.qinglan.feed.rollup.WindowBook;
import io.qinglan.feed.window.Resolution;
import io.qinglan.inventory.Points;
import io.qinglan.inventory.StoredPoint;
import io.qinglan.web.Cursor;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;
import io.qinglan.web.Problem;

/** Readings over HTTP: delivered record by record or as curves of a grid, and read as sent or by window. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "feeds · 监测数据")
@Idempotent
public class ReadingResource {

    private static final Duration USUAL_SPAN = Duration.ofDays(1);

    private final Delivery delivery;
    private final ReadingReader readings;
    private final CurveReader curves;
    private final RawReadings raw;
    private final WindowBook windows;
    private final Points points;
    private final Access access;
    private final Clock clock;

    /** Made by the container. */
    ReadingResource(
            Delivery delivery,
            Curves curves,
            RawReadings raw,
            WindowBook windows,
            Points points,
            Access access,
            Clock clock,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone,
            @ConfigProperty(name = "qinglan.feed.mark-dictionary", defaultValue = "hj-212-2017") String dictionary,
            @ConfigProperty(name = "qinglan.feed.curve-label", defaultValue = "start") String label) {
        this.delivery = delivery;
        this.readings = new ReadingReader(dictionary);
        this.curves = new CurveReader(curves, zone, label.equals("end"));
        this.raw = raw;
        this.windows = windows;
        this.points = points;
        this.access = access;
        this.clock = clock;
    }

    /** Takes one record, a list, or one a line; each good record counts although others are refused. */
    @POST
    @Path("/readings")
    @Consumes({MediaType.APPLICATION_JSON, Body.LINES})
    @Transactional
    @Operation(
            summary = "Take in readings, an answer for each record · 上报监测数据",
            description =
                    "JSON (a record or a list) or NDJSON, also packed by gzip. {point, at, seconds, factor, value, mark,"
                            + " markDictionary, backfill}, or electricity {point, at, seconds, kwh | kw | kwhReading, i, u, mark}. The same"
                            + " twice counts once, another value is a revision; the body is kept byte for byte.")
    @APIResponse(responseCode = "201", description = "something was new · 有新数据")
    @APIResponse(responseCode = "200", description = "nothing was new · 无新数据")
    @APIResponse(responseCode = "422", description = "no record is good · 没有可用的记录")
    public Response take(
            @HeaderParam("Content-Type") String mediaType,
            @HeaderParam("Content-Encoding") String encoding,
            byte[] body) {
        Actor actor = access.requireRole(Role.FEED);
        return answer(delivery.take(new Body(body, mediaType, encoding), actor, node -> {
            ReadingReader.Read read = readings.read(node);
            List<PointRecord> records = read.record() == null ? List.of() : List.of(read.record());
            return new Delivery.Said(read.point(), "point", records, read.errors());
        }));
    }

    /** Takes curves of meters, one or a list. */
    @POST
    @Path("/power-curves")
    @Consumes({MediaType.APPLICATION_JSON, Body.LINES})
    @Transactional
    @Operation(
            summary = "Take in curves of electricity meters, 96 or 24 values a day · 上报负荷曲线",
            description =
                    "{meter, date, density: 96|24, type, values, whole?, label?: start|end, unit?, ct?, pt?, primary?}. whole is the"
                            + " mask of presence (DATA_WHOLE_FLAG); label says which moment point 1 names; without ct and pt the ratios of the point"
                            + " are used, with primary none.")
    @APIResponse(responseCode = "201", description = "something was new · 有新数据")
    public Response takeCurves(
            @HeaderParam("Content-Type") String mediaType,
            @HeaderParam("Content-Encoding") String encoding,
            byte[] body) {
        Actor actor = access.requireRole(Role.FEED);
        return answer(delivery.take(new Body(body, mediaType, encoding), actor, curves::read));
    }

    private static Response answer(Delivered delivered) {
        return Response.status(delivered.stored() + delivered.revision() > 0 ? 201 : 200)
                .entity(delivered)
                .build();
    }

    /** Readings of a point, newest first: as sent, or by window. */
    @GET
    @Path("/readings")
    @Operation(
            summary = "Readings of a point, newest first · 查询监测数据",
            description =
                    "resolution raw (as sent; versions=all with every revised value), 5m, 15m, hour or day (windows). Without from and to"
                            + " the last day.")
    public Page<?> list(
            @QueryParam("point") String point,
            @QueryParam("factor") String factor,
            @QueryParam("from") Instant from,
            @QueryParam("to") Instant to,
            @Parameter(description = "raw, 5m, 15m, hour or day") @QueryParam("resolution") String resolution,
            @Parameter(description = "one kind of record: realtime, minute, hour, day, s900 …") @QueryParam("kind")
                    String kind,
            @Parameter(description = "latest, or all with every revised value; of raw readings") @QueryParam("versions")
                    String versions,
            @BeanParam PageRequest request) {
        access.requireBureauOrSite();
        if (point == null) {
            throw Problem.invalid(InputError.parameter("point", "the code of a point", null));
        }
        StoredPoint stored = points.find(point).orElseThrow(Problem::notFound);
        access.requireSite(stored.point().site(), stored.area());
        Instant until = to == null ? clock.instant() : to;
        Instant since = from == null ? until.minus(USUAL_SPAN) : from;
        if (!until.isAfter(since)) {
            throw Problem.invalid(InputError.parameter("to", "a time after from", until));
        }
        if (resolution == null || resolution.equals("raw")) {
            boolean everything = everything(versions);
            return raw.page(new RawReadings.Wanted(point, factor, kind, since, until, everything), request);
        }
        Optional<Resolution> wanted = Resolution.of(resolution);
        if (wanted.isEmpty()) {
            throw Problem.invalid(InputError.parameter("resolution", "raw, 5m, 15m, hour or day", resolution));
        }
        Instant end = request.after().map(after -> after.instant(0)).orElse(until);
        List<StoredWindow> found = windows.latest(point, wanted.get(), since, end, request.limit());
        Page<StoredWindow> page =
                Page.of(found, request, last -> Cursor.of(last.window().start()));
        return new Page<>(
                page.items().stream()
                        .flatMap(window -> WindowView.of(window, factor).stream())
                        .toList(),
                page.next());
    }

    private static boolean everything(String versions) {
        if (versions != null && !versions.equals("all") && !versions.equals("latest")) {
            throw Problem.invalid(InputError.parameter("versions", "latest or all", versions));
        }
        return "all".equals(versions);
    }
}

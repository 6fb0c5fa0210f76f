package io.qinglan.order.task;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Areas;
import io.qinglan.authority.Role;
import io.qinglan.inventory.SitesNear;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Page;
import io.qinglan.web.Problem;

/** Zones round named stations over HTTP. */
@Path("/api/v1/task-zones")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
public class ZoneResource {

    private static final int WIDEST = 50_000;

    private final Zones zones;
    private final SitesNear sites;
    private final TaskWords words;
    private final Areas areas;
    private final Access access;
    private final Clock clock;
    private final ZoneId zone;

    /** Made by the container. */
    ZoneResource(
            Zones zones,
            SitesNear sites,
            TaskWords words,
            Areas areas,
            Access access,
            Clock clock,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.zones = zones;
        this.sites = sites;
        this.words = words;
        this.areas = areas;
        this.access = access;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * A zone to be set.
     *
     * @param kind code of the zone; absent = station
     * @param basis the document that sets it
     * @param since first day; absent = today
     */
    public record ZoneInput(
            String area,
            String kind,
            String station,
            String name,
            Double longitude,
            Double latitude,
            Integer radiusMetres,
            String basis,
            LocalDate since) {}

    /** The zones of the caller's areas on a day, each with the sites of the list inside it. */
    @GET
    @Operation(summary = "zones round named stations on a day, with the sites inside")
    public Page<Map<String, Object>> list(@QueryParam("area") String area, @QueryParam("at") LocalDate day) {
        access.requireBureau();
        List<String> asked = access.reachedAreas();
        if (area != null) {
            access.requireArea(area);
            asked = areas.within(area);
        }
        return new Page<>(
                zones.on(asked, day == null ? today() : day).stream()
                        .map(this::view)
                        .toList(),
                null);
    }

    /** Sets the zone of a station; it takes the place of the one before. Tasks given later name it. */
    @POST
    @Transactional
    @Operation(summary = "set the zone round a station: radius, basis, first day")
    public Response set(ZoneInput input) {
        Actor person = access.requireRole(Role.OPERATOR);
        if (input == null) {
            throw Problem.invalid(
                    InputError.at("", "{area, station, name, longitude, latitude, radiusMetres, basis}", null));
        }
        List<InputError> errors = errors(input);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        access.requireArea(input.area());
        Zone wanted = new Zone(
                null,
                input.area(),
                kind(input),
                input.station(),
                input.name(),
                input.longitude(),
                input.latitude(),
                input.radiusMetres(),
                input.basis(),
                input.since() == null ? today() : input.since(),
                null,
                0);
        return Response.status(201).entity(view(zones.set(wanted, person))).build();
    }

    private List<InputError> errors(ZoneInput input) {
        List<InputError> errors = new ArrayList<>();
        if (input.area() == null || areas.find(input.area()).isEmpty()) {
            errors.add(InputError.at("/area", "the six-digit code of an area kept here", input.area()));
        }
        if (words.of("zone", kind(input)).size() == 1) {
            errors.add(InputError.at("/kind", "a code of zone in codes/tasks.yaml", input.kind()));
        }
        present(errors, "/station", "the code of the station", input.station());
        present(errors, "/name", "the name of the zone", input.name());
        present(errors, "/basis", "the document that sets the zone", input.basis());
        within(errors, "/longitude", input.longitude(), -180, 180);
        within(errors, "/latitude", input.latitude(), -90, 90);
        Double radius =
                input.radiusMetres() == null ? null : input.radiusMetres().doubleValue();
        within(errors, "/radiusMetres", radius, 1, WIDEST);
        return errors;
    }

    private static void present(List<InputError> errors, String pointer, String expected, String got) {
        if (got == null || got.isBlank()) {
            errors.add(InputError.at(pointer, expected, got));
        }
    }

    private static void within(List<InputError> errors, String pointer, Double got, int least, int most) {
        if (got == null || got < least || got > most) {
            errors.add(InputError.at(pointer, "a number from " + least + " to " + most, got));
        }
    }

    private static String kind(ZoneInput input) {
        return input.kind() == null ? "station" : input.kind();
    }

    private Map<String, Object> view(Zone each) {
        List<String> inside =
                sites.within(areas.within(each.area()), each.longitude(), each.latitude(), each.radiusMetres());
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", each.id());
        view.put("area", each.area());
        view.put("kind", words.of("zone", each.kind()));
        view.put("station", each.station());
        view.put("name", each.name());
        view.put("longitude", each.longitude());
        view.put("latitude", each.latitude());
        view.put("radiusMetres", each.radiusMetres());
        view.put("basis", each.basis());
        view.put("since", each.since());
        view.put("until", each.until());
        view.put("version", each.version());
        view.put("sites", inside);
        return view;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}

package io.qinglan.forecast;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.authority.Areas;
import io.qinglan.authority.CurrentActor;
import io.qinglan.authority.Role;
import io.qinglan.web.Idempotent;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;

/** Observed air over HTTP: delivered by feeds, shown to all who are signed in. */
@Path("/api/v1/observations")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
public class ObservationResource {

    private final Observations observations;
    private final ObservationJson json;
    private final Access access;
    private final Areas areas;
    private final CurrentActor current;

    /** Made by the container. */
    public ObservationResource(
            Observations observations,
            Access access,
            Areas areas,
            CurrentActor current,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.observations = observations;
        this.json = new ObservationJson(zone);
        this.access = access;
        this.areas = areas;
        this.current = current;
    }

    /** Takes hours of one place, or a list of places; the same value twice counts once, another value is a new version. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Take in observed air of an area or station")
    public Response take(JsonNode body) {
        access.requireRole(Role.FEED);
        List<ObservedHour> hours = new ArrayList<>();
        for (JsonNode place : body.isArray() ? body : List.of(body)) {
            hours.addAll(json.read(place));
        }
        hours.stream()
                .map(ObservedHour::area)
                .distinct()
                .forEach(area -> access.requireArea(areas.get(area).code()));
        Observations.Taken taken = observations.take(hours);
        return Response.status(Response.Status.CREATED).entity(taken).build();
    }

    /** Hours with their marks, newest first. */
    @GET
    @Operation(summary = "Observed air, newest first; stuck, stale, corrected and control values are marked")
    public Page<ObjectNode> list(
            @QueryParam("area") String area,
            @QueryParam("station") String station,
            @QueryParam("from") Instant from,
            @QueryParam("to") Instant to,
            @BeanParam PageRequest request) {
        current.get();
        List<String> wanted = area == null ? areas.codes() : areas.within(area);
        return observations.page(wanted, station, from, to, request).map(json::write);
    }
}

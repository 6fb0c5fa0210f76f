package io.qinglan.feed.gate;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Role;
import io.qinglan.feed.delivery.Body;
import io.qinglan.feed.evidence.CaseReading;
import io.qinglan.feed.gate.PassagesTaken.Result;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.Point;
import io.qinglan.inventory.Points;
import io.qinglan.inventory.StoredPoint;
import io.qinglan.inventory.StoredSite;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;
import io.qinglan.web.Problem;

/** Vehicles through gates over HTTP: delivered by feeds, shown with masked plates. */
@Path("/api/v1/gate-passages")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
public class PassageResource {

    private static final int MOST = 10_000;

    private final Passages passages;
    private final PassageReader reader;
    private final CaseReading caseReading;
    private final Points points;
    private final Inventory inventory;
    private final Access access;
    private final ObjectMapper json;

    /** Made by the container. */
    PassageResource(
            Passages passages,
            GateCodes codes,
            CaseReading caseReading,
            Points points,
            Inventory inventory,
            Access access,
            ObjectMapper json,
            Clock clock) {
        this.passages = passages;
        this.reader = new PassageReader(codes, clock);
        this.caseReading = caseReading;
        this.points = points;
        this.inventory = inventory;
        this.access = access;
        this.json = json;
    }

    /** Takes one passage, a list, or one a line; each good record counts although others are refused. */
    @POST
    @Consumes({MediaType.APPLICATION_JSON, Body.LINES})
    @Operation(
            summary = "Take in vehicles through gates; an answer for each record",
            description =
                    "The same passage twice counts once, another value of it is a revision, and the body stays as evidence.")
    public Response take(
            @HeaderParam("Content-Type") String mediaType,
            @HeaderParam("Content-Encoding") String encoding,
            byte[] body) {
        Actor actor = access.requireRole(Role.FEED);
        List<JsonNode> records = records(new Body(body, mediaType, encoding), actor);
        List<Passages.Accepted> accepted = new ArrayList<>();
        List<Result> refused = new ArrayList<>();
        Map<String, Optional<StoredPoint>> gates = new HashMap<>();
        for (int i = 0; i < records.size(); i++) {
            int line = i + 1;
            PassageReader.Read read = reader.read(records.get(i));
            Optional<StoredPoint> gate = read.passage() == null
                    ? Optional.empty()
                    : gates.computeIfAbsent(read.passage().gate(), code -> gate(code, actor));
            if (gate.isPresent()) {
                accepted.add(new Passages.Accepted(line, gate.get().point().site(), read.passage()));
            } else {
                refused.add(
                        Result.refused(line, read.errors().isEmpty() ? unknownGate(read.passage()) : read.errors()));
            }
        }
        if (accepted.isEmpty()) {
            passages.refuse(body, actor.name(), "no good record");
            throw Problem.invalid(
                    refused.stream().flatMap(PassageResource::placed).toList());
        }
        PassagesTaken taken = passages.take(body, actor.name(), accepted, refused);
        return Response.status(taken.stored() + taken.revised() > 0 ? 201 : 200)
                .entity(taken)
                .build();
    }

    private static Stream<InputError> placed(Result refused) {
        return refused.errors().stream()
                .map(error ->
                        InputError.at("/" + (refused.line() - 1) + error.pointer(), error.expected(), error.got()));
    }

    private List<JsonNode> records(Body body, Actor actor) {
        try {
            return body.records(json.reader(), MOST);
        } catch (Problem unreadable) {
            passages.refuse(body.asCame(), actor.name(), unreadable.getMessage());
            throw unreadable;
        }
    }

    /** A gate the sender may speak for; what lies outside is not there for it. */
    private Optional<StoredPoint> gate(String code, Actor actor) {
        return points.find(code)
                .filter(found -> found.point().kind() == Point.Kind.GATE && found.area() != null)
                .filter(found -> actor.site() == null
                        ? access.reachesArea(actor, found.area())
                        : actor.site().equals(found.point().site()));
    }

    private static List<InputError> unknownGate(Passage passage) {
        return List.of(InputError.at("/gate", "a registered gate of your area", passage.gate()));
    }

    /** Passages of a site, newest first. */
    @GET
    @Operation(
            summary = "Vehicles through the gates of a site, newest first; plates are masked outside a case",
            description =
                    "With ?case= (the id of a standing hold that covers site and time) plates are exact, and the reading goes on record.")
    public Page<PassageView> list(
            @QueryParam("site") String site,
            @QueryParam("gate") String gate,
            @QueryParam("from") Instant from,
            @QueryParam("to") Instant to,
            @Parameter(description = "id of the hold within which plates are read by name") @QueryParam("case")
                    UUID hold,
            @BeanParam PageRequest request) {
        Actor actor = access.requireBureauOrSite();
        String area = area(site);
        access.requireSite(site, area);
        if (from == null || to == null || !to.isAfter(from)) {
            throw Problem.invalid(InputError.parameter(from == null ? "from" : "to", "from and a later to", to));
        }
        if (hold != null) {
            access.requireRole(Role.INSPECTOR, Role.OPERATOR, Role.AUDITOR);
            caseReading.record(hold, "plates", site, area, gate, from, to, actor);
        }
        return passages.page(site, gate, from, to, request).map(stored -> PassageView.of(stored, hold != null));
    }

    private String area(String site) {
        if (site == null) {
            throw Problem.invalid(InputError.parameter("site", "the code of a site", null));
        }
        StoredSite stored = inventory.find(site).orElseThrow(Problem::notFound);
        return stored.site().area();
    }
}

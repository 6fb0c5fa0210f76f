package io.qinglan.forecast;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Areas;
import io.qinglan.authority.Role;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;
import io.qinglan.web.Problem;

/** Forecasts over HTTP: taken in from operators and feeds, shown to the bureau. */
@Path("/api/v1/forecasts")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
public class ForecastResource {

    private static final Role[] READERS = {
        Role.OPERATOR, Role.APPROVER, Role.RULE_AUTHOR, Role.AUDITOR, Role.INSPECTOR, Role.ADMINISTRATOR, Role.FEED
    };

    private final ForecastBook book;
    private final ForecastJson json;
    private final Instance<BodyReader> readers;
    private final Access access;
    private final Areas areas;
    private final Clock clock;
    private final ObjectMapper mapper;
    private final ZoneId zone;

    /** Made by the container. */
    public ForecastResource(
            ForecastBook book,
            ForecastJson json,
            Instance<BodyReader> readers,
            Access access,
            Areas areas,
            Clock clock,
            ObjectMapper mapper,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.book = book;
        this.json = json;
        this.readers = readers;
        this.access = access;
        this.areas = areas;
        this.clock = clock;
        this.mapper = mapper;
        this.zone = zone;
    }

    /** Takes a forecast in; the answer carries what the outlook and the rules make of it. */
    @POST
    @Consumes({MediaType.APPLICATION_JSON, "text/csv"})
    @Operation(summary = "Take in a forecast, in the shape of this API, as CSV, or as a body of a known service (kind)")
    public Response take(
            @HeaderParam("Content-Type") MediaType type,
            @QueryParam("kind") @DefaultValue("own") String kind,
            @QueryParam("area") String area,
            @QueryParam("source") String source,
            @QueryParam("issuedAt") String issuedAt,
            String body) {
        Actor actor = access.requireRole(Role.OPERATOR, Role.FEED);
        boolean csv = type != null && "csv".equals(type.getSubtype());
        Intake intake = new Intake(area, source, issuedAt(issuedAt), clock.instant(), zone);
        Forecast forecast = reader(csv ? "csv" : kind).read(body, intake);
        access.requireArea(areas.get(forecast.area()).code());
        ForecastBook.Taken taken = book.take(forecast, actor.name());
        ObjectNode answer = write(taken.stored());
        taken.said().forEach((name, value) -> answer.set(name, mapper.valueToTree(value)));
        return Response.status(taken.known() ? Response.Status.OK : Response.Status.CREATED)
                .entity(answer)
                .build();
    }

    private BodyReader reader(String kind) {
        return readers.stream()
                .filter(reader -> reader.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(InputError.parameter(
                        "kind",
                        "one of "
                                + readers.stream()
                                        .map(BodyReader::kind)
                                        .sorted()
                                        .toList(),
                        kind)));
    }

    private Instant issuedAt(String text) {
        if (text == null) {
            return null;
        }
        try {
            // a plus sign in a query that was not escaped arrives as a blank
            return SourceTime.instant(text.replaceFirst(" (\\d{2}:?\\d{2})$", "+$1"), zone);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Problem.invalid(InputError.parameter("issuedAt", SourceTime.EXPECTED, text));
        }
    }

    /** Forecasts of the areas the caller reaches, latest issue first. */
    @GET
    @Operation(summary = "Forecasts, latest issue first")
    public Page<ObjectNode> list(
            @QueryParam("area") String area, @QueryParam("source") String source, @BeanParam PageRequest request) {
        access.requireRole(READERS);
        if (area != null) {
            access.requireArea(area);
        }
        List<String> wanted = area == null ? access.reachedAreas() : areas.within(area);
        return book.page(wanted, source, request).map(this::write);
    }

    /** The forecast that binds an area at a moment, and why. */
    @GET
    @Path("/binding")
    @Operation(summary = "The forecast that binds an area at a moment, with reasons, age, gaps and contradictions")
    public ObjectNode binding(@QueryParam("area") String area, @QueryParam("at") Instant at) {
        access.requireRole(READERS);
        access.requireArea(areas.get(area).code());
        BindingForecast binding = book.bindingForecast(area, at == null ? clock.instant() : at);
        ObjectNode out = mapper.createObjectNode();
        if (binding.binding() != null) {
            out.set("forecast", write(binding.binding()));
            out.put("age", binding.age().toString());
        }
        out.put("stale", binding.stale());
        ArrayNode why = out.putArray("why");
        binding.why().forEach(why::add);
        out.set("gaps", mapper.valueToTree(binding.gaps()));
        out.set("contradictions", contradictions(binding.contradictions()));
        out.set("passedOver", mapper.valueToTree(binding.passedOver()));
        return out;
    }

    private ArrayNode contradictions(List<BindingForecast.Contradiction> found) {
        ArrayNode out = mapper.createArrayNode();
        found.forEach(one -> {
            ObjectNode node = out.addObject();
            node.put("day", one.day().toString());
            node.put("source", one.source());
            node.set("aqi", mapper.valueToTree(Map.of("low", one.low(), "high", one.high())));
            node.set("binding", mapper.valueToTree(Map.of("low", one.bindingLow(), "high", one.bindingHigh())));
        });
        return out;
    }

    /** One forecast. */
    @GET
    @Path("/{id}")
    @Operation(summary = "One forecast")
    public ObjectNode one(@PathParam("id") UUID id) {
        access.requireRole(READERS);
        StoredForecast stored = book.find(id).orElseThrow(Problem::notFound);
        access.requireArea(stored.forecast().area());
        return write(stored);
    }

    private ObjectNode write(StoredForecast stored) {
        ObjectNode out = mapper.createObjectNode();
        out.put("id", stored.id().toString());
        out.setAll(json.write(stored.forecast()));
        out.put(
                "receivedAt",
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        stored.receivedAt().atZone(zone)));
        out.put("receivedFrom", stored.receivedFrom());
        return out;
    }
}

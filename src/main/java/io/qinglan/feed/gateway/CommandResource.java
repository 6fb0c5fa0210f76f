package io.qinglan.feed.gateway;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Role;
import io.qinglan.feed.Instrument;
import io.qinglan.feed.Instruments;
import io.qinglan.inventory.Points;
import io.qinglan.inventory.StoredPoint;
import io.qinglan.web.EntityVersion;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;
import io.qinglan.web.Problem;

/** What a bureau asks of the instruments of a point: the time, intervals, records it lacks; and what came of it. */
@Path("/api/v1/points/{point}/commands")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
public class CommandResource {

    private final Points points;
    private final Instruments instruments;
    private final Asking asking;
    private final CommandBook book;
    private final Access access;

    /** Made by the container. */
    CommandResource(Points points, Instruments instruments, Asking asking, CommandBook book, Access access) {
        this.points = points;
        this.instruments = instruments;
        this.asking = asking;
        this.book = book;
        this.access = access;
    }

    /** Asks an instrument; it is sent when the instrument is connected, and given up after {@code qinglan.hj212.dialogue.keep}. */
    @POST
    @Transactional
    @Operation(summary = "ask an instrument of a point: time, intervals, records between two times")
    public Response ask(@PathParam("point") String code, CommandInput input) {
        Actor actor = access.requireRole(Role.OPERATOR, Role.ADMINISTRATOR);
        StoredPoint point = reached(code);
        if (input == null) {
            throw Problem.invalid(InputError.at("", "a JSON object", null));
        }
        input.parameters();
        InstrumentCommand command = asking.ask(point, number(code, input.mn()), input, actor);
        return Response.created(URI.create("/api/v1/points/" + code + "/commands/" + command.id()))
                .entity(command)
                .build();
    }

    /** What was asked of the instruments of a point, newest first. */
    @GET
    @Transactional
    @Operation(summary = "what was asked of the instruments of a point, and what came of it")
    public Page<InstrumentCommand> list(@PathParam("point") String code, @BeanParam PageRequest page) {
        access.requireBureauOrSite();
        reached(code);
        return book.ofPoint(code, page);
    }

    /** One command and what came of it. */
    @GET
    @Path("/{id}")
    @Transactional
    @Operation(summary = "one command to an instrument, and what came of it")
    public Response get(@PathParam("point") String code, @PathParam("id") UUID id) {
        access.requireBureauOrSite();
        reached(code);
        InstrumentCommand command =
                book.find(id).filter(found -> found.point().equals(code)).orElseThrow(Problem::notFound);
        return EntityVersion.ok(command, command.state() + "-" + command.attempts() + "-" + command.records());
    }

    private StoredPoint reached(String code) {
        StoredPoint point = points.find(code).orElseThrow(Problem::notFound);
        access.requireSite(point.point().site(), point.area());
        return point;
    }

    /** The instrument meant: the one named, or the only one. */
    private String number(String point, String named) {
        List<String> numbers =
                instruments.ofPoint(point).stream().map(Instrument::mn).toList();
        if (named == null && numbers.size() == 1) {
            return numbers.get(0);
        }
        if (!numbers.contains(named)) {
            throw Problem.invalid(InputError.at(
                    "/mn",
                    numbers.isEmpty()
                            ? "a point with a registered instrument"
                            : "one of " + numbers.stream().collect(Collectors.joining(", ")),
                    named));
        }
        return named;
    }
}

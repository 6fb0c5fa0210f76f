package io.qinglan.report.duty;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Areas;
import io.qinglan.authority.Role;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.report.ReportAreas;
import io.qinglan.report.paper.PaperAnswers;
import io.qinglan.store.Ids;
import io.qinglan.web.EntityVersion;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** The duty roster (值班表) over HTTP. */
@Path("/api/v1/roster")
@Idempotent
@Blocking
public class RosterResource {

    private static final Duration AHEAD = Duration.ofDays(7);

    private final ShiftBook book;
    private final Rosters rosters;
    private final ReportAreas reached;
    private final Areas areas;
    private final Decisions decisions;
    private final PaperAnswers answers;
    private final Access access;
    private final Ids ids;
    private final Clock clock;

    RosterResource(
            ShiftBook book,
            Rosters rosters,
            ReportAreas reached,
            Areas areas,
            Decisions decisions,
            PaperAnswers answers,
            Access access,
            Ids ids,
            Clock clock) {
        this.book = book;
        this.rosters = rosters;
        this.reached = reached;
        this.areas = areas;
        this.decisions = decisions;
        this.answers = answers;
        this.access = access;
        this.ids = ids;
        this.clock = clock;
    }

    /** A shift to be kept; {@code cancelled} calls one off. */
    record ShiftInput(
            String area,
            Instant start,
            Instant end,
            String duty,
            String person,
            String user,
            String unit,
            String phone,
            String document,
            Boolean cancelled) {}

    /** The roster of an area and all it contains, for a span; the next seven days when absent. */
    @GET
    @Produces({PaperAnswers.JSON, PaperAnswers.XLSX, PaperAnswers.PDF, PaperAnswers.HTML})
    @Operation(summary = "the duty roster of an area: desk and approvers; also as .xlsx, .pdf, .html · 值班表")
    public Response roster(
            @QueryParam("area") String area,
            @QueryParam("from") Instant from,
            @QueryParam("to") Instant to,
            @Context HttpHeaders headers) {
        access.requireBureau();
        String code = reached.reached(area);
        Instant begin = from == null ? clock.instant() : from;
        Instant end = to == null ? begin.plus(AHEAD) : to;
        if (!end.isAfter(begin)) {
            throw Problem.invalid(InputError.parameter("to", "later than from", String.valueOf(to)));
        }
        return answers.ok(rosters.of(code, begin, end), "roster-" + code, headers);
    }

    /** One shift. */
    @GET
    @Path("{id}")
    @Produces(PaperAnswers.JSON)
    @Operation(summary = "one shift of the roster")
    public Response get(@PathParam("id") UUID id) {
        access.requireBureau();
        Shift shift = visible(book.find(id));
        return EntityVersion.ok(shift, shift.version());
    }

    /** Puts a person on duty. */
    @POST
    @Produces(PaperAnswers.JSON)
    @Transactional
    @Operation(summary = "put a person on duty: area, start, end, duty (leader, officer, deputy), person, phone")
    public Response add(ShiftInput input) {
        Actor person = access.requireRole(Role.OPERATOR, Role.APPROVER);
        Shift shift = shift(ids.next(), 1, input, person);
        book.insert(shift);
        return Response.status(201).entity(shift).tag(EntityVersion.tag(1)).build();
    }

    /** Changes a shift, or calls it off. */
    @PUT
    @Path("{id}")
    @Produces(PaperAnswers.JSON)
    @Transactional
    @Operation(summary = "change a shift, or call it off")
    public Response change(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, ShiftInput input) {
        Actor person = access.requireRole(Role.OPERATOR, Role.APPROVER);
        Shift before = visible(book.locked(id));
        EntityVersion.require(ifMatch, before.version());
        Shift shift = shift(id, before.version() + 1, input, person);
        book.update(shift);
        return EntityVersion.ok(shift, shift.version());
    }

    private Shift shift(UUID id, int version, ShiftInput input, Actor person) {
        List<InputError> errors = errors(input);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        access.requireArea(input.area());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("version", version);
        said.put("shift", input);
        Decision decision =
                new Decision("duty.rostered", id.toString(), now, null, null, List.of(), said, List.of(), null, person);
        UUID recorded = decisions.append(decision.in(input.area())).id();
        return new Shift(
                id,
                input.area(),
                input.start(),
                input.end(),
                input.duty(),
                input.person(),
                input.user(),
                input.unit(),
                input.phone(),
                input.document(),
                version,
                Boolean.TRUE.equals(input.cancelled()),
                person.name(),
                now,
                recorded);
    }

    private List<InputError> errors(ShiftInput input) {
        if (input == null) {
            return List.of(InputError.at("", "{area, start, end, duty, person, phone}", null));
        }
        List<InputError> errors = new ArrayList<>();
        if (input.area() == null || areas.find(input.area()).isEmpty()) {
            errors.add(InputError.at("/area", "the six-digit code of an area kept here", input.area()));
        }
        if (input.start() == null) {
            errors.add(InputError.at("/start", "when the duty begins", null));
        }
        if (input.end() == null || input.start() != null && !input.end().isAfter(input.start())) {
            errors.add(InputError.at("/end", "later than start", input.end()));
        }
        if (input.duty() == null || !Shift.DUTIES.contains(input.duty())) {
            errors.add(InputError.at("/duty", String.join(", ", Shift.DUTIES), input.duty()));
        }
        present(errors, "/person", "the name of the person", input.person());
        present(errors, "/phone", "the telephone at which the person is on duty", input.phone());
        return errors;
    }

    private static void present(List<InputError> errors, String pointer, String expected, String got) {
        if (got == null || got.isBlank()) {
            errors.add(InputError.at(pointer, expected, got));
        }
    }

    private Shift visible(java.util.Optional<Shift> found) {
        return found.filter(shift -> access.reachedAreas().contains(shift.area()))
                .orElseThrow(Problem::notFound);
    }
}

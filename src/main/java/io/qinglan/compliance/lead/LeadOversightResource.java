package io.qinglan.compliance.lead;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;
import io.qinglan.authority.Role;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.web.Cursor;
import io.qinglan.web.Idempotent;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;
import io.qinglan.web.Problem;

/** What is looked at across leads: what is overdue, how often rulings were reversed, and who said it, to whom that is needed. */
@Path("/api/v1/leads")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
public class LeadOversightResource {

    private final LeadBook book;
    private final LeadDoor door;
    private final LeadView views;
    private final Origins origins;
    private final Areas areas;
    private final Decisions decisions;
    private final Access access;
    private final Clock clock;

    /** Made by the container. */
    LeadOversightResource(
            LeadBook book,
            LeadDoor door,
            LeadView views,
            Origins origins,
            Areas areas,
            Decisions decisions,
            Access access,
            Clock clock) {
        this.book = book;
        this.door = door;
        this.views = views;
        this.origins = origins;
        this.areas = areas;
        this.decisions = decisions;
        this.access = access;
        this.clock = clock;
    }

    /** Why somebody needs to know who said it. */
    public record InformantReadingInput(String reason) {}

    /** What is overdue, open to every responsible unit of the city: what, since when, with whom. */
    @GET
    @Path("overdue")
    @Operation(summary = "overdue leads of the whole city, open to all its responsible units")
    public Page<Map<String, Object>> overdue(@BeanParam PageRequest request) {
        Actor actor = access.requireBureau();
        Optional<Cursor> after = request.after();
        List<LeadRow> found = book.list(new LeadBook.Wanted(
                ofTheCity(actor),
                null,
                null,
                null,
                null,
                clock.instant(),
                after.map(cursor -> cursor.instant(0)).orElse(null),
                after.map(cursor -> cursor.uuid(1)).orElse(null),
                request.limit()));
        return Page.of(found, request, last -> Cursor.of(last.openedAt(), last.id()))
                .map(this::item);
    }

    private List<String> ofTheCity(Actor actor) {
        if (actor.area() == null) {
            return areas.codes();
        }
        Area own = areas.get(actor.area());
        boolean county = own.kind() == Area.Kind.COUNTY && own.parent() != null;
        return areas.within(county ? own.parent() : own.code());
    }

    private Map<String, Object> item(LeadRow lead) {
        Map<String, Object> whole = views.forBureau(lead);
        Map<String, Object> item = new LinkedHashMap<>();
        List.of("id", "area", "site", "source", "openedAt", "due", "status", "finding", "assigned", "overdue")
                .forEach(name -> item.put(name, whole.get(name)));
        return item;
    }

    /** How many rulings of each person were appealed against, and how many reversed. */
    @GET
    @Path("reversals")
    @Operation(summary = "rulings, decided appeals and reversals by person")
    public Page<Map<String, Object>> reversals() {
        access.requireRole(Role.APPROVER, Role.AUDITOR, Role.ADMINISTRATOR);
        return new Page<>(book.reversals(access.reachedAreas()), null);
    }

    /**
     * Who said it: for who handles the lead, who wrote it down and who approves, with a reason; each reading goes on record
     * (生态环境法典 Art 146).
     */
    @POST
    @Path("{id}/informant")
    @Transactional
    @Operation(summary = "read who said it, with a reason; only for those who need it, each reading on record")
    public Map<String, String> informant(@PathParam("id") UUID id, InformantReadingInput input) {
        LeadDoor.Entered entered = door.enter(id, Role.OPERATOR, Role.INSPECTOR, Role.APPROVER);
        Origins.Informant informant = origins.informant(id).orElseThrow(Problem::notFound);
        UUID person = entered.actor().id();
        boolean handles = entered.lead()
                .life()
                .assigned()
                .filter(assigned -> person.equals(assigned.person()))
                .isPresent();
        boolean needs = handles
                || person.equals(informant.enteredBy())
                || entered.actor().has(Role.APPROVER);
        if (!needs) {
            throw Problem.forbidden("an informant is shown to who handles the lead only");
        }
        String reason = input == null ? null : input.reason();
        door.errors().text("/reason", "why it is needed", reason).raise();
        decisions.append(new Decision(
                        "lead.informant_read",
                        id.toString(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        null,
                        null,
                        List.of("生态环境法典 第146条"),
                        Map.of("reason", reason),
                        List.of(),
                        null,
                        entered.actor())
                .in(entered.lead().area()));
        return informant.said();
    }
}

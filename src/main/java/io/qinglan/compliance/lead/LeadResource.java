package io.qinglan.compliance.lead;

import java.net.URI;
import java.time.Clock;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Areas;
import io.qinglan.authority.Role;
import io.qinglan.inventory.Inventory;
import io.qinglan.web.Cursor;
import io.qinglan.web.EntityVersion;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;
import io.qinglan.web.Problem;

/** Leads over HTTP: they come in, and bureau and site read them the same minute. */
@Path("/api/v1/leads")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
public class LeadResource {

    private final Leads leads;
    private final LeadBook book;
    private final LeadDoor door;
    private final Inventory inventory;
    private final Areas areas;
    private final Access access;
    private final Clock clock;

    /** Made by the container. */
    LeadResource(
            Leads leads, LeadBook book, LeadDoor door, Inventory inventory, Areas areas, Access access, Clock clock) {
        this.leads = leads;
        this.book = book;
        this.door = door;
        this.inventory = inventory;
        this.areas = areas;
        this.access = access;
        this.clock = clock;
    }

    /** Leads, newest first; a site sees its own. */
    @GET
    @Operation(summary = "leads, newest first; a site sees its own")
    public Page<Map<String, Object>> list(
            @QueryParam("site") String site,
            @QueryParam("status") String status,
            @QueryParam("source") String source,
            @QueryParam("order") UUID order,
            @BeanParam PageRequest request) {
        Actor actor = access.requireBureauOrSite();
        if (status != null && !LeadState.codes().contains(status)) {
            throw Problem.invalid(InputError.parameter("status", "one of " + LeadState.codes(), status));
        }
        if (source != null && Source.of(source).isEmpty()) {
            throw Problem.invalid(InputError.parameter("source", "one of " + Source.codes(), source));
        }
        boolean ofSite = actor.site() != null;
        if (ofSite && site != null && !site.equals(actor.site())) {
            throw Problem.notFound();
        }
        Optional<Cursor> after = request.after();
        List<LeadRow> found = book.list(new LeadBook.Wanted(
                ofSite ? null : access.reachedAreas(),
                ofSite ? actor.site() : site,
                status,
                source,
                order,
                null,
                after.map(cursor -> cursor.instant(0)).orElse(null),
                after.map(cursor -> cursor.uuid(1)).orElse(null),
                request.limit()));
        return Page.of(found, request, last -> Cursor.of(last.openedAt(), last.id()))
                .map(lead -> door.shown(lead, actor));
    }

    /** One lead; 404 for another tenant. */
    @GET
    @Path("{id}")
    @Operation(summary = "one lead with all that was done; a site reads what concerns it, never who said it")
    public Response get(@PathParam("id") UUID id) {
        Actor actor = access.requireBureauOrSite();
        LeadRow lead = door.seen(id);
        return EntityVersion.ok(door.shown(lead, actor), lead.acts().size());
    }

    /** Takes a lead in by hand. A site reports itself; everybody else works for a bureau. */
    @POST
    @Transactional
    @Operation(summary = "hand in a lead: source, site, due, document, attachments; who said it is kept apart")
    public Response open(LeadInput input) {
        Actor actor = access.requireRole(Role.OPERATOR, Role.INSPECTOR, Role.APPROVER, Role.ENTERPRISE);
        if (input == null) {
            throw Problem.invalid(InputError.at("", "{source, site, due, document, attachments}", null));
        }
        Source source = source(input, actor);
        String site = input.site() == null ? actor.site() : input.site();
        String area = site == null ? area(input, actor) : areaOf(site);
        LeadRow lead = leads.open(
                new NewLead(
                        source,
                        area,
                        site,
                        input.order(),
                        input.obligation(),
                        input.line(),
                        input.concern(),
                        input.due(),
                        document(input.document()),
                        input.text(),
                        input.attachments(),
                        input.informant(),
                        null),
                actor);
        return Response.created(URI.create("/api/v1/leads/" + lead.id()))
                .entity(door.shown(lead, actor))
                .build();
    }

    private Source source(LeadInput input, Actor actor) {
        Optional<Source> source = Source.of(input.source());
        boolean selfReport = source.filter(found -> found == Source.SELF_REPORT).isPresent();
        boolean document = input.document() == null
                || input.document().isNull()
                || input.document().isTextual()
                || input.document().isObject();
        door.errors()
                .check(source.isPresent(), "/source", "one of " + Source.codes(), input.source())
                .check(
                        actor.site() == null || selfReport,
                        "/source",
                        "self_report: a site reports itself",
                        input.source())
                .check(input.due() != null || selfReport, "/due", "when the answer is due, with offset", null)
                .check(
                        input.due() == null || input.due().isAfter(clock.instant()),
                        "/due",
                        "a time that is not over",
                        input.due())
                .check(document, "/document", "{number, title, body} or a text", input.document())
                .attachments(input.attachments())
                .raise();
        return source.orElseThrow();
    }

    private String areaOf(String site) {
        String area = inventory
                .find(site)
                .orElseThrow(() -> Problem.invalid(InputError.at("/site", "a site of the list", site)))
                .site()
                .area();
        access.requireSite(site, area);
        return area;
    }

    private String area(LeadInput input, Actor actor) {
        String area =
                areas.get(input.area() == null ? actor.area() : input.area()).code();
        access.requireArea(area);
        return area;
    }

    private static Map<String, String> document(JsonNode document) {
        Map<String, String> said = new LinkedHashMap<>();
        if (document != null && document.isTextual()) {
            said.put("title", document.asText());
        } else if (document != null) {
            document.properties()
                    .forEach(field -> said.put(field.getKey(), field.getValue().asText()));
        }
        return said;
    }
}

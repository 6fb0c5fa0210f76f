package io.qinglan.compliance.lead;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Role;
import io.qinglan.feed.manual.Attachments;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** What every address of a lead asks: is the lead there for this caller, is the input whole, and how is it shown. */
@ApplicationScoped
public class LeadDoor {

    private final Leads leads;
    private final LeadBook book;
    private final LeadView views;
    private final Attachments attachments;
    private final Access access;

    /** Made by the container. */
    LeadDoor(Leads leads, LeadBook book, LeadView views, Attachments attachments, Access access) {
        this.leads = leads;
        this.book = book;
        this.views = views;
        this.attachments = attachments;
        this.access = access;
    }

    /**
     * Lets pass who has one of the roles, and a lead that is there for the caller.
     *
     * @throws Problem 401, 403 without the role, 404 for another tenant's
     */
    public Entered enter(UUID lead, Role... roles) {
        Actor actor = access.requireRole(roles);
        return new Entered(seen(lead), actor);
    }

    /** Who came in, and to which lead. */
    public record Entered(LeadRow lead, Actor actor) {}

    /** A lead that the people of its bureau, or its site, may read; 404 for another tenant's. */
    public LeadRow read(UUID lead) {
        access.requireBureauOrSite();
        return seen(lead);
    }

    /** A lead that is there for the caller; 404 otherwise. */
    LeadRow seen(UUID id) {
        LeadRow lead = book.find(id).orElseThrow(Problem::notFound);
        boolean sees = lead.site() == null
                ? access.reachedAreas().contains(lead.area())
                : access.sees(lead.site(), lead.area());
        if (!sees) {
            throw Problem.notFound();
        }
        return lead;
    }

    /** Does something to the lead and shows how it then stands. */
    public Response done(Entered entered, LeadAct act) {
        LeadRow lead = leads.act(entered.lead().id(), act, entered.actor());
        return Response.status(201).entity(shown(lead, entered.actor())).build();
    }

    /** Merges a lead into another, which then counts one repeat more. */
    Response merged(Entered entered, LeadRow other, LeadAct.MergedInto act) {
        LeadRow lead = leads.act(entered.lead().id(), act, entered.actor());
        LeadAct.Opened opened = lead.life().opened();
        leads.act(other.id(), new LeadAct.Repeated(opened.source(), opened.concern(), Map.of()), entered.actor());
        return Response.status(201).entity(shown(lead, entered.actor())).build();
    }

    /** The lead as this caller reads it. */
    public Map<String, Object> shown(LeadRow lead, Actor actor) {
        return actor.site() == null ? views.forBureau(lead) : views.forSite(lead);
    }

    /** The errors of an input, thrown together. */
    public Errors errors() {
        return new Errors();
    }

    /** Collects what is wrong in an input. */
    public final class Errors {
        private final List<InputError> errors = new ArrayList<>();

        private Errors() {}

        /** A text that must be there. */
        public Errors text(String pointer, String expected, String got) {
            return check(got != null && !got.isBlank(), pointer, expected, got);
        }

        /** A condition that must hold. */
        public Errors check(boolean holds, String pointer, String expected, Object got) {
            if (!holds) {
                errors.add(InputError.at(pointer, expected, got));
            }
            return this;
        }

        /** Attachments: a reference by id must be one that was handed in. */
        public Errors attachments(List<String> references) {
            for (int i = 0; references != null && i < references.size(); i++) {
                String reference = references.get(i);
                check(
                        reference != null && !reference.isBlank() && known(reference),
                        "/attachments/" + i,
                        "the id of an attachment handed in (POST /api/v1/attachments), or where the file lies",
                        reference);
            }
            return this;
        }

        /** 422 with everything that is wrong; nothing when all is well. */
        public void raise() {
            if (!errors.isEmpty()) {
                throw Problem.invalid(errors);
            }
        }
    }

    private boolean known(String reference) {
        try {
            return attachments.find(UUID.fromString(reference)).isPresent();
        } catch (IllegalArgumentException elsewhere) {
            return true;
        }
    }
}

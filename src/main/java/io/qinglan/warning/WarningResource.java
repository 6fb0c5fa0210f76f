package io.qinglan.warning;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Role;
import io.qinglan.web.EntityVersion;
import io.qinglan.web.Idempotent;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;
import io.qinglan.web.Problem;

/** Warnings over HTTP: what was issued, its history, and proposing the next change. */
@Path("/api/v1/warnings")
@Idempotent
public class WarningResource {

    private final WarningBook book;
    private final WarningList list;
    private final Timeline timeline;
    private final Proposing proposing;
    private final ProposalViews views;
    private final Sight sight;
    private final Access access;
    private final Clock clock;

    /** Made by the container. */
    WarningResource(
            WarningBook book,
            WarningList list,
            Timeline timeline,
            Proposing proposing,
            ProposalViews views,
            Sight sight,
            Access access,
            Clock clock) {
        this.book = book;
        this.list = list;
        this.timeline = timeline;
        this.proposing = proposing;
        this.views = views;
        this.sight = sight;
        this.access = access;
        this.clock = clock;
    }

    /** The warnings the caller sees, newest first; exercises only when asked for; for auditors those on an override first. */
    @GET
    @Transactional
    public Page<WarningView> list(
            @QueryParam("area") String area,
            @QueryParam("state") String state,
            @QueryParam("exercise") boolean exercise,
            @BeanParam PageRequest page) {
        Actor actor = access.requireRole(Role.values());
        return list.page(new WarningList.Filter(area, state, exercise), actor.has(Role.AUDITOR), page)
                .map(warning -> WarningView.of(warning, clock.instant()));
    }

    /** One warning as it stands. */
    @GET
    @Path("/{id}")
    @Transactional
    public Response get(@PathParam("id") UUID id) {
        Warning warning = seen(id);
        return EntityVersion.ok(WarningView.of(warning, clock.instant()), warning.stand.version);
    }

    /** All that happened to it, oldest first. */
    @GET
    @Path("/{id}/timeline")
    @Transactional
    public Page<TimelineEntry> timeline(@PathParam("id") UUID id) {
        Warning warning = seen(id);
        access.requireRole(Role.OPERATOR, Role.APPROVER, Role.AUDITOR, Role.INSPECTOR, Role.ADMINISTRATOR);
        requireReach(warning);
        List<TimelineEntry> entries = timeline.of(Proposal.WARNING, id);
        return new Page<>(entries, null);
    }

    /** Proposes a warning by hand; the same as a post to proposals. */
    @POST
    @Transactional
    public Response propose(ProposalInput input) {
        Actor actor = access.requireRole(Role.OPERATOR);
        Bodies.present(input).require();
        access.requireArea(input.area());
        return created(proposing.start(input, actor));
    }

    /** Proposes a change: a level, the lifting, an extension, a pause, a correction. */
    @POST
    @Path("/{id}/transitions")
    @Transactional
    public Response transition(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, TransitionInput input) {
        Warning warning = seen(id);
        Actor actor = access.requireRole(Role.OPERATOR);
        requireReach(warning);
        if (ifMatch != null) {
            EntityVersion.require(ifMatch, warning.stand.version);
        }
        return created(proposing.transition(id, Bodies.present(input), actor));
    }

    private Response created(Proposal proposal) {
        return Response.created(URI.create("/api/v1/proposals/" + proposal.id))
                .entity(views.of(proposal))
                .tag(EntityVersion.tag(proposal.version))
                .build();
    }

    private Warning seen(UUID id) {
        access.requireRole(Role.values());
        return book.findByIdOptional(id)
                .filter(warning -> sight.sees(warning.area))
                .orElseThrow(Problem::notFound);
    }

    /** A county sees the warning of its city but has no say in it. */
    private void requireReach(Warning warning) {
        if (!sight.reaches(warning.area)) {
            throw Problem.forbidden(
                    "authority-lacking", "the warning is that of area " + warning.area + ", which contains yours");
        }
    }
}

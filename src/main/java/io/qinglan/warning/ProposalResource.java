package io.qinglan.warning;

import java.net.URI;
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

/** Proposals over HTTP: what waits, the consultation on it, the decision, the countersignature. */
@Path("/api/v1/proposals")
@Idempotent
public class ProposalResource {

    private final ProposalBook book;
    private final ProposalList list;
    private final ProposalViews views;
    private final Proposing proposing;
    private final Consultations consultations;
    private final Approvals approvals;
    private final Countersignatures countersignatures;
    private final Access access;

    /** Made by the container. */
    ProposalResource(
            ProposalBook book,
            ProposalList list,
            ProposalViews views,
            Proposing proposing,
            Consultations consultations,
            Approvals approvals,
            Countersignatures countersignatures,
            Access access) {
        this.book = book;
        this.list = list;
        this.views = views;
        this.proposing = proposing;
        this.consultations = consultations;
        this.approvals = approvals;
        this.countersignatures = countersignatures;
        this.access = access;
    }

    /** The proposals of the caller's areas, newest first; for auditors those on an override first. */
    @GET
    @Transactional
    public Page<ProposalView> list(
            @QueryParam("area") String area,
            @QueryParam("state") String state,
            @QueryParam("subject") String subject,
            @QueryParam("exercise") boolean exercise,
            @BeanParam PageRequest page) {
        Actor actor = reader();
        return list.page(new ProposalList.Filter(area, state, subject, exercise), actor.has(Role.AUDITOR), page)
                .map(views::of);
    }

    /** One proposal with all its ground. */
    @GET
    @Path("/{id}")
    @Transactional
    public Response get(@PathParam("id") UUID id) {
        reader();
        Proposal proposal = reached(id);
        return EntityVersion.ok(views.of(proposal), proposal.version);
    }

    /** Proposes a warning by hand: an exercise, or a start that the rules do not propose. */
    @POST
    @Transactional
    public Response propose(ProposalInput input) {
        Actor actor = access.requireRole(Role.OPERATOR);
        Bodies.present(input).require();
        access.requireArea(input.area());
        return created(proposing.start(input, actor));
    }

    /** Records a consultation (会商). */
    @POST
    @Path("/{id}/consultations")
    @Transactional
    public Response consult(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, ConsultationInput input) {
        Proposal proposal = expected(id, ifMatch);
        Actor actor = access.requireRole(Role.OPERATOR, Role.APPROVER);
        consultations.record(id, Bodies.present(input), actor);
        return Response.status(Response.Status.CREATED)
                .entity(views.of(proposal))
                .tag(EntityVersion.tag(proposal.version))
                .build();
    }

    /** Approves or rejects. */
    @POST
    @Path("/{id}/approval")
    @Transactional
    public Response decide(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, ApprovalInput input) {
        expected(id, ifMatch);
        Proposal decided = approvals.decide(id, Bodies.present(input), access.requireRole(Role.values()));
        return EntityVersion.ok(views.of(decided), decided.version);
    }

    /** Confirms what was entered from a signed sheet or a recorded call. */
    @POST
    @Path("/{id}/countersignature")
    @Transactional
    public Response countersign(@PathParam("id") UUID id) {
        reached(id);
        Proposal signed = countersignatures.countersign(id, access.requireRole(Role.APPROVER));
        return EntityVersion.ok(views.of(signed), signed.version);
    }

    private Response created(Proposal proposal) {
        return Response.created(URI.create("/api/v1/proposals/" + proposal.id))
                .entity(views.of(proposal))
                .tag(EntityVersion.tag(proposal.version))
                .build();
    }

    private Actor reader() {
        return access.requireRole(Role.OPERATOR, Role.APPROVER, Role.AUDITOR, Role.INSPECTOR, Role.ADMINISTRATOR);
    }

    private Proposal reached(UUID id) {
        Actor actor = access.requireRole(Role.values());
        return book.findByIdOptional(id)
                .filter(proposal -> access.reachesArea(actor, proposal.area))
                .orElseThrow(Problem::notFound);
    }

    private Proposal expected(UUID id, String ifMatch) {
        Proposal proposal = reached(id);
        if (ifMatch != null) {
            EntityVersion.require(ifMatch, proposal.version);
        }
        return proposal;
    }
}

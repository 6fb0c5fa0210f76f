package io.qinglan.response;

import java.net.URI;
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

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Role;
import io.qinglan.warning.ApprovalInput;
import io.qinglan.warning.Approvals;
import io.qinglan.warning.Bodies;
import io.qinglan.warning.Countersignatures;
import io.qinglan.warning.Proposal;
import io.qinglan.warning.Timeline;
import io.qinglan.warning.TimelineEntry;
import io.qinglan.warning.TransitionInput;
import io.qinglan.web.EntityVersion;
import io.qinglan.web.Idempotent;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;
import io.qinglan.web.Problem;

/** Responses over HTTP: starting, approving, changing, adding measures, and their history. */
@Path("/api/v1/responses")
@Idempotent
public class ResponseResource {

    private final ResponseBook book;
    private final ResponseList list;
    private final ResponseProposing proposing;
    private final ResponseShow show;
    private final Approvals approvals;
    private final Countersignatures countersignatures;
    private final Timeline timeline;
    private final Access access;

    /** Made by the container. */
    ResponseResource(
            ResponseBook book,
            ResponseList list,
            ResponseProposing proposing,
            ResponseShow show,
            Approvals approvals,
            Countersignatures countersignatures,
            Timeline timeline,
            Access access) {
        this.book = book;
        this.list = list;
        this.proposing = proposing;
        this.show = show;
        this.approvals = approvals;
        this.countersignatures = countersignatures;
        this.timeline = timeline;
        this.access = access;
    }

    /** The responses the caller sees, newest first; exercises only when asked for. */
    @GET
    @Transactional
    public Page<ResponseDetail> list(
            @QueryParam("area") String area,
            @QueryParam("state") String state,
            @QueryParam("status") String status,
            @QueryParam("warning") UUID warning,
            @QueryParam("exercise") boolean exercise,
            @BeanParam PageRequest page) {
        access.requireRole(Role.values());
        ResponseList.Filter filter =
                new ResponseList.Filter(area, state == null ? status : state, warning, exercise, show.reached());
        return list.page(filter, page).map(show::of);
    }

    /** One response as it stands. */
    @GET
    @Path("/{id}")
    @Transactional
    public jakarta.ws.rs.core.Response get(@PathParam("id") UUID id) {
        access.requireRole(Role.values());
        return answer(seen(id));
    }

    /** All that happened to it, oldest first. */
    @GET
    @Path("/{id}/timeline")
    @Transactional
    public Page<TimelineEntry> timeline(@PathParam("id") UUID id) {
        access.requireRole(Role.OPERATOR, Role.APPROVER, Role.AUDITOR, Role.INSPECTOR, Role.ADMINISTRATOR);
        Response response = reached(id);
        return new Page<>(timeline.of(Proposal.RESPONSE, response.id), null);
    }

    /** Proposes a response; it awaits approval. */
    @POST
    @Transactional
    public jakarta.ws.rs.core.Response start(ResponseInput input) {
        Actor actor = access.requireRole(Role.OPERATOR);
        Bodies.present(input).require();
        access.requireArea(input.area());
        return created(proposing.start(input, actor));
    }

    /** Approves or rejects what waits on a response: its start, its change, or the supplement named. */
    @POST
    @Path("/{id}/approval")
    @Transactional
    public jakarta.ws.rs.core.Response decide(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, ApprovalInput input) {
        Actor actor = access.requireRole(Role.values());
        Response response = expected(id, ifMatch);
        UUID proposal = show.waiting(response, Bodies.present(input).change());
        approvals.decide(proposal, input, actor);
        return answer(response);
    }

    /** Confirms what was entered from a signed sheet or a recorded call. */
    @POST
    @Path("/{id}/countersignature")
    @Transactional
    public jakarta.ws.rs.core.Response countersign(@PathParam("id") UUID id) {
        Actor actor = access.requireRole(Role.APPROVER);
        Response response = reached(id);
        countersignatures.countersign(show.toCountersign(response), actor);
        return answer(response);
    }

    /** Proposes a change: a level, the lifting, an extension, a pause, a correction. */
    @POST
    @Path("/{id}/transitions")
    @Transactional
    public jakarta.ws.rs.core.Response transition(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, TransitionInput input) {
        Actor actor = access.requireRole(Role.OPERATOR);
        Response response = expected(id, ifMatch);
        proposing.transition(response.id, Bodies.present(input), actor);
        return created(response);
    }

    /** Proposes measures on top. */
    @POST
    @Path("/{id}/supplements")
    @Transactional
    public jakarta.ws.rs.core.Response supplement(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, SupplementInput input) {
        Actor actor = access.requireRole(Role.OPERATOR);
        Response response = expected(id, ifMatch);
        Bodies.present(input).require();
        proposing.supplement(response.id, input, actor);
        return created(response);
    }

    /** All supplements, also those that wait or were rejected. */
    @GET
    @Path("/{id}/supplements")
    @Transactional
    public Page<Supplement> supplements(@PathParam("id") UUID id) {
        access.requireRole(Role.values());
        List<Supplement> supplements = book.supplements(reached(id).id);
        return new Page<>(supplements, null);
    }

    private jakarta.ws.rs.core.Response created(Response response) {
        return jakarta.ws.rs.core.Response.created(URI.create("/api/v1/responses/" + response.id))
                .entity(show.of(response))
                .tag(EntityVersion.tag(response.stand.version))
                .build();
    }

    private jakarta.ws.rs.core.Response answer(Response response) {
        return EntityVersion.ok(show.of(response), response.stand.version);
    }

    private Response seen(UUID id) {
        return book.findByIdOptional(id).filter(show::seen).orElseThrow(Problem::notFound);
    }

    private Response reached(UUID id) {
        return book.findByIdOptional(id).filter(show::reaches).orElseThrow(Problem::notFound);
    }

    private Response expected(UUID id, String ifMatch) {
        Response response = reached(id);
        if (ifMatch != null) {
            EntityVersion.require(ifMatch, response.stand.version);
        }
        return response;
    }
}

package io.qinglan.warning;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Role;
import io.qinglan.web.EntityVersion;
import io.qinglan.web.Idempotent;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;
import io.qinglan.web.Problem;

/** Regional notices and tips over HTTP: what came, what the reassessment of each city gave, when it was answered. */
@Path("/api/v1/regional-notices")
@Idempotent
public class RegionalNoticeResource {

    private static final Role[] READERS = {
        Role.OPERATOR, Role.APPROVER, Role.AUDITOR, Role.INSPECTOR, Role.ADMINISTRATOR
    };

    private final RegionalNoticeBook book;
    private final RegionalNotices notices;
    private final Access access;

    /** Made by the container. */
    RegionalNoticeResource(RegionalNoticeBook book, RegionalNotices notices, Access access) {
        this.book = book;
        this.notices = notices;
        this.access = access;
    }

    /** When and how a notice was answered; now when no time is given. */
    public record Answer(Instant at, @JsonAlias("text") String answer) {}

    /** A notice as shown. */
    public record View(
            UUID id,
            String kind,
            String level,
            String area,
            List<String> cities,
            Instant from,
            Instant until,
            String documentNumber,
            String coordinator,
            Instant received,
            Instant answered,
            String answer,
            boolean exercise,
            JsonNode outcomes,
            Instant recordedAt) {
        static View of(RegionalNotice n) {
            return new View(
                    n.id,
                    n.kind,
                    n.level,
                    n.area,
                    n.cities,
                    n.from,
                    n.until,
                    n.documentNumber,
                    n.coordinator,
                    n.receivedAt,
                    n.answeredAt,
                    n.answer,
                    n.exercise,
                    n.outcomes,
                    n.recordedAt);
        }
    }

    /** Notices that concern the caller's areas, newest first. */
    @GET
    @Transactional
    public Page<View> list(@QueryParam("exercise") boolean exercise, @BeanParam PageRequest page) {
        access.requireRole(READERS);
        return book.page(access.reachedAreas(), exercise, page).map(View::of);
    }

    /** One notice. */
    @GET
    @Path("/{id}")
    @Transactional
    public Response get(@PathParam("id") UUID id) {
        RegionalNotice notice = reached(id, access.requireRole(READERS));
        return EntityVersion.ok(View.of(notice), notice.version);
    }

    /** Enters a notice, a tip or a release; each city concerned is assessed again. */
    @POST
    @Transactional
    public Response take(RegionalNoticeInput input) {
        Actor actor = access.requireRole(Role.OPERATOR);
        RegionalNotice notice = notices.take(Bodies.present(input), actor);
        return Response.created(URI.create("/api/v1/regional-notices/" + notice.id))
                .entity(View.of(notice))
                .tag(EntityVersion.tag(notice.version))
                .build();
    }

    /** Enters when and how it was answered. */
    @POST
    @Path("/{id}/answer")
    @Transactional
    public Response answer(@PathParam("id") UUID id, Answer input) {
        Actor actor = access.requireRole(Role.OPERATOR);
        reached(id, actor);
        RegionalNotice notice = notices.answer(id, Bodies.present(input).at(), input.answer(), actor);
        return EntityVersion.ok(View.of(notice), notice.version);
    }

    private RegionalNotice reached(UUID id, Actor actor) {
        return book.findByIdOptional(id)
                .filter(notice -> notice.cities.stream().anyMatch(city -> access.reachesArea(actor, city)))
                .orElseThrow(Problem::notFound);
    }
}

package io.qinglan.response;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;

import io.qinglan.warning.Sight;
import io.qinglan.warning.States;
import io.qinglan.web.Cursor;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;

/** Pages of responses, newest first. */
@ApplicationScoped
class ResponseList {

    private final EntityManager entities;
    private final Sight sight;
    private final Clock clock;

    ResponseList(EntityManager entities, Sight sight, Clock clock) {
        this.entities = entities;
        this.sight = sight;
        this.clock = clock;
    }

    /**
     * What is asked for; null for all.
     *
     * @param reached areas in which what still waits is shown too
     */
    record Filter(String area, String state, UUID warning, boolean exercise, Set<String> reached) {}

    Page<Response> page(Filter filter, PageRequest request) {
        List<String> areas = sight.areas().stream()
                .filter(code -> filter.area() == null || filter.area().equals(code))
                .toList();
        List<String> where = new ArrayList<>(
                List.of("r.area in :areas", "r.exercise = :exercise", "(r.stand.version > 0 or r.area in :reached)"));
        States.where(filter.state(), "r.stand").ifPresent(where::add);
        if (filter.warning() != null) {
            where.add("r.warning = :warning");
        }
        request.after().ifPresent(cursor -> where.add("(r.createdAt < :at or r.createdAt = :at and r.id < :id)"));
        TypedQuery<Response> query = entities.createQuery(
                        "from Response r where " + String.join(" and ", where)
                                + " order by r.createdAt desc, r.id desc",
                        Response.class)
                .setParameter("areas", areas)
                .setParameter("reached", filter.reached())
                .setParameter("exercise", filter.exercise())
                .setMaxResults(request.limit());
        States.bind(filter.state(), query, clock.instant());
        if (filter.warning() != null) {
            query.setParameter("warning", filter.warning());
        }
        if (request.after().isPresent()) {
            Cursor cursor = request.after().get();
            query.setParameter("at", cursor.instant(0)).setParameter("id", cursor.uuid(1));
        }
        return Page.of(query.getResultList(), request, r -> Cursor.of(r.createdAt, r.id));
    }
}

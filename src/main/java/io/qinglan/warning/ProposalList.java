package io.qinglan.warning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;

import io.qinglan.authority.Access;
import io.qinglan.web.Cursor;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;

/** Pages of proposals: newest first, and for auditors those on an override before all others. */
@ApplicationScoped
class ProposalList {

    private static final String OVERRIDE_LAST = "(case when p.overrideReason is null then 1 else 0 end)";
    private static final String ALIKE = "1";

    private final EntityManager entities;
    private final Access access;

    ProposalList(EntityManager entities, Access access) {
        this.entities = entities;
        this.access = access;
    }

    /** What is asked for; null for all. */
    record Filter(String area, String state, String subject, boolean exercise) {}

    Page<Proposal> page(Filter filter, boolean overridesFirst, PageRequest request) {
        List<String> areas = access.reachedAreas().stream()
                .filter(code -> filter.area() == null || filter.area().equals(code))
                .toList();
        String rank = overridesFirst ? OVERRIDE_LAST : ALIKE;
        List<String> where = new ArrayList<>(List.of("p.area in :areas", "p.exercise = :exercise"));
        if (filter.state() != null) {
            where.add("p.state = :state");
        }
        if (filter.subject() != null) {
            where.add("p.subject = :subject");
        }
        request.after()
                .ifPresent(cursor -> where.add("(" + rank + " > :rank or " + rank + " = :rank and "
                        + "(p.createdAt < :at or p.createdAt = :at and p.id < :id))"));
        TypedQuery<Proposal> query = entities.createQuery(
                        "from Proposal p where " + String.join(" and ", where) + " order by "
                                + (overridesFirst ? rank + ", " : "") + "p.createdAt desc, p.id desc",
                        Proposal.class)
                .setParameter("areas", areas)
                .setParameter("exercise", filter.exercise())
                .setMaxResults(request.limit());
        bind(query, filter, request);
        return Page.of(query.getResultList(), request, p -> key(p, overridesFirst));
    }

    private static void bind(TypedQuery<Proposal> query, Filter filter, PageRequest request) {
        if (filter.state() != null) {
            query.setParameter("state", filter.state());
        }
        if (filter.subject() != null) {
            query.setParameter("subject", filter.subject());
        }
        if (request.after().isPresent()) {
            Cursor cursor = request.after().get();
            Instant at = cursor.instant(1);
            UUID id = cursor.uuid(2);
            query.setParameter("rank", (int) cursor.number(0))
                    .setParameter("at", at)
                    .setParameter("id", id);
        }
    }

    private static Cursor key(Proposal p, boolean overridesFirst) {
        int rank = overridesFirst && p.overrideReason != null ? 0 : 1;
        return Cursor.of(rank, p.createdAt, p.id);
    }
}

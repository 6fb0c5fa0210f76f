package io.qinglan.warning;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;

import io.qinglan.web.Cursor;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;

/** Pages of warnings: newest first, and for auditors those on an override before all others. */
@ApplicationScoped
class WarningList {

    private static final String OVERRIDE_LAST = "(case when w.overridden then 0 else 1 end)";
    private static final String ALIKE = "1";

    private final EntityManager entities;
    private final Sight sight;
    private final Clock clock;

    WarningList(EntityManager entities, Sight sight, Clock clock) {
        this.entities = entities;
        this.sight = sight;
        this.clock = clock;
    }

    /** What is asked for; null for all. */
    record Filter(String area, String state, boolean exercise) {}

    Page<Warning> page(Filter filter, boolean overridesFirst, PageRequest request) {
        List<String> areas = sight.areas().stream()
                .filter(code -> filter.area() == null || filter.area().equals(code))
                .toList();
        String rank = overridesFirst ? OVERRIDE_LAST : ALIKE;
        List<String> where = new ArrayList<>(List.of("w.area in :areas", "w.exercise = :exercise"));
        States.where(filter.state(), "w.stand").ifPresent(where::add);
        request.after()
                .ifPresent(cursor -> where.add("(" + rank + " > :rank or " + rank + " = :rank and "
                        + "(w.issuedAt < :at or w.issuedAt = :at and w.id < :id))"));
        TypedQuery<Warning> query = entities.createQuery(
                        "from Warning w where " + String.join(" and ", where) + " order by "
                                + (overridesFirst ? rank + ", " : "") + "w.issuedAt desc, w.id desc",
                        Warning.class)
                .setParameter("areas", areas)
                .setParameter("exercise", filter.exercise())
                .setMaxResults(request.limit());
        States.bind(filter.state(), query, clock.instant());
        if (request.after().isPresent()) {
            Cursor cursor = request.after().get();
            Instant at = cursor.instant(1);
            query.setParameter("rank", (int) cursor.number(0))
                    .setParameter("at", at)
                    .setParameter("id", cursor.uuid(2));
        }
        return Page.of(query.getResultList(), request, w -> key(w, overridesFirst));
    }

    private static Cursor key(Warning w, boolean overridesFirst) {
        return Cursor.of(overridesFirst && w.overridden ? 0 : 1, w.issuedAt, w.id);
    }
}

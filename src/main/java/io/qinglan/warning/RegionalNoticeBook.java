package io.qinglan.warning;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import io.qinglan.web.Cursor;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;

/** The regional notices as kept. */
@ApplicationScoped
class RegionalNoticeBook implements PanacheRepositoryBase<RegionalNotice, UUID> {

    private final EntityManager entities;

    RegionalNoticeBook(EntityManager entities) {
        this.entities = entities;
    }

    /** The notice that counts for a city now: the last one received that has neither run out nor been released. */
    Optional<RegionalNotice> binding(String city, Instant now) {
        List<?> last = entities.createNativeQuery(
                        "SELECT * FROM regional_notice WHERE NOT exercise AND received_at <= ?1 "
                                + "AND jsonb_exists(cities, ?2) ORDER BY received_at DESC, id DESC LIMIT 1",
                        RegionalNotice.class)
                .setParameter(1, now)
                .setParameter(2, city)
                .getResultList();
        return last.stream()
                .map(RegionalNotice.class::cast)
                .filter(notice -> !notice.releases())
                .filter(notice -> notice.until == null || notice.until.isAfter(now))
                .findFirst();
    }

    /** Notices that concern at least one of the cities, newest first. */
    Page<RegionalNotice> page(List<String> cities, boolean exercise, PageRequest request) {
        String keyset = request.after().isPresent()
                ? " AND (received_at, id) < (CAST(:at AS timestamptz), CAST(:id AS uuid))"
                : "";
        var query = entities.createNativeQuery(
                        "SELECT * FROM regional_notice WHERE exercise = :exercise "
                                + "AND jsonb_exists_any(cities, string_to_array(:cities, ','))" + keyset
                                + " ORDER BY received_at DESC, id DESC",
                        RegionalNotice.class)
                .setParameter("exercise", exercise)
                .setParameter("cities", String.join(",", cities))
                .setMaxResults(request.limit());
        request.after()
                .ifPresent(cursor -> query.setParameter("at", cursor.instant(0).toString())
                        .setParameter("id", cursor.uuid(1).toString()));
        @SuppressWarnings("unchecked")
        List<RegionalNotice> rows = query.getResultList();
        return Page.of(rows, request, notice -> Cursor.of(notice.receivedAt, notice.id));
    }
}

package io.qinglan.warning;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** The warnings as kept. */
@ApplicationScoped
class WarningBook implements PanacheRepositoryBase<Warning, UUID> {

    private static final List<String> LIVE = List.of(Status.ISSUED.code(), Status.SUSPENDED.code());

    /** The warning, locked until the transaction ends. */
    Optional<Warning> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The warning of an area that has not ended; the one that began first when a later one is already announced. */
    Optional<Warning> live(String area, boolean exercise, Instant now) {
        return find(
                        "area = ?1 and exercise = ?2 and stand.status in ?3 and (stand.end is null or stand.end > ?4)"
                                + " order by stand.start",
                        area,
                        exercise,
                        LIVE,
                        now)
                .firstResultOptional();
    }

    /** Real warnings of which the public must know at an instant: announced or in force. */
    List<Warning> current(Instant now) {
        return list(
                "exercise = false and (stand.end is null or stand.end > ?1) and stand.status in ?2 order by area, stand.start",
                now,
                List.of(Status.ISSUED.code(), Status.SUSPENDED.code(), Status.LIFTED.code()));
    }

    /** Areas with a warning that has not ended. */
    List<Warning> live() {
        return list("stand.status in ?1", LIVE);
    }

    /** Warnings whose fixed end has come. */
    List<Warning> ran(Instant now) {
        return list("stand.status in ?1 and stand.end <= ?2", LIVE, now);
    }

    /** Real warnings of some areas whose time meets a span, by start. */
    List<Warning> during(Collection<String> areas, Instant from, Instant until) {
        return list(
                "exercise = false and area in ?1 and stand.start < ?3 and (stand.end is null or stand.end > ?2)"
                        + " and stand.status <> ?4 order by stand.start, area",
                areas,
                from,
                until,
                Status.CANCELLED.code());
    }
}

package io.qinglan.order;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * An objection of a site to its published grade (绩效分级异议).
 *
 * @param published the grade published when it was filed, null for none
 * @param claimed the grade the site claims
 * @param state pending, accepted or rejected
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GradeObjection(
        UUID id,
        String site,
        String published,
        String claimed,
        String reason,
        String evidence,
        String filer,
        Instant filedAt,
        String state,
        String decidedBy,
        Instant decidedAt,
        String answer,
        UUID decision) {

    static final String PENDING = "pending";

    /** Whether it waited for an answer at an instant. */
    boolean pendingAt(Instant at) {
        return !filedAt.isAfter(at) && (decidedAt == null || decidedAt.isAfter(at));
    }
}

package io.qinglan.inventory.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A plan as HTTP shows it.
 *
 * @param plan what it says, in the shape it was sent
 * @param state {@code draft, filed, returned, superseded, withdrawn, expired}, as it is today
 * @param inForce whether it is the plan that holds today
 * @param holdsUntil the last day on which it holds: its own, or the one before its successor begins
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlanView(
        UUID id,
        String kind,
        String site,
        String area,
        int version,
        String title,
        String number,
        LocalDate validFrom,
        LocalDate validUntil,
        LocalDate holdsUntil,
        String state,
        boolean inForce,
        JsonNode plan,
        String digest,
        StoredPlan.Attachment attachment,
        String enteredBy,
        Instant enteredAt,
        UUID decision,
        List<StoredPlan.Filing> filings) {

    static PlanView of(StoredPlan plan, LocalDate today) {
        return new PlanView(
                plan.id(),
                plan.kind().code(),
                plan.kind() == PlanKind.OPERATION ? plan.owner() : null,
                plan.area(),
                plan.version(),
                plan.title(),
                plan.number(),
                plan.validFrom(),
                plan.validUntil(),
                plan.holdsUntil(),
                plan.on(today).code(),
                plan.holdsOn(today),
                plan.content(),
                plan.digest(),
                plan.attachment(),
                plan.enteredName(),
                plan.enteredAt(),
                plan.decision(),
                plan.filings());
    }
}

package io.qinglan.compliance.lead;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A lead: its place in the lists and all its acts.
 *
 * @param dueAt when whoever gave it wants an answer, null when not said
 * @param acts in their order
 */
public record LeadRow(
        UUID id, String area, String site, Source source, Instant dueAt, Instant openedAt, List<ActRow> acts) {

    /** What the acts add up to. */
    public LeadLife life() {
        return LeadLife.of(acts.stream().map(ActRow::done).toList());
    }

    /** Its visits, newest first. */
    public List<VisitActs> visits() {
        List<VisitActs> visits = new ArrayList<>();
        for (ActRow row : acts) {
            if (row.act() instanceof LeadAct.InspectionAsked asked) {
                visits.add(0, VisitActs.of(asked, row.name()));
            }
            visits.replaceAll(visit -> visit.with(row));
        }
        return visits;
    }

    /** Everything of one kind that was done, in its order. */
    public <T extends LeadAct> List<T> acts(Class<T> kind) {
        return acts.stream()
                .map(ActRow::act)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}

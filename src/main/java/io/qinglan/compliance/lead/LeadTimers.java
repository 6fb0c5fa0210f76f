package io.qinglan.compliance.lead;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The clocks of a lead. A pure function of what was done, the terms and the ladder of the place: what falls due next, and when. It
 * keeps no timer, so a restart forgets nothing, and a step of the clock can neither repeat nor skip a rung.
 */
final class LeadTimers {

    private LeadTimers() {}

    /** Something that falls due. */
    record Due(Instant at, LeadAct act) {}

    /** What falls due next; empty when no clock runs. */
    static Optional<Due> next(LeadLife life, Terms terms, Ladder ladder) {
        List<Due> all = new ArrayList<>();
        for (Awaited awaited : Awaited.values()) {
            dueAt(life, awaited, terms)
                    .ifPresent(due -> rung(life, awaited, due, ladder).ifPresent(all::add));
        }
        boolean reminds = life.state.open() && life.assigned != null && !life.reminded && terms.remindBefore() != null;
        if (reminds && life.assigned.due() != null) {
            Instant due = life.assigned.due();
            all.add(new Due(due.minus(terms.remindBefore()), new LeadAct.Reminded(life.assigned.to(), due)));
        }
        if (life.state == LeadState.RULED) {
            life.appealUntil(terms).ifPresent(until -> all.add(new Due(until, new LeadAct.Settled(until))));
        }
        return all.stream().min(Comparator.comparing(Due::at));
    }

    /** When something awaited is due; empty when it is not awaited or has no clock. */
    static Optional<Instant> dueAt(LeadLife life, Awaited awaited, Terms terms) {
        return switch (awaited) {
            case VERIFICATION ->
                life.state == LeadState.REPORTED && terms.verifyWithin() != null
                        ? Optional.of(life.openedAt.plus(terms.verifyWithin()))
                        : Optional.empty();
            case ANSWER_TO_CANNOT ->
                life.state.open() && terms.answerCannotWithin() != null
                        ? life.askedAt.values().stream()
                                .min(Instant::compareTo)
                                .map(asked -> asked.plus(terms.answerCannotWithin()))
                        : Optional.empty();
            case HANDLING -> life.state.open() ? life.assigned().map(LeadAct.Assigned::due) : Optional.empty();
            case RECTIFICATION ->
                life.rectificationOpen() && life.rectified == null
                        ? life.ruling().map(LeadAct.Ruled::rectifyBy)
                        : Optional.empty();
        };
    }

    private static Optional<Due> rung(LeadLife life, Awaited awaited, Instant due, Ladder ladder) {
        int next = life.rungsTold(awaited);
        if (next >= ladder.rungs().size()) {
            return Optional.empty();
        }
        Ladder.Rung rung = ladder.rungs().get(next);
        LeadAct act = new LeadAct.Escalated(
                awaited.code(), next, rung.post(), rung.name(), rung.phone(), ladder.beside(), due);
        return Optional.of(new Due(due.plus(rung.after()), act));
    }
}

package io.qinglan.compliance.ruling;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Picks the clauses that may apply to an act at a place: those in force on the date of the act, and newer ones where they weigh less
 * (生态环境法典 Art 1057). Pure; it fines nobody and chooses nothing, it only leaves out what cannot apply.
 */
public final class ClausePicker {

    private final List<Clause> clauses;

    /** Picks among these. */
    public ClausePicker(List<Clause> clauses) {
        this.clauses = List.copyOf(clauses);
    }

    /**
     * The clauses that may apply, the heaviest fine first, as of several norms the one with the higher fine applies (Art 1055).
     *
     * @param places codes of the area the site lies in and of all that contain it
     * @param act code of the act
     * @param committed day of the act
     * @param decided day of the ruling
     */
    public List<Candidate> pick(Collection<String> places, String act, LocalDate committed, LocalDate decided) {
        List<Clause> here = clauses.stream()
                .filter(clause -> clause.act().equals(act))
                .filter(clause -> clause.area() == null || places.contains(clause.area()))
                .toList();
        List<Clause> then =
                here.stream().filter(clause -> clause.heldOn(committed)).toList();
        List<Candidate> found = new ArrayList<>();
        then.forEach(clause -> found.add(candidate(clause, "law_at_act")));
        here.stream()
                .filter(clause -> clause.heldOn(decided) && !then.contains(clause))
                .filter(newer -> then.stream().anyMatch(newer::lighterThan))
                .forEach(clause -> found.add(candidate(clause, "newer_if_lighter")));
        found.sort(
                Comparator.comparingLong((Candidate one) -> -one.clause().fine().to())
                        .thenComparing(one -> one.clause().id()));
        return List.copyOf(found);
    }

    private static Candidate candidate(Clause clause, String why) {
        List<String> doubts = new ArrayList<>();
        if (!clause.certainty().equals("stated")) {
            doubts.add("certainty_" + clause.certainty());
        }
        if (clause.since() == null) {
            doubts.add("date_not_known");
        }
        if (clause.needs() != null) {
            doubts.add("needs_" + clause.needs());
        }
        return new Candidate(clause, why, doubts.isEmpty(), List.copyOf(doubts));
    }
}

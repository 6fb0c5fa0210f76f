package io.qinglan.compliance.ruling;

import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A clause on penalties.
 *
 * @param area whose regulation it is, null for the whole country
 * @param act code of the act it names
 * @param fine range in yuan
 * @param serious range in yuan for serious cases, null when none
 * @param persons range in yuan for persons, null when none
 * @param needs a condition a person must confirm, null when none
 * @param since first day it surely held, null when not known
 * @param until first day it no longer holds, null when open
 * @param certainty stated, inferred or open
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Clause(
        String id,
        String area,
        String act,
        Range fine,
        Range serious,
        Range persons,
        String needs,
        LocalDate since,
        LocalDate until,
        String cite,
        String certainty,
        String note) {

    /** Yuan, both ends included. */
    public record Range(long from, long to) {}

    boolean heldOn(LocalDate day) {
        return (since == null || !day.isBefore(since)) && (until == null || day.isBefore(until));
    }

    /** Whether it surely weighs less than another: no end of its range is higher and one is lower. */
    boolean lighterThan(Clause other) {
        Range mine = serious == null ? fine : new Range(fine.from(), serious.to());
        Range theirs = other.serious == null ? other.fine : new Range(other.fine.from(), other.serious.to());
        boolean nowhereHigher = mine.from() <= theirs.from() && mine.to() <= theirs.to();
        return nowhereHigher && !mine.equals(theirs);
    }
}

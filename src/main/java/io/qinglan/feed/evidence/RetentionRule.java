package io.qinglan.feed.evidence;

import java.time.LocalDate;
import java.time.Period;

/**
 * How long one kind of evidence is kept.
 *
 * @param subject kind of evidence
 * @param period how long after its last record
 * @param since first day on which the rule is in force
 * @param until first day on which it no longer is; null: in force
 * @param cite its source
 */
record RetentionRule(String subject, Period period, LocalDate since, LocalDate until, String cite) {

    boolean inForceOn(LocalDate day) {
        return !day.isBefore(since) && (until == null || day.isBefore(until));
    }
}

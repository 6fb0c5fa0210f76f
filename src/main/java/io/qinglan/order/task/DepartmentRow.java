package io.qinglan.order.task;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

import io.qinglan.fact.Certainty;
import io.qinglan.fact.Level;
import io.qinglan.fact.obligation.DailySpan;

/**
 * One row of the department table of a plan: what a department does while a level holds.
 *
 * @param id number of the row, as {@code DT-30}
 * @param subject what it is about, code of {@code rules/codes/tasks.yaml}
 * @param levels levels at which it holds
 * @param kind mandatory, advisory or health
 * @param zone code of the zones it is sharper in, null for none
 * @param lead department that answers for it
 * @param departments departments that take part
 * @param startsAfter how long after the start of the response it begins
 * @param daily hours of each day; empty = all day
 * @param dueAfter how long after its begin the first report is due
 * @param every how often a report is due; null = once
 * @param form names of the figures a report holds
 * @param action what is to be done
 * @param proof what shows that it was done
 * @param since first day the row holds, null when not known
 * @param until first day it no longer holds, null when open
 * @param citation title of the document
 * @param pack pack that states the row
 */
record DepartmentRow(
        String id,
        String subject,
        List<Level> levels,
        String kind,
        String zone,
        String lead,
        List<String> departments,
        Duration startsAfter,
        List<DailySpan> daily,
        Duration dueAfter,
        Duration every,
        List<String> form,
        Words action,
        Words proof,
        LocalDate since,
        LocalDate until,
        String citation,
        Certainty certainty,
        String pack) {

    /** A text in both languages. */
    record Words(String zh, String en) {}

    /** Whether the row holds at a level on a day. */
    boolean holds(Level level, LocalDate day) {
        return levels.contains(level)
                && (since == null || !day.isBefore(since))
                && (until == null || day.isBefore(until));
    }
}

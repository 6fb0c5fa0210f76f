package io.qinglan.report.upward;

import java.time.LocalDate;
import java.util.List;

import io.qinglan.report.paper.Words;

/**
 * A form of the pack: to whom, when, what.
 *
 * @param event start, change, daily or lift
 * @param version of the form
 * @param due daily_report or summary_within, the parameter that names the time; null where the place has set none
 * @param fields what it holds, each {@code section.figure}
 * @param certainty stated, inferred or open
 */
record UpwardForm(
        String id,
        String event,
        String version,
        Words recipient,
        String due,
        List<String> fields,
        LocalDate since,
        LocalDate until,
        String citation,
        String certainty,
        String pack) {

    static final List<String> EVENTS = List.of("start", "change", "daily", "lift");

    /** Whether the form is in use on a day. */
    boolean holdsOn(LocalDate day) {
        return (since == null || !day.isBefore(since)) && (until == null || day.isBefore(until));
    }
}

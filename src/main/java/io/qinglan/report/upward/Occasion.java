package io.qinglan.report.upward;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import io.qinglan.response.ResponseView;
import io.qinglan.store.Ids;

/**
 * Something that has to be reported: one event of one response.
 *
 * @param at when it happened; of a day its begin
 * @param version of the response the event made; null for a day
 * @param day of a daily report; null for another
 * @param due null where the place has set no time
 */
record Occasion(ResponseView response, UpwardForm form, Instant at, Integer version, LocalDate day, Instant due) {

    /** The same for the same event, whenever asked. */
    UUID id() {
        return Ids.named(
                "upward", response.id().toString(), form.event(), version == null ? day.toString() : "v" + version);
    }
}

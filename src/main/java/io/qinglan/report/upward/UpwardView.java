package io.qinglan.report.upward;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.qinglan.report.paper.Words;

/**
 * An upward report as a list shows it.
 *
 * @param event start, change, daily, lift
 * @param at when what is reported happened
 * @param due absent where the place has set no time
 * @param state open, overdue, submitted
 * @param certainty how sure the form and its due time are
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UpwardView(
        UUID id,
        String form,
        String formVersion,
        String event,
        Words title,
        UUID response,
        String area,
        Instant at,
        Integer responseVersion,
        LocalDate date,
        Words recipient,
        Instant due,
        String state,
        List<Submission> submissions,
        String citation,
        String certainty) {

    static UpwardView of(Occasion occasion, List<Submission> submissions, Instant now) {
        UpwardForm form = occasion.form();
        boolean overdue = occasion.due() != null && occasion.due().isBefore(now);
        return new UpwardView(
                occasion.id(),
                form.id(),
                form.version(),
                form.event(),
                UpwardPapers.title(form.event()),
                occasion.response().id(),
                occasion.response().area(),
                occasion.at(),
                occasion.version(),
                occasion.day(),
                form.recipient(),
                occasion.due(),
                submissions.isEmpty() ? overdue ? "overdue" : "open" : "submitted",
                submissions,
                form.citation(),
                form.certainty());
    }
}

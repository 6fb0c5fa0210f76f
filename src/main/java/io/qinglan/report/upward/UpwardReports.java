package io.qinglan.report.upward;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.qinglan.authority.Actor;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.report.paper.FrozenPapers;
import io.qinglan.report.paper.Paper;
import io.qinglan.response.ResponseView;
import io.qinglan.response.Responses;
import io.qinglan.store.Ids;

/** Upward reports of some areas: what is due, what was handed over, and handing one over. */
@ApplicationScoped
public class UpwardReports {

    private static final Duration BACK = Duration.ofDays(400);

    private final Responses responses;
    private final Occasions occasions;
    private final SubmissionBook book;
    private final UpwardPapers papers;
    private final FrozenPapers frozen;
    private final Decisions decisions;
    private final Ids ids;
    private final Clock clock;

    UpwardReports(
            Responses responses,
            Occasions occasions,
            SubmissionBook book,
            UpwardPapers papers,
            FrozenPapers frozen,
            Decisions decisions,
            Ids ids,
            Clock clock) {
        this.responses = responses;
        this.occasions = occasions;
        this.book = book;
        this.papers = papers;
        this.frozen = frozen;
        this.decisions = decisions;
        this.ids = ids;
        this.clock = clock;
    }

    /** How a submission went. */
    record SubmissionInput(
            String channel, String to, Instant submittedAt, String receiptNumber, String evidence, String reason) {}

    /** How many are due, late, handed over: for the evaluation. */
    public record Count(long due, long submitted, long late, long overdue) {}

    /** All that some areas had to report in the last months, newest first. */
    List<UpwardView> list(Collection<String> areas) {
        Instant now = clock.instant();
        return views(responses.during(areas, now.minus(BACK), now.plusSeconds(1)), now);
    }

    /** All that a response brings to be reported, newest first. */
    List<UpwardView> of(ResponseView response) {
        return views(List.of(response), clock.instant());
    }

    /** How the reports of some responses went. */
    public Count count(List<ResponseView> some) {
        List<UpwardView> all = views(some, clock.instant());
        return new Count(
                all.size(),
                all.stream().filter(one -> one.state().equals("submitted")).count(),
                all.stream()
                        .filter(one -> !one.submissions().isEmpty()
                                && Boolean.TRUE.equals(one.submissions().get(0).late()))
                        .count(),
                all.stream().filter(one -> one.state().equals("overdue")).count());
    }

    /** The reports of some responses that are due and not handed over: form and occasion, due time. */
    public Map<String, Instant> running(List<ResponseView> some) {
        Map<String, Instant> running = new LinkedHashMap<>();
        views(some, clock.instant()).stream()
                .filter(one -> one.due() != null && !one.state().equals("submitted"))
                .forEach(one -> running.put(
                        one.form() + " " + (one.date() == null ? "v" + one.responseVersion() : one.date()) + " "
                                + one.area(),
                        one.due()));
        return running;
    }

    private List<UpwardView> views(List<ResponseView> some, Instant now) {
        List<Occasion> found = some.stream()
                .flatMap(response -> occasions.of(response).stream())
                .toList();
        Map<UUID, List<Submission>> submitted =
                book.of(found.stream().map(Occasion::id).toList());
        return found.stream()
                .map(one -> UpwardView.of(one, submitted.getOrDefault(one.id(), List.of()), now))
                .sorted(Comparator.comparing(UpwardView::at)
                        .thenComparing(UpwardView::id)
                        .reversed())
                .toList();
    }

    /** The occasion of an id in some areas. */
    Optional<Occasion> find(Collection<String> areas, UUID id) {
        Instant now = clock.instant();
        return responses.during(areas, now.minus(BACK), now.plusSeconds(1)).stream()
                .flatMap(response -> occasions.find(response, id).stream())
                .findFirst();
    }

    /** What was handed over, oldest first. */
    List<Submission> submissions(Occasion occasion) {
        return book.of(List.of(occasion.id())).getOrDefault(occasion.id(), List.of());
    }

    /** The form as it would be handed over now. */
    Paper draft(Occasion occasion) {
        return papers.draft(occasion);
    }

    /** The form as it was handed over. */
    Paper handedOver(Submission submission) {
        return frozen.find(submission.paper()).orElseThrow();
    }

    /** Hands the form over as it stands now, and keeps it with the proof. */
    @Transactional
    Submission submit(Occasion occasion, SubmissionInput input, Actor person) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        int version = submissions(occasion).size() + 1;
        FrozenPapers.Kept kept = frozen.keep(papers.draft(occasion));
        Instant at = input.submittedAt() == null ? now : input.submittedAt();
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("form", occasion.form().id());
        said.put("formVersion", occasion.form().version());
        said.put("response", occasion.response().id());
        said.put("paper", kept.digest());
        said.put("version", version);
        said.put("proof", input);
        Decision decision = new Decision(
                "report.submitted",
                occasion.id().toString(),
                at,
                now,
                null,
                List.of(occasion.form().citation()),
                said,
                List.of(),
                Map.of("digest", kept.digest(), "version", version),
                person);
        UUID recorded =
                decisions.append(decision.in(occasion.response().area())).id();
        Submission one = new Submission(
                ids.next(),
                occasion.id(),
                version,
                kept.id(),
                kept.digest(),
                occasion.form().recipient().zh(),
                input.channel(),
                input.to(),
                at,
                occasion.due(),
                occasion.due() == null ? null : at.isAfter(occasion.due()),
                input.receiptNumber(),
                input.evidence(),
                input.reason(),
                person.name(),
                now,
                recorded);
        book.keep(occasion, one);
        return one;
    }
}

package io.qinglan.response;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Answers what other rooms ask about responses. */
@ApplicationScoped
class StoredResponses implements Responses {

    private final ResponseBook book;
    private final Clock clock;

    StoredResponses(ResponseBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Optional<ResponseView> find(UUID id) {
        return book.findByIdOptional(id).map(this::view);
    }

    @Override
    @Transactional
    public List<ResponseView> running(String area) {
        return book.running(area, clock.instant()).stream().map(this::view).toList();
    }

    @Override
    @Transactional
    public List<ResponseView> during(Collection<String> areas, Instant from, Instant until) {
        return book.during(areas, from, until).stream().map(this::view).toList();
    }

    @Override
    @Transactional
    public List<ResponseView> onWarning(UUID warning) {
        return book.everOnWarning(warning).stream().map(this::view).toList();
    }

    ResponseView view(Response r) {
        Instant now = clock.instant();
        List<SupplementView> supplements = book.supplements(r.id).stream()
                .filter(supplement -> supplement.status.equals(Supplement.APPROVED))
                .map(Supplement::view)
                .toList();
        return new ResponseView(
                r.id,
                r.stand.version,
                r.area,
                r.basis(),
                r.basisId,
                r.warning,
                r.level(now),
                r.stand.start,
                r.stand.end,
                r.number,
                r.state(now),
                r.exercise,
                r.approver,
                r.issuedAt,
                supplements);
    }
}

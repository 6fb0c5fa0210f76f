package io.qinglan.warning;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** What rooms to the right may ask about warnings. */
@ApplicationScoped
public class WarningQuery {

    private final WarningBook book;
    private final Clock clock;

    /** Made by the container. */
    WarningQuery(WarningBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    /** The warning of an id, if there is one. */
    public Optional<WarningFacts> find(UUID id) {
        return book.findByIdOptional(id).map(warning -> {
            Life life = warning.life();
            return new WarningFacts(
                    warning.id,
                    warning.area,
                    warning.exercise,
                    life.openAt(clock.instant()),
                    life.level(),
                    life.start(),
                    life.end());
        });
    }

    /** One warning as it stands. */
    @Transactional
    public Optional<WarningView> view(UUID id) {
        return book.findByIdOptional(id).map(warning -> WarningView.of(warning, clock.instant()));
    }

    /** Warnings of some areas that held, or were announced, at some time of a span, exercises left out, by start. */
    @Transactional
    public List<WarningView> during(Collection<String> areas, Instant from, Instant until) {
        Instant now = clock.instant();
        return book.during(areas, from, until).stream()
                .map(warning -> WarningView.of(warning, now))
                .toList();
    }
}

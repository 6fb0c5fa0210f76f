package io.qinglan.warning;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

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
}

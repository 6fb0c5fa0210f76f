package io.qinglan.feed.gateway;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Transactional;

import io.qinglan.authority.Actor;
import io.qinglan.inventory.StoredPoint;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.store.Ids;
import io.qinglan.web.Problem;

/** Notes what is asked of instruments; it is sent after the commit, by the node the instrument is connected to. */
@ApplicationScoped
class Asking {

    private final CommandBook book;
    private final Dialogues dialogues;
    private final Decisions decisions;
    private final Event<Noted> events;
    private final GatewaySettings.Dialogue settings;
    private final Ids ids;
    private final Clock clock;

    /** A command was noted; fired inside the noting transaction. */
    record Noted(String mn) {}

    /** Made by the container. */
    Asking(
            CommandBook book,
            Dialogues dialogues,
            Decisions decisions,
            Event<Noted> events,
            GatewaySettings settings,
            Ids ids,
            Clock clock) {
        this.book = book;
        this.dialogues = dialogues;
        this.decisions = decisions;
        this.events = events;
        this.settings = settings.dialogue();
        this.ids = ids;
        this.clock = clock;
    }

    /** What a person asks; it is on record who asked and why. */
    @Transactional
    InstrumentCommand ask(StoredPoint point, String mn, CommandInput input, Actor person) {
        CommandKind kind = input.kind();
        String code = kind.code().orElseGet(() -> input.fetched().code());
        InstrumentCommand command =
                command(mn, point.point().code(), kind, code, input.parameters(), input.reason(), person.name());
        if (!book.note(command, input.begin(), input.end(), person.id())) {
            throw Problem.conflict("conflict", "these records are being asked for already");
        }
        decisions.append(new Decision(
                        "instrument.commanded",
                        command.id().toString(),
                        command.askedAt(),
                        null,
                        null,
                        List.of(),
                        Map.of(
                                "point",
                                command.point(),
                                "mn",
                                mn,
                                "command",
                                command.command(),
                                "parameters",
                                command.parameters()),
                        List.of(),
                        null,
                        person)
                .in(point.area())
                .at(point.point().site()));
        events.fire(new Noted(mn));
        return command;
    }

    /** What the program asks by itself; false when the same records are being asked for already. */
    @Transactional
    boolean ask(
            String mn,
            String point,
            CommandKind kind,
            String code,
            Map<String, Object> parameters,
            Instant begin,
            Instant end,
            String reason) {
        boolean noted = book.note(command(mn, point, kind, code, parameters, reason, null), begin, end, null);
        if (noted) {
            events.fire(new Noted(mn));
        }
        return noted;
    }

    /** Sends it as soon as it is committed. */
    void onNoted(@Observes(during = TransactionPhase.AFTER_SUCCESS) Noted noted) {
        dialogues.wake();
    }

    private InstrumentCommand command(
            String mn,
            String point,
            CommandKind kind,
            String code,
            Map<String, Object> parameters,
            String reason,
            String person) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return InstrumentCommand.waiting(
                ids.next(), mn, point, kind.word(), code, parameters, reason, person, now, now.plus(settings.keep()));
    }
}

package io.qinglan.response;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.PersistenceException;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.qinglan.authority.Actor;
import io.qinglan.authority.Authority;
import io.qinglan.authority.DocumentNumbers;
import io.qinglan.authority.Powers;
import io.qinglan.authority.Profile;
import io.qinglan.fact.Level;
import io.qinglan.warning.Act;
import io.qinglan.warning.History;
import io.qinglan.warning.Life;
import io.qinglan.warning.OutOfOrder;
import io.qinglan.warning.Proposal;
import io.qinglan.warning.ProposalDecided;
import io.qinglan.warning.Proposals;
import io.qinglan.warning.Stand;
import io.qinglan.warning.Step;
import io.qinglan.warning.WarningFacts;
import io.qinglan.warning.WarningQuery;
import io.qinglan.web.Problem;

/** Lets approved proposals take effect on responses, and says so to the rooms that write orders. */
@ApplicationScoped
class ResponseActs {

    private static final Actor CLOCK = Actor.program("clock");

    private final ResponseBook book;
    private final Proposals proposals;
    private final History history;
    private final WarningQuery warnings;
    private final Powers powers;
    private final DocumentNumbers numbers;
    private final Event<Object> events;
    private final StoredResponses views;
    private final ObjectMapper json;
    private final Clock clock;

    ResponseActs(
            ResponseBook book,
            Proposals proposals,
            History history,
            WarningQuery warnings,
            Powers powers,
            DocumentNumbers numbers,
            Event<Object> events,
            StoredResponses views,
            ObjectMapper json,
            Clock clock) {
        this.book = book;
        this.proposals = proposals;
        this.history = history;
        this.warnings = warnings;
        this.powers = powers;
        this.numbers = numbers;
        this.events = events;
        this.views = views;
        this.json = json;
        this.clock = clock;
    }

    /** Observes decisions on proposals inside their transaction. */
    void decided(@Observes ProposalDecided decided) {
        if (decided.onWarning()) {
            return;
        }
        Response response = book.locked(decided.proposal().target).orElseThrow(Problem::notFound);
        Act act = decided.proposal().act();
        if (!decided.approved()) {
            rejected(response, decided.proposal());
        } else if (act == Act.START) {
            start(response, decided);
        } else {
            change(response, decided);
        }
    }

    private void rejected(Response response, Proposal proposal) {
        if (proposal.act() == Act.START) {
            response.stand.status = Response.REJECTED;
        } else if (proposal.act() == Act.SUPPLEMENT) {
            supplement(proposal).status = Response.REJECTED;
        }
    }

    private void start(Response response, ProposalDecided decided) {
        requireWarning(response);
        Life life = Life.begin(Act.START, Level.of(response.stand.level), response.stand.start, response.stand.end);
        Authority authority = powers.authority(response.area, Profile.Act.RESPONSE, life.level(), decided.at());
        response.issuer = authority.issuer();
        response.authority = json.valueToTree(authority);
        if (response.number == null && !response.exercise) {
            response.number = numbers.next(response.area, Profile.Act.RESPONSE, decided.at())
                    .orElse(null);
        }
        response.issuedAt = decided.at();
        response.approver = String.join("、", decided.approvers());
        response.stand = Stand.of(life);
        store(response);
        history.write(response.id, life, decided, views.view(response));
        events.fire(new ResponseStarted(
                response.id, life.version(), response.area, life.level(), life.start(), life.end(), response.exercise));
    }

    private void requireWarning(Response response) {
        boolean gone = response.warning != null
                && !warnings.find(response.warning).map(WarningFacts::open).orElse(false);
        if (gone) {
            throw Problem.conflict("out-of-order", "the warning it stands on has ended");
        }
    }

    private void change(Response response, ProposalDecided decided) {
        Proposal proposal = decided.proposal();
        Life before = response.life();
        Step step = proposal.step(decided.at());
        Life after = after(before, step, decided.at());
        if (proposal.act() == Act.SUPPLEMENT) {
            Supplement supplement = supplement(proposal);
            supplement.status = Supplement.APPROVED;
            supplement.approver = String.join("、", decided.approvers());
        }
        response.stand = Stand.of(after);
        response.approver = String.join("、", decided.approvers());
        response.overridden |= proposal.overrideReason != null;
        store(response);
        history.write(response.id, after, decided, views.view(response));
        tell(response, before, after, step);
    }

    private static Life after(Life before, Step step, Instant now) {
        if (!before.openAt(now)) {
            throw Problem.conflict(
                    "out-of-order",
                    "the response has ended: " + before.statusAt(now).code());
        }
        try {
            return before.after(step);
        } catch (OutOfOrder obstacle) {
            throw Problem.conflict("out-of-order", obstacle.getMessage());
        }
    }

    private Supplement supplement(Proposal proposal) {
        return book.supplement(
                UUID.fromString(proposal.payload.get("supplement").asText()));
    }

    private void tell(Response response, Life before, Life after, Step step) {
        if (after.status().terminal()) {
            proposals.overtaken(response.id);
            events.fire(new ResponseEnded(
                    response.id,
                    after.version(),
                    response.area,
                    after.status().code(),
                    after.end(),
                    response.exercise));
            return;
        }
        events.fire(new ResponseChanged(
                response.id,
                after.version(),
                response.area,
                before.levelAt(step.at()),
                after.level(),
                step.act().code(),
                step.at(),
                after.end(),
                response.exercise));
    }

    /** Ends a response whose fixed end has come. */
    void expire(UUID id) {
        Instant now = clock.instant();
        Response response = book.locked(id).orElseThrow();
        Life before = response.life();
        boolean due = !before.status().terminal() && before.end() != null && !now.isBefore(before.end());
        if (!due) {
            return;
        }
        Step step = Step.of(Act.EXPIRE, now);
        Life after = before.after(step);
        response.stand = Stand.of(after);
        history.writeExpiry(Proposal.RESPONSE, id, response.area, after, CLOCK, views.view(response));
        tell(response, before, after, step);
    }

    private void store(Response response) {
        try {
            book.persistAndFlush(response);
        } catch (PersistenceException refused) {
            if (String.valueOf(refused.getMessage()).contains("response_one_in_force")) {
                throw Problem.conflict(
                        "already-in-force",
                        "area " + response.area + " already has a response on this basis at that time");
            }
            throw refused;
        }
    }
}

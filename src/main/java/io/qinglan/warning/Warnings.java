package io.qinglan.warning;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.PersistenceException;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.qinglan.authority.Authority;
import io.qinglan.authority.DocumentNumbers;
import io.qinglan.authority.Powers;
import io.qinglan.authority.Profile;
import io.qinglan.fact.Level;
import io.qinglan.store.Ids;
import io.qinglan.web.Problem;

/** Lets approved proposals take effect on warnings: a first version or the next one, and says so to whom it concerns. */
@ApplicationScoped
public class Warnings {

    private final WarningBook book;
    private final Proposals proposals;
    private final History history;
    private final Powers powers;
    private final DocumentNumbers numbers;
    private final Event<Object> events;
    private final ObjectMapper json;
    private final Clock clock;
    private final Ids ids;

    /** Made by the container. */
    Warnings(
            WarningBook book,
            Proposals proposals,
            History history,
            Powers powers,
            DocumentNumbers numbers,
            Event<Object> events,
            ObjectMapper json,
            Clock clock,
            Ids ids) {
        this.book = book;
        this.proposals = proposals;
        this.history = history;
        this.powers = powers;
        this.numbers = numbers;
        this.events = events;
        this.json = json;
        this.clock = clock;
        this.ids = ids;
    }

    /** Observes decisions on proposals inside their transaction. */
    void decided(@Observes ProposalDecided decided) {
        if (!decided.onWarning() || !decided.approved()) {
            return;
        }
        if (decided.proposal().target == null) {
            issue(decided);
        } else {
            change(decided);
        }
    }

    private void issue(ProposalDecided decided) {
        Proposal proposal = decided.proposal();
        boolean late = proposal.byRules && proposal.start.isBefore(decided.at());
        Instant start = late ? decided.at() : proposal.start;
        Life life = begin(proposal, start);
        Warning warning = warning(proposal, life, decided.at());
        proposal.target = warning.id;
        store(warning);
        history.write(warning.id, life, decided, view(warning));
        events.fire(new WarningIssued(
                warning.id, life.version(), warning.area, life.level(), life.start(), life.end(), warning.exercise));
    }

    private static Life begin(Proposal proposal, Instant start) {
        try {
            return Life.begin(proposal.act(), proposal.to(), start, proposal.end);
        } catch (OutOfOrder obstacle) {
            throw Problem.conflict("out-of-order", obstacle.getMessage());
        }
    }

    private Warning warning(Proposal proposal, Life life, Instant now) {
        Warning warning = new Warning();
        warning.id = ids.next();
        warning.area = proposal.area;
        warning.exercise = proposal.exercise;
        warning.stand = Stand.of(life);
        Authority authority = powers.authority(proposal.area, Profile.Act.WARNING, proposal.to(), now);
        warning.number = number(proposal, now);
        warning.issuer = authority.issuer();
        warning.authority = json.valueToTree(authority);
        warning.issuedAt = now;
        warning.forecast = proposal.forecast;
        warning.regionalNotice = proposal.regionalNotice;
        warning.issueBy = proposal.issueBy;
        warning.leadTimeRequired = proposal.leadTimeRequired;
        warning.leadTimeMet = leadTimeMet(proposal, now);
        warning.overridden = proposal.overrideReason != null;
        warning.proposal = proposal.id;
        return warning;
    }

    /** An exercise takes no number out of the row of real documents. */
    private String number(Proposal proposal, Instant now) {
        return proposal.exercise
                ? null
                : numbers.next(proposal.area, Profile.Act.WARNING, now).orElse(null);
    }

    /** What was in time when it was proposed may be late when it is approved. */
    private static Boolean leadTimeMet(Proposal proposal, Instant issuedAt) {
        boolean wasInTime = Boolean.TRUE.equals(proposal.leadTimeMet) && proposal.issueBy != null;
        return wasInTime ? Boolean.valueOf(!issuedAt.isAfter(proposal.issueBy)) : proposal.leadTimeMet;
    }

    private void change(ProposalDecided decided) {
        Proposal proposal = decided.proposal();
        Warning warning = book.locked(proposal.target).orElseThrow(Problem::notFound);
        Life before = warning.life();
        Step step = proposal.step(decided.at());
        Life after = after(before, step, decided.at());
        warning.stand = Stand.of(after);
        warning.overridden |= proposal.overrideReason != null;
        store(warning);
        history.write(warning.id, after, decided, view(warning));
        Level from = before.levelAt(step.at());
        tell(warning, after, from, step);
    }

    private static Life after(Life before, Step step, Instant now) {
        if (!before.openAt(now)) {
            throw Problem.conflict(
                    "out-of-order",
                    "the warning has ended: " + before.statusAt(now).code());
        }
        try {
            return before.after(step);
        } catch (OutOfOrder obstacle) {
            throw Problem.conflict("out-of-order", obstacle.getMessage());
        }
    }

    private void tell(Warning warning, Life after, Level from, Step step) {
        if (after.status().terminal()) {
            proposals.overtaken(warning.id);
            events.fire(new WarningEnded(
                    warning.id, after.version(), warning.area, after.status().code(), after.end(), warning.exercise));
            return;
        }
        events.fire(new WarningChanged(
                warning.id,
                after.version(),
                warning.area,
                from,
                after.level(),
                step.act().code(),
                step.at(),
                after.end(),
                warning.exercise));
    }

    /** Ends a warning whose fixed end has come. */
    void expire(UUID id) {
        Instant now = clock.instant();
        Warning warning = book.locked(id).orElseThrow();
        Life before = warning.life();
        boolean due = !before.status().terminal() && before.end() != null && !now.isBefore(before.end());
        if (!due) {
            return;
        }
        Life after = before.after(Step.of(Act.EXPIRE, now));
        warning.stand = Stand.of(after);
        history.writeExpiry(Proposal.WARNING, id, warning.area, after, WarningClock.PROGRAM, view(warning));
        tell(warning, after, before.level(), Step.of(Act.EXPIRE, now));
    }

    private void store(Warning warning) {
        try {
            book.persistAndFlush(warning);
        } catch (PersistenceException refused) {
            if (String.valueOf(refused.getMessage()).contains("warning_one_in_force")) {
                throw Problem.conflict(
                        "already-in-force", "area " + warning.area + " already has a warning in force at that time");
            }
            throw refused;
        }
    }

    private WarningView view(Warning warning) {
        return WarningView.of(warning, clock.instant());
    }
}

package io.qinglan.warning;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.fact.Level;

/** Turns what the rules find into the proposal it calls for, against what is in force. */
@ApplicationScoped
class RuleProposals {

    private final Clock clock;

    RuleProposals(Clock clock) {
        this.clock = clock;
    }

    /** The proposal a finding calls for; empty when all may stay as it is. */
    Optional<Proposal> of(String area, Warning live, Finding finding) {
        return live == null ? first(area, finding) : next(live, finding);
    }

    private Optional<Proposal> first(String area, Finding finding) {
        Instant now = clock.instant();
        boolean control = !finding.changesLevel() && finding.temporaryControl();
        if (!finding.changesLevel() && !control) {
            return Optional.empty();
        }
        Proposal draft = draft(area, finding);
        draft.act = (control ? Act.TEMPORARY_CONTROL : Act.ISSUE).code();
        draft.from = Level.NONE.code();
        draft.to = control ? Level.NONE.code() : finding.level().code();
        draft.start = firstOf(finding.start(), finding.at(), now);
        draft.at = draft.start;
        draft.end = finding.end();
        draft.issueBy = finding.issueBy();
        draft.leadTimeRequired = finding.leadTimeRequired();
        draft.leadTimeMet = finding.leadTimeMet();
        return Optional.of(draft);
    }

    private Optional<Proposal> next(Warning live, Finding finding) {
        Life life = live.life();
        Instant now = clock.instant();
        Optional<Step> step = now.isBefore(life.start()) ? ahead(life, finding, now) : step(life, finding, now);
        return step.filter(one -> possible(life, one)).map(one -> {
            Proposal draft = draft(live.area, finding);
            draft.target = live.id;
            draft.act = one.act().code();
            draft.from = life.level().code();
            draft.to = (one.to() == null ? life.level() : one.to()).code();
            draft.at = one.at();
            draft.start = one.start();
            draft.end = one.end();
            return draft;
        });
    }

    /** Against what is announced and has not begun: withdraw it, change its colour, or let it begin earlier. */
    private static Optional<Step> ahead(Life life, Finding finding, Instant now) {
        if (finding.level() != life.level()) {
            boolean nothing = finding.level() == Level.NONE && !finding.temporaryControl();
            return Optional.of(
                    nothing
                            ? Step.of(Act.CANCEL, now)
                            : new Step(Act.between(life.level(), finding.level()), finding.level(), now, null, null));
        }
        Instant earlier = firstOf(finding.start(), finding.at(), life.start());
        return earlier.isBefore(life.start())
                ? Optional.of(new Step(Act.RESCHEDULE, null, now, earlier, null))
                : Optional.empty();
    }

    private static Optional<Step> step(Life life, Finding finding, Instant now) {
        Instant at = firstOf(finding.at(), null, now);
        boolean control = life.level() == Level.NONE;
        if (finding.lifts() || control && !finding.changesLevel() && !finding.temporaryControl()) {
            return Optional.of(Step.of(Act.LIFT, at));
        }
        if (finding.extend()) {
            return Optional.of(new Step(Act.EXTEND, null, at, null, finding.until()));
        }
        if (finding.changesLevel() && finding.level() != life.level()) {
            Act act = Act.between(life.level(), finding.level());
            return Optional.of(new Step(act, finding.level(), at, null, finding.end()));
        }
        return Optional.empty();
    }

    private static boolean possible(Life life, Step step) {
        try {
            life.after(step);
            return true;
        } catch (OutOfOrder refused) {
            return false;
        }
    }

    private static Proposal draft(String area, Finding finding) {
        Proposal draft = new Proposal();
        draft.subject = Proposal.WARNING;
        draft.lane = Lane.warning(area, false);
        draft.area = area;
        finding.ground(draft);
        return draft;
    }

    private static Instant firstOf(Instant one, Instant other, Instant last) {
        return one != null ? one : other != null ? other : last;
    }
}

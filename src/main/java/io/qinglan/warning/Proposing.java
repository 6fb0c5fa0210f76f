package io.qinglan.warning;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.qinglan.authority.Actor;
import io.qinglan.authority.Powers;
import io.qinglan.fact.Level;
import io.qinglan.web.Problem;

/** What people propose for warnings: a start by hand or an exercise, and every change of a warning that has been issued. */
@ApplicationScoped
public class Proposing {

    private final WarningBook warnings;
    private final Proposals proposals;
    private final Judge judge;
    private final Powers powers;
    private final ObjectMapper json;
    private final Clock clock;

    Proposing(WarningBook warnings, Proposals proposals, Judge judge, Powers powers, ObjectMapper json, Clock clock) {
        this.warnings = warnings;
        this.proposals = proposals;
        this.judge = judge;
        this.powers = powers;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Proposes a warning by hand.
     *
     * @throws Problem 403 authority-lacking, 409 already-in-force, 422 for bad input, a forbidden reason or a missing override
     */
    @Transactional
    public Proposal start(ProposalInput input, Actor actor) {
        input.require();
        powers.requireWarningPower(input.area());
        Instant now = clock.instant();
        warnings.live(input.area(), input.exercise(), input.start()).ifPresent(live -> {
            boolean apart = input.until() != null && !input.until().isAfter(live.stand.start);
            if (!apart) {
                throw Problem.conflict("already-in-force", "change warning " + live.id + " by its transitions");
            }
        });
        Level level = input.level().equals("temporary_control") ? Level.NONE : Level.of(input.level());
        Act act = level == Level.NONE ? Act.TEMPORARY_CONTROL : Act.ISSUE;
        Step step = new Step(act, level, input.start(), input.start(), input.until());
        Proposal draft = draft(input.area(), input.exercise(), step, input.reason(), input.basis(), input.override());
        draft.source = "manual";
        draft.from = Level.NONE.code();
        draft.start = input.start();
        // a person's start by hand is not announced ahead by rule; whether it could have been is seen at the issue
        draft.leadTimeRequired = false;
        ForbiddenReasons.require(draft);
        ground(draft, step, null, input.override());
        draft.issueBy = now.isBefore(input.start()) ? input.start() : now;
        return proposals.byPerson(draft, actor, true);
    }

    /**
     * Proposes a change of a warning.
     *
     * @throws Problem 409 where its life does not allow it, 422 for bad input, a forbidden reason or a missing override
     */
    @Transactional
    public Proposal transition(UUID id, TransitionInput input, Actor actor) {
        Warning warning = warnings.findByIdOptional(id).orElseThrow(Problem::notFound);
        powers.requireWarningPower(warning.area);
        Instant now = clock.instant();
        Life life = warning.life();
        Step step = input.step(life, now);
        requirePossible(life, step, now);
        Proposal draft =
                draft(warning.area, warning.exercise, step, input.reason(), input.basisText(), input.override());
        draft.source = "transition";
        draft.target = id;
        draft.from = life.levelAt(step.at()).code();
        draft.to = (step.to() == null ? life.level() : step.to()).code();
        draft.payload = input.correction();
        ForbiddenReasons.require(draft);
        ground(draft, step, warning, input.override());
        return proposals.byPerson(draft, actor, true);
    }

    private static void requirePossible(Life life, Step step, Instant now) {
        if (!life.openAt(now)) {
            throw Problem.conflict(
                    "out-of-order",
                    "the warning has ended: " + life.statusAt(now).code());
        }
        try {
            life.after(step);
        } catch (OutOfOrder obstacle) {
            throw Problem.conflict("out-of-order", obstacle.getMessage());
        }
    }

    /** Exercises are played without a forecast; everything else is held against the rules. */
    private void ground(Proposal draft, Step step, Warning warning, NamedOverride override) {
        if (draft.exercise) {
            draft.because = json.createArrayNode();
            return;
        }
        Optional<Finding> finding = judge.find(draft.area, warning);
        RuleSupport.require(step, finding, override);
        draft.because = json.createArrayNode();
        finding.ifPresent(found -> found.ground(draft));
    }

    private static Proposal draft(
            String area, boolean exercise, Step step, String reason, String basis, NamedOverride override) {
        Proposal draft = new Proposal();
        draft.subject = Proposal.WARNING;
        draft.lane = Lane.warning(area, exercise);
        draft.area = area;
        draft.exercise = exercise;
        draft.act = step.act().code();
        draft.to = step.to() == null ? null : step.to().code();
        draft.at = step.at();
        draft.start = step.start();
        draft.end = step.end();
        draft.reason = reason;
        draft.basis = basis;
        if (override != null) {
            draft.overrideReason = override.reason();
            draft.overrideLegalBasis = override.legalBasis();
        }
        return draft;
    }
}

package io.qinglan.response;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.qinglan.fact.Level;
import io.qinglan.warning.Act;
import io.qinglan.warning.Life;
import io.qinglan.warning.Proposal;
import io.qinglan.warning.Proposals;
import io.qinglan.warning.Status;
import io.qinglan.warning.WarningChanged;
import io.qinglan.warning.WarningEnded;
import io.qinglan.warning.WarningQuery;

/**
 * When a warning changes its level, is suspended, resumed or ends, proposes the same for each response that stands on it: the warning binds nobody, its
 * responses do, and it is for their governments to decide.
 */
@ApplicationScoped
class WarningFollower {

    private final ResponseBook book;
    private final Proposals proposals;
    private final WarningQuery warnings;

    WarningFollower(ResponseBook book, Proposals proposals, WarningQuery warnings) {
        this.book = book;
        this.proposals = proposals;
        this.warnings = warnings;
    }

    void changed(@Observes WarningChanged changed) {
        for (Response response : book.onWarning(changed.warning())) {
            Level present = response.life().level();
            if (changed.act().equals(Act.SUSPEND.code())) {
                suspend(response, changed);
            } else if (changed.act().equals(Act.RESUME.code())) {
                resume(response, changed);
            } else if (changed.from() != changed.to() && present != changed.to()) {
                Act act = Act.between(present, changed.to());
                propose(response, act, changed.to(), changed.at(), null, changed.warning());
            } else if (changed.act().equals(Act.EXTEND.code())) {
                extend(response, changed);
            } else if (changed.act().equals(Act.RESCHEDULE.code())) {
                reschedule(response, changed);
            }
        }
    }

    /** A response that was to begin with its warning begins with it still. */
    private void reschedule(Response response, WarningChanged changed) {
        Instant start = warnings.find(changed.warning()).orElseThrow().start();
        if (changed.at().isBefore(response.life().start())
                && !start.equals(response.life().start())) {
            Proposal proposal =
                    draft(response, Act.RESCHEDULE, response.life().level(), changed.at(), changed.warning());
            proposal.start = start;
            proposals.byRules(proposal, false);
        }
    }

    /** A response that has begun pauses with its warning; one that has not is told to begin later by whoever decides it. */
    private void suspend(Response response, WarningChanged changed) {
        Life life = response.life();
        if (life.status() != Status.SUSPENDED && !changed.at().isBefore(life.start())) {
            propose(response, Act.SUSPEND, life.level(), changed.at(), null, changed.warning());
        }
    }

    private void resume(Response response, WarningChanged changed) {
        Life life = response.life();
        if (life.status() == Status.SUSPENDED) {
            propose(response, Act.RESUME, life.level(), changed.at(), null, changed.warning());
        }
    }

    private void extend(Response response, WarningChanged changed) {
        Instant end = response.stand.end;
        boolean shorter = end != null && changed.end() != null && end.isBefore(changed.end());
        if (shorter) {
            propose(response, Act.EXTEND, response.life().level(), changed.at(), changed.end(), changed.warning());
        }
    }

    void ended(@Observes WarningEnded ended) {
        for (Response response : book.onWarning(ended.warning())) {
            Life life = response.life();
            boolean endsAnyway = life.end() != null && !life.end().isAfter(ended.at());
            if (!endsAnyway) {
                propose(response, Act.LIFT, life.level(), ended.at(), null, ended.warning());
            }
        }
    }

    private void propose(Response response, Act act, Level to, Instant at, Instant end, UUID warning) {
        Proposal proposal = draft(response, act, to, at, warning);
        proposal.end = end;
        proposals.byRules(proposal, false);
    }

    private static Proposal draft(Response response, Act act, Level to, Instant at, UUID warning) {
        Proposal proposal = new Proposal();
        proposal.subject = Proposal.RESPONSE;
        proposal.target = response.id;
        proposal.lane = response.lane();
        proposal.area = response.area;
        proposal.exercise = response.exercise;
        proposal.act = act.code();
        proposal.from = response.life().levelAt(at).code();
        proposal.to = to.code();
        proposal.at = at;
        proposal.source = "warning";
        proposal.basis = "warning: " + warning;
        proposal.because = JsonNodeFactory.instance.arrayNode();
        proposal.legalBasis = List.of();
        return proposal;
    }
}

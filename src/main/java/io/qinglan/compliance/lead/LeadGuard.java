package io.qinglan.compliance.lead;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which act may come next. A pure function of what was done, the time, the person and the terms of the place; the answers name what
 * stands in the way. Sources in law: the desk before the visit, approval, two certified officers, no visit where papers suffice
 * (国办发〔2024〕54号); the site is heard before anything is held against it (行政处罚法 Art 41, 44, 45).
 */
public final class LeadGuard {

    private LeadGuard() {}

    /** Why an act may not come now; empty when it may. */
    public static Optional<Refusal> refusal(LeadLife life, Done next, Terms terms) {
        LeadAct act = next.act();
        if (act instanceof LeadAct.Opened) {
            return life.state == null ? may() : order("the lead is open already");
        }
        if (life.state == null) {
            return order("there is no lead yet");
        }
        if (act instanceof LeadAct.Verified) {
            return life.state == LeadState.REPORTED ? may() : order("the desk has looked at it: " + at(life));
        }
        if (act instanceof LeadAct.Assigned || act instanceof LeadAct.Reminded) {
            return life.state.open() && life.verified != null ? may() : order("first comes the desk: " + at(life));
        }
        if (act instanceof LeadAct.Answered answer) {
            return answered(life, next, answer);
        }
        if (act instanceof LeadAct.Escalated || act instanceof LeadAct.SourceAnswered) {
            return life.state == LeadState.MERGED ? order("it goes on as part of another lead") : may();
        }
        if (act instanceof LeadAct.MergedInto) {
            return life.state.open() && life.visit == null ? may() : order("it cannot be merged any more: " + at(life));
        }
        if (act instanceof LeadAct.Repeated || act instanceof LeadAct.Observed || act instanceof LeadAct.Explained) {
            return life.state.open() ? may() : order("facts are no longer looked for: " + at(life));
        }
        return act instanceof LeadAct.Ruled ruled ? ruled(life, next, ruled, terms) : later(life, next, terms);
    }

    private static Optional<Refusal> later(LeadLife life, Done next, Terms terms) {
        LeadAct act = next.act();
        if (act instanceof LeadAct.InspectionAsked asked) {
            return asked(life, asked);
        }
        if (act instanceof LeadAct.InspectionDecided decision) {
            return decided(life, next, decision, terms);
        }
        if (act instanceof LeadAct.InspectionDropped dropped) {
            return underWay(life, dropped.inspection()) ? may() : order("no such visit is under way");
        }
        if (act instanceof LeadAct.InspectionRecorded visit) {
            return recorded(life, next, visit);
        }
        return afterRuling(life, next, terms);
    }

    private static Optional<Refusal> answered(LeadLife life, Done next, LeadAct.Answered answer) {
        return life.unanswered.containsKey(answer.explanation()) ? may() : order("nothing of the site waits for this");
    }

    private static Optional<Refusal> asked(LeadLife life, LeadAct.InspectionAsked asked) {
        if (!life.state.open() || life.verified == null) {
            return order("first comes the desk: " + at(life));
        }
        if (life.visit != null || life.site == null) {
            return order(life.site == null ? "the lead names no site" : "a visit is under way already");
        }
        if (life.verified.outcome() != Outcome.VISIT) {
            return order("the desk found that no visit is needed: "
                    + life.verified.outcome().code());
        }
        Set<String> certificates = asked.officers().stream()
                .map(Officer::certificate)
                .filter(number -> number != null && !number.isBlank())
                .collect(Collectors.toSet());
        boolean two = certificates.size() >= 2
                && certificates.size() == asked.officers().size();
        return two ? may() : refuse("not-certified", "a visit needs two officers with certificates of their own");
    }

    private static Optional<Refusal> decided(
            LeadLife life, Done next, LeadAct.InspectionDecided decision, Terms terms) {
        if (!underWay(life, decision.inspection()) || life.visit.decided() != null) {
            return order("no such visit waits for approval");
        }
        if (life.visit.asker().same(next.by()) || life.visit.officer(next.by())) {
            return refuse("same-person", "who asked for the visit, or makes it, does not approve it");
        }
        boolean tooOften = decision.approved()
                && terms.visitsAYear() != null
                && decision.yearCount() >= terms.visitsAYear()
                && blank(decision.reason());
        return tooOften
                ? order("the site was visited " + decision.yearCount() + " times this year, the cap is "
                        + terms.visitsAYear() + ": one more needs a reason")
                : may();
    }

    private static Optional<Refusal> recorded(LeadLife life, Done next, LeadAct.InspectionRecorded visit) {
        if (!underWay(life, visit.inspection()) || !life.visit.approved()) {
            return order("no such visit is approved");
        }
        if (!life.visit.officer(next.by())) {
            return refuse(
                    "not-certified",
                    "only an officer of the approved visit enters, questions and records; others observe from outside and report");
        }
        return visit.code().equals(life.visit.decided().code())
                ? may()
                : order("the inspection code is not the one that was approved");
    }

    private static Optional<Refusal> ruled(LeadLife life, Done next, LeadAct.Ruled ruled, Terms terms) {
        if (!life.state.open() || life.verified == null || life.visit != null) {
            return order("a ruling comes after the desk and with no visit under way: " + at(life));
        }
        boolean inspector = life.recorded.values().stream().anyMatch(visit -> visit.officer(next.by()));
        if (inspector) {
            return refuse("same-person", "who inspected does not rule on it");
        }
        return ruled.finding().adverse() ? adverse(life, next, ruled, terms) : may();
    }

    private static Optional<Refusal> adverse(LeadLife life, Done next, LeadAct.Ruled ruled, Terms terms) {
        boolean alone = life.recorded.isEmpty() && next.by().same(life.verifier);
        if (alone) {
            return refuse("same-person", "who alone looked at it does not rule on it");
        }
        if (life.site == null) {
            return order("the lead names no site");
        }
        if (life.verified.outcome() == Outcome.UNFOUNDED && life.recorded.isEmpty()) {
            return order("the desk found nothing in it");
        }
        boolean unvisited = life.verified.outcome() == Outcome.VISIT && life.recorded.isEmpty();
        if (unvisited) {
            return order("the desk asked for a visit and none is on record");
        }
        if (!life.unanswered.isEmpty()) {
            return refuse("not-heard", "the site said it cannot, or needs time, and nobody has answered");
        }
        boolean hadItsTime =
                terms.explainWithin() != null && !next.at().isBefore(life.openedAt.plus(terms.explainWithin()));
        return life.heard() || hadItsTime
                ? may()
                : refuse("not-heard", "the site has not been heard, and its time to be heard is not over");
    }

    private static Optional<Refusal> afterRuling(LeadLife life, Done next, Terms terms) {
        LeadAct act = next.act();
        if (act instanceof LeadAct.Appealed) {
            boolean late = life.appealUntil(terms)
                    .filter(until -> !next.at().isBefore(until))
                    .isPresent();
            return life.state == LeadState.RULED && !late
                    ? may()
                    : order("there is nothing to appeal against any more");
        }
        if (act instanceof LeadAct.AppealDecided decision) {
            return appealDecided(life, next, decision);
        }
        if (act instanceof LeadAct.Settled) {
            Optional<Instant> until = life.appealUntil(terms);
            boolean over = until.isPresent() && !next.at().isBefore(until.get());
            return life.state == LeadState.RULED && over ? may() : order("the clock of the appeal runs");
        }
        if (act instanceof LeadAct.TookEffect) {
            boolean transferred = life.state == LeadState.CLOSED && life.finding == Finding.TRANSFER;
            return transferred ? may() : order("a decision on penalties follows a transfer that stands: " + at(life));
        }
        boolean toRectify = life.finding == Finding.RECTIFY && !life.rectificationAccepted;
        if (act instanceof LeadAct.Rectified) {
            return toRectify && life.state != LeadState.APPEALED ? may() : order("nothing is to be put right");
        }
        return toRectify && life.rectified != null ? may() : order("the site has not said that it put things right");
    }

    private static Optional<Refusal> appealDecided(LeadLife life, Done next, LeadAct.AppealDecided decision) {
        boolean waits = life.state == LeadState.APPEALED && life.appeal.appeal().equals(decision.appeal());
        if (!waits) {
            return order("no such appeal waits");
        }
        boolean involved = life.ruler.same(next.by())
                || next.by().same(life.verifier)
                || life.recorded.values().stream().anyMatch(visit -> visit.officer(next.by()));
        if (involved) {
            return refuse("same-person", "who looked, inspected or ruled does not decide on the appeal");
        }
        boolean better = !decision.reversed() || decision.finding() != null && !worse(decision.finding(), life.finding);
        return better ? may() : order("an appeal is not decided to the worse of who appeals");
    }

    /** Whether a finding is heavier: a transfer where something was only to be put right. */
    private static boolean worse(Finding next, Finding before) {
        return next == before || next == Finding.TRANSFER;
    }

    private static boolean underWay(LeadLife life, java.util.UUID inspection) {
        return life.visit != null && life.visit.id().equals(inspection);
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    private static String at(LeadLife life) {
        return "it is " + life.state.code();
    }

    private static Optional<Refusal> may() {
        return Optional.empty();
    }

    private static Optional<Refusal> order(String detail) {
        return refuse("out-of-order", detail);
    }

    private static Optional<Refusal> refuse(String type, String detail) {
        return Optional.of(new Refusal(type, detail));
    }
}

package io.qinglan.compliance.lead;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What the acts of a lead add up to. A fold over what was done, in its order: no clock, no database. Which act may come next says
 * {@link LeadGuard}.
 */
public final class LeadLife {

    LeadState state;
    LeadAct.Opened opened;
    Instant openedAt;
    LeadAct.Verified verified;
    Doer verifier;
    String site;
    LeadAct.Assigned assigned;
    boolean reminded;
    final Map<UUID, LeadAct.Explained> unanswered = new LinkedHashMap<>();
    final Map<UUID, Instant> askedAt = new LinkedHashMap<>();
    Instant heardAt;
    Visit visit;
    final Map<UUID, Visit> recorded = new LinkedHashMap<>();
    LeadAct.Ruled ruling;
    Instant ruledAt;
    Doer ruler;
    LeadAct.Appealed appeal;
    Finding finding;
    LeadAct.TookEffect effective;
    LeadAct.Rectified rectified;
    boolean rectificationAccepted;
    Instant sourceAnsweredAt;
    UUID mergedInto;
    int repeats;
    private final Map<String, Integer> rungs = new LinkedHashMap<>();

    private LeadLife() {}

    /** The life that some acts add up to; they are taken as done, not judged. */
    public static LeadLife of(List<Done> acts) {
        LeadLife life = new LeadLife();
        acts.forEach(life::apply);
        return life;
    }

    private void apply(Done done) {
        LeadAct act = done.act();
        if (act instanceof LeadAct.Opened in) {
            opened = in;
            site = in.site();
            openedAt = done.at();
            state = LeadState.REPORTED;
        } else if (act instanceof LeadAct.Repeated) {
            repeats++;
        } else if (act instanceof LeadAct.Verified seen) {
            verified = seen;
            site = site == null ? seen.site() : site;
            verifier = done.by();
            state = LeadState.VERIFIED;
        } else if (act instanceof LeadAct.Assigned given) {
            assigned = given;
            reminded = false;
            rungs.remove(Awaited.HANDLING.code());
            state = state == LeadState.VERIFIED ? LeadState.ASSIGNED : state;
        } else if (act instanceof LeadAct.Reminded) {
            reminded = true;
        } else if (act instanceof LeadAct.Escalated up) {
            rungs.put(up.awaited(), up.rung() + 1);
        } else if (act instanceof LeadAct.MergedInto other) {
            mergedInto = other.lead();
            state = LeadState.MERGED;
        } else {
            heard(act, done);
            inspected(act, done);
            ruled(act, done);
        }
    }

    private void heard(LeadAct act, Done done) {
        if (act instanceof LeadAct.Explained said) {
            heardAt = done.at();
            if (said.reason().suspends()) {
                unanswered.put(said.explanation(), said);
                askedAt.put(said.explanation(), done.at());
            }
        } else if (act instanceof LeadAct.Answered answer) {
            unanswered.remove(answer.explanation());
            askedAt.remove(answer.explanation());
            rungs.remove(Awaited.ANSWER_TO_CANNOT.code());
        } else if (act instanceof LeadAct.SourceAnswered) {
            sourceAnsweredAt = done.at();
        }
    }

    private void inspected(LeadAct act, Done done) {
        if (act instanceof LeadAct.InspectionAsked asked) {
            visit = new Visit(asked.inspection(), asked, done.by(), null, false);
            state = LeadState.INSPECTING;
        } else if (act instanceof LeadAct.InspectionDecided decision) {
            visit = decision.approved() ? visit.with(decision) : null;
            state = decision.approved() ? state : withoutVisit();
        } else if (act instanceof LeadAct.InspectionDropped) {
            visit = null;
            state = withoutVisit();
        } else if (act instanceof LeadAct.InspectionRecorded) {
            recorded.put(visit.id(), visit.onRecord());
            visit = null;
            state = LeadState.INSPECTED;
        }
    }

    /** Where a lead stands that no visit is under way for. */
    private LeadState withoutVisit() {
        if (!recorded.isEmpty()) {
            return LeadState.INSPECTED;
        }
        return assigned == null ? LeadState.VERIFIED : LeadState.ASSIGNED;
    }

    private void ruled(LeadAct act, Done done) {
        if (act instanceof LeadAct.Ruled found) {
            ruling = found;
            ruledAt = done.at();
            ruler = done.by();
            finding = found.finding();
            state = finding.adverse() ? LeadState.RULED : LeadState.CLOSED;
        } else if (act instanceof LeadAct.Appealed asked) {
            appeal = asked;
            state = LeadState.APPEALED;
        } else if (act instanceof LeadAct.AppealDecided decision) {
            finding = decision.reversed() ? decision.finding() : finding;
            state = LeadState.CLOSED;
        } else if (act instanceof LeadAct.Settled) {
            state = LeadState.CLOSED;
        } else if (act instanceof LeadAct.TookEffect decided) {
            effective = decided;
        } else if (act instanceof LeadAct.Rectified said) {
            rectified = said;
        } else if (act instanceof LeadAct.RectificationChecked check) {
            rectificationAccepted = check.accepted();
            rectified = check.accepted() ? rectified : null;
        }
    }

    /** How far it is. */
    public LeadState state() {
        return state;
    }

    /** How it came in. */
    public LeadAct.Opened opened() {
        return opened;
    }

    /** The site it concerns, empty while not known. */
    public Optional<String> site() {
        return Optional.ofNullable(site);
    }

    /** When it came in. */
    public Instant openedAt() {
        return openedAt;
    }

    /** To whom it is given, empty when to nobody yet. */
    public Optional<LeadAct.Assigned> assigned() {
        return Optional.ofNullable(assigned);
    }

    /** What was found in the end: the ruling, or what took its place on appeal; empty when nothing yet. */
    public Optional<Finding> finding() {
        return Optional.ofNullable(finding);
    }

    /** The ruling as it was first made, empty when there is none. */
    public Optional<LeadAct.Ruled> ruling() {
        return Optional.ofNullable(ruling);
    }

    /** Until when the site may appeal; empty when there is nothing to appeal against or no clock. */
    public Optional<Instant> appealUntil(Terms terms) {
        boolean runs = ruledAt != null && ruling.finding().adverse() && terms.appealWithin() != null;
        return runs ? Optional.of(ruledAt.plus(terms.appealWithin())) : Optional.empty();
    }

    /** Whether the site has said anything, or expressly nothing. */
    public boolean heard() {
        return heardAt != null;
    }

    /** What the site says it cannot do, or not yet, that nobody has answered; by id. */
    public Map<UUID, LeadAct.Explained> unanswered() {
        return Map.copyOf(unanswered);
    }

    /** How often the same came in again. */
    public int repeats() {
        return repeats;
    }

    /** The decision that makes a name public, empty while there is none. */
    public Optional<LeadAct.TookEffect> effective() {
        return Optional.ofNullable(effective);
    }

    /** When whoever gave the lead was answered, empty while not. */
    public Optional<Instant> sourceAnsweredAt() {
        return Optional.ofNullable(sourceAnsweredAt);
    }

    /** Whether what was to be put right still is. */
    public boolean rectificationOpen() {
        return finding == Finding.RECTIFY && !rectificationAccepted;
    }

    /** How many rungs of the ladder have been told about something awaited. */
    public int rungsTold(Awaited awaited) {
        return rungs.getOrDefault(awaited.code(), 0);
    }
}

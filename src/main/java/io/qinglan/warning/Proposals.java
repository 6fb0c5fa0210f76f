package io.qinglan.warning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import io.qinglan.authority.Actor;
import io.qinglan.store.Ids;

/**
 * Where proposals come in, from the rules and from people. In one lane one proposal is open: a newer one supersedes it, the same
 * again from the rules changes nothing.
 */
@ApplicationScoped
public class Proposals {

    /** How long the rules do not repeat what people have rejected: a day later it is another day. */
    private static final Duration A_REJECTION_HOLDS = Duration.ofHours(24);

    private final ProposalBook book;
    private final Records records;
    private final Clock clock;
    private final Ids ids;
    private final Event<Object> events;

    /** Made by the container. */
    Proposals(ProposalBook book, Records records, Clock clock, Ids ids, Event<Object> events) {
        this.book = book;
        this.records = records;
        this.clock = clock;
        this.ids = ids;
        this.events = events;
    }

    /** The party the rules are: never a person, so any office-holder is another one. */
    public static Actor rules() {
        return Actor.program("rules");
    }

    /**
     * Takes what a person proposes; it supersedes what was open in its lane.
     *
     * @param draft all but identity, proposer and state
     * @param consulted whether a consultation must be recorded before its approval
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Proposal byPerson(Proposal draft, Actor person, boolean consulted) {
        ForbiddenReasons.require(draft);
        book.lockLane(draft.lane);
        return enter(draft, person, consulted);
    }

    /**
     * Takes what the rules propose.
     *
     * @return the open proposal that says this, new or not; empty when the same was rejected within the day, or when people are at work
     *     on a proposal of their own that is not milder
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Proposal> byRules(Proposal draft, boolean consulted) {
        book.lockLane(draft.lane);
        String content = content(draft);
        Optional<Proposal> open = book.open(draft.lane);
        Optional<Proposal> last = book.lastByRules(draft.lane);
        if (last.isPresent() && last.get().content.equals(content)) {
            if (last.get().open()) {
                return last;
            }
            if (rejectedLately(last.get())) {
                return Optional.empty();
            }
        }
        if (open.isPresent()
                && !open.get().byRules
                && !draft.to().above(open.get().to())) {
            return Optional.empty();
        }
        draft.byRules = true;
        return Optional.of(enter(draft, rules(), consulted));
    }

    private boolean rejectedLately(Proposal proposal) {
        return proposal.state.equals(ProposalState.REJECTED.code())
                && proposal.decidedAt.plus(A_REJECTION_HOLDS).isAfter(clock.instant());
    }

    /** Takes back what the rules proposed in a lane and now no longer do; what people proposed stays. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void withdrawByRules(String lane) {
        book.lockLane(lane);
        book.open(lane).filter(proposal -> proposal.byRules).ifPresent(proposal -> close(proposal, null));
    }

    /** Closes what is open on a warning or a response, because that has ended. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void overtaken(UUID target) {
        book.of(target).stream().filter(Proposal::open).forEach(proposal -> close(proposal, null));
    }

    private Proposal enter(Proposal draft, Actor actor, boolean consulted) {
        draft.id = ids.next();
        book.open(draft.lane).ifPresent(earlier -> close(earlier, draft.id));
        Instant now = clock.instant();
        draft.content = content(draft);
        draft.createdAt = now;
        draft.proposer = actor.id();
        draft.proposerName = actor.name();
        draft.proposerUnit = actor.unit();
        draft.proposerPost = actor.post();
        draft.proposerCertificate = actor.certificate();
        draft.state = (consulted ? ProposalState.OPEN : ProposalState.AWAITING_APPROVAL).code();
        draft.askedAt = consulted ? null : now;
        book.persistAndFlush(draft);
        String asked = records.keep("assessment.asked", draft.asked);
        String said = draft.asked == null ? null : records.keep("assessment.said", draft.assessment);
        records.proposed(draft, Ground.of(draft, asked), Outcome.of(draft, said), actor);
        events.fire(new ProposalRaised(draft.id, draft.area, draft.exercise, now));
        return draft;
    }

    private void close(Proposal earlier, UUID by) {
        earlier.state = ProposalState.SUPERSEDED.code();
        earlier.supersededBy = by;
        earlier.decidedAt = clock.instant();
        earlier.version++;
        book.flush();
        if (by == null) {
            events.fire(new ProposalWithdrawn(earlier.id, earlier.area, earlier.exercise, earlier.decidedAt));
        }
    }

    /** What is proposed, without when it was found: the same finding an hour later is the same. */
    private static String content(Proposal draft) {
        boolean atOnce =
                Boolean.FALSE.equals(draft.leadTimeRequired) || !draft.act().begins();
        return Ids.named(
                        draft.lane,
                        String.valueOf(draft.target),
                        draft.act,
                        draft.from,
                        draft.to,
                        atOnce ? "at once" : String.valueOf(draft.start),
                        String.valueOf(draft.end),
                        String.valueOf(draft.regionalNotice))
                .toString();
    }

    /** {@code asked} names what the rules saw by its digest: asked again, they must say the same. */
    private record Ground(
            UUID forecast,
            UUID regionalNotice,
            String source,
            String from,
            String reason,
            String basis,
            UUID target,
            String asked) {
        static Ground of(Proposal p, String asked) {
            return new Ground(p.forecast, p.regionalNotice, p.source, p.from, p.reason, p.basis, p.target, asked);
        }
    }

    private record Outcome(
            String act,
            String to,
            Instant at,
            Instant start,
            Instant end,
            String overrideReason,
            boolean exercise,
            String said) {
        static Outcome of(Proposal p, String said) {
            return new Outcome(p.act, p.to, p.at, p.start, p.end, p.overrideReason, p.exercise, said);
        }
    }
}

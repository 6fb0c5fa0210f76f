package io.qinglan.warning;

import java.util.ArrayList;
import java.util.List;

/**
 * Who has signed a proposal, and whether that is enough: at least two parties, the proposer never among those who approve, at any
 * level and for any act. Pure; the database repeats what must never be false.
 *
 * @param required how many must approve
 * @param proposer who proposed
 * @param hands who else had a hand in the proposal: brought the forecast, recorded the consultation
 * @param votes the signatures so far
 */
public record Ballot(int required, Party proposer, List<Party> hands, List<Vote> votes) {

    /**
     * One signature.
     *
     * @param signer who decides
     * @param enteredBy who typed in a sheet or a call for the signer, null when the signer acts in the system
     */
    public record Vote(Party signer, Party enteredBy, boolean approves) {}

    /** What the votes amount to. */
    public enum Outcome {
        OPEN,
        APPROVED,
        REJECTED
    }

    /** The same person twice where two are needed. */
    public static final class SamePerson extends RuntimeException {

        /** Says who and in which two parts. */
        public SamePerson(String message) {
            super(message);
        }
    }

    /** Keeps its own copies. */
    public Ballot {
        hands = List.copyOf(hands);
        votes = List.copyOf(votes);
        if (required < 1) {
            throw new IllegalArgumentException("at least one must approve");
        }
    }

    /** A proposal nobody has signed. */
    public static Ballot open(int required, Party proposer, List<Party> hands) {
        return new Ballot(required, proposer, hands, List.of());
    }

    /**
     * The ballot with one more signature.
     *
     * @throws SamePerson when the signer, or who enters for the signer, proposed; when the signer had another hand in it or has
     *     signed; or when the signer enters his own sheet
     * @throws IllegalStateException when it is decided
     */
    public Ballot sign(Vote vote) {
        if (outcome() != Outcome.OPEN) {
            throw new IllegalStateException("already decided");
        }
        refuse(proposer, vote.signer(), "the proposer never approves");
        if (vote.enteredBy() != null) {
            refuse(proposer, vote.enteredBy(), "the proposer never enters the approval either");
            refuse(vote.enteredBy(), vote.signer(), "who signs on paper does not enter the sheet");
        }
        hands.forEach(hand -> refuse(hand, vote.signer(), "who prepared the proposal does not approve it"));
        votes.forEach(earlier -> refuse(earlier.signer(), vote.signer(), "nobody signs twice"));
        List<Vote> more = new ArrayList<>(votes);
        more.add(vote);
        return new Ballot(required, proposer, hands, more);
    }

    /** What the signatures amount to: one refusal rejects, the required number approves. */
    public Outcome outcome() {
        if (votes.stream().anyMatch(vote -> !vote.approves())) {
            return Outcome.REJECTED;
        }
        return votes.size() >= required ? Outcome.APPROVED : Outcome.OPEN;
    }

    private static void refuse(Party one, Party other, String why) {
        if (one.same(other)) {
            throw new SamePerson(why + " (" + other.name() + ")");
        }
    }
}

package io.qinglan.order.obligation;

import java.math.BigDecimal;
import java.util.List;

import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.Emission;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.Origin;
import io.qinglan.fact.obligation.Proposal;
import io.qinglan.fact.obligation.Target;

/**
 * What an obligation saves a day: the line's emission at its base times the share that stops or is cut; a longer process time saves
 * {@code 1 - present / ordered}. Linear, as everywhere; inferred. Own choice, vehicles, off-peak stops, any-of targets and units
 * other than percent save nothing that could be counted.
 */
final class Savings {

    private static final int DECIMALS = 4;
    private static final long HUNDRED_PERCENT = 1_000_000;

    private Savings() {}

    /** What one of the obligations that hold for a site saves, in mg a day. */
    static Emission of(Proposal proposal, List<Proposal> holding) {
        if (proposal.origin() == Origin.OFF_PEAK || proposal.action() == Action.AUTONOMOUS) {
            return Emission.NONE;
        }
        if (proposal.action() == Action.EXTEND) {
            return extended(proposal, holding);
        }
        boolean counts = proposal.action() == Action.STOP || proposal.action() == Action.LIMIT;
        if (!counts || !"percent".equals(proposal.unit()) || proposal.amount() == null) {
            return Emission.NONE;
        }
        return base(proposal, holding).times(scaled(proposal.amount()), HUNDRED_PERCENT);
    }

    private static Emission base(Proposal proposal, List<Proposal> holding) {
        if (proposal.target().line() != null) {
            return proposal.target().line().emissionOrNone();
        }
        return proposal.target() instanceof Target.Site ? otherLines(proposal, holding) : Emission.NONE;
    }

    /** The running lines of a site that no obligation of their own takes out of the one on the whole site. */
    private static Emission otherLines(Proposal proposal, List<Proposal> holding) {
        Emission sum = Emission.NONE;
        for (LineFact line : proposal.subject().site().lines()) {
            boolean own = holding.stream().anyMatch(other -> other.target().line() == line);
            if (!line.longStopped() && !own) {
                sum = sum.plus(line.emissionOrNone());
            }
        }
        return sum;
    }

    private static Emission extended(Proposal proposal, List<Proposal> holding) {
        LineFact line = proposal.target().line();
        BigDecimal present = line == null ? null : line.known("coking_hours");
        if (present == null || proposal.amount() == null || !"hours".equals(proposal.unit())) {
            return Emission.NONE;
        }
        long ordered = scaled(proposal.amount());
        return line.emissionOrNone()
                .times(HUNDRED_PERCENT - stoppedShare(proposal, holding), HUNDRED_PERCENT)
                .times(ordered - scaled(present), ordered);
    }

    /** The share of the line that another obligation stops, where this one is about the rest; 0 otherwise. */
    private static long stoppedShare(Proposal proposal, List<Proposal> holding) {
        if (proposal.target() instanceof Target.Part rest && rest.share() == null) {
            for (Proposal other : holding) {
                if (other.target() instanceof Target.Part part && part.line() == rest.line() && part.share() != null) {
                    return scaled(part.share());
                }
            }
        }
        return 0;
    }

    private static long scaled(BigDecimal value) {
        return value.movePointRight(DECIMALS).longValue();
    }
}

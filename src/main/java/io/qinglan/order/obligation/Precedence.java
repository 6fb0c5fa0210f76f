package io.qinglan.order.obligation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import io.qinglan.fact.Certainty;
import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.Origin;
import io.qinglan.fact.obligation.Proposal;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.fact.obligation.Target;
import io.qinglan.fact.obligation.UnitPart;

/**
 * Decides between proposals for one site. What comes first wins:
 *
 * <ol>
 *   <li>the rule for sites that are not on the list; it ends the search;
 *   <li>a stated exemption of the whole site, the first in the pack; it ends the search;
 *   <li>for each line apart: its filed off-peak stop, else its row of the city's list, else the duty that frees it, else the tables;
 *   <li>an inferred exemption of the whole site, where nothing else is asked.
 * </ol>
 *
 * <p>Where a part of a line stops by count, other rows on that line hold for the part that keeps running. What asks the same is
 * asked once. What loses is kept with what took its place, for the answer to why not.
 */
final class Precedence {

    private static final Comparator<Proposal> BY_EXEMPTION =
            Comparator.comparingInt(proposal -> proposal.exemption().order());

    private final SiteFact site;
    private final Map<String, UnitPart> inside;
    private final List<Proposal> holding = new ArrayList<>();
    private final List<Displaced> displaced = new ArrayList<>(0);

    private Precedence(SiteFact site, Map<String, UnitPart> inside) {
        this.site = site;
        this.inside = inside;
    }

    /** What holds, in a stable order, and what does not. */
    static Precedence of(SiteFact site, List<Proposal> proposals, Map<String, UnitPart> inside) {
        Precedence precedence = new Precedence(site, inside);
        precedence.decide(proposals);
        return precedence;
    }

    /** What holds: the site first, lines in file order, vehicles last. */
    List<Proposal> holding() {
        return holding;
    }

    /** What does not hold, and why. */
    List<Displaced> displaced() {
        return displaced;
    }

    private void decide(List<Proposal> proposals) {
        Proposal ending = ending(proposals);
        if (ending != null) {
            for (Proposal proposal : proposals) {
                lose(proposal, ending);
            }
            if (ending.action() != null) {
                holding.add(ending);
            }
            return;
        }
        byLine(proposals);
        restOfParts();
        once();
        lastResort(proposals);
        holding.sort(Comparator.comparingInt(this::place)
                .thenComparing(proposal -> proposal.target().code())
                .thenComparing(Precedence::source));
    }

    private static Proposal ending(List<Proposal> proposals) {
        Proposal exemption = null;
        for (Proposal proposal : proposals) {
            if (proposal.origin() == Origin.UNLISTED) {
                return proposal;
            }
            boolean stated = exemptsSite(proposal) && proposal.exemption().certainty() == Certainty.STATED;
            if (stated && (exemption == null || BY_EXEMPTION.compare(proposal, exemption) < 0)) {
                exemption = proposal;
            }
        }
        return exemption;
    }

    private void byLine(List<Proposal> proposals) {
        for (Proposal proposal : proposals) {
            if (exemptsSite(proposal)) {
                continue;
            }
            Proposal stronger = stronger(proposal, proposals);
            if (stronger == null) {
                holding.add(proposal);
            } else {
                lose(proposal, stronger);
            }
        }
    }

    /** A proposal of a stronger origin on the same line, the strongest of them; null when there is none. */
    private static Proposal stronger(Proposal proposal, List<Proposal> proposals) {
        LineFact line = proposal.target().line();
        if (line == null) {
            return null;
        }
        Proposal stronger = null;
        for (Proposal other : proposals) {
            if (other.target().line() == line
                    && rank(other.origin()) > rank(proposal.origin())
                    && (stronger == null || rank(other.origin()) > rank(stronger.origin()))) {
                stronger = other;
            }
        }
        return stronger;
    }

    private static int rank(Origin origin) {
        return switch (origin) {
            case OFF_PEAK -> 3;
            case LIST_ROW -> 2;
            case EXEMPTION -> 1;
            default -> 0;
        };
    }

    /** Where cells, chambers or fire trains of a line stop, other rows hold for those that stay in use. */
    private void restOfParts() {
        for (int i = 0; i < holding.size(); i++) {
            Proposal part = holding.get(i);
            UnitPart counting = counting(part);
            if (counting == null) {
                continue;
            }
            LineFact line = part.target().line();
            for (int j = 0; j < holding.size(); j++) {
                Proposal other = holding.get(j);
                if (other.target() instanceof Target.Whole whole && whole.line() == line) {
                    holding.set(j, other.at(new Target.Part(line, counting.running(), null)));
                }
            }
        }
    }

    private UnitPart counting(Proposal proposal) {
        return proposal.target() instanceof Target.Part && proposal.action() == Action.STOP && proposal.row() != null
                ? inside.get(proposal.row().countedBy())
                : null;
    }

    private void once() {
        for (int i = 0; i < holding.size(); i++) {
            for (int j = holding.size() - 1; j > i; j--) {
                Proposal one = holding.get(i);
                Proposal other = holding.get(j);
                if (one.asksTheSameAs(other)) {
                    Proposal kept = kept(one, other);
                    holding.set(i, kept);
                    holding.remove(j);
                    lose(kept == one ? other : one, kept);
                }
            }
        }
    }

    /** Of two that ask the same, the one that binds; else the one whose row comes first. */
    private static Proposal kept(Proposal one, Proposal other) {
        if (one.binding() != other.binding()) {
            return one.binding() ? one : other;
        }
        return source(one).compareTo(source(other)) <= 0 ? one : other;
    }

    private void lastResort(List<Proposal> proposals) {
        Proposal exemption = null;
        for (Proposal proposal : proposals) {
            if (exemptsSite(proposal) && (exemption == null || BY_EXEMPTION.compare(proposal, exemption) < 0)) {
                exemption = proposal;
            }
        }
        if (exemption == null) {
            return;
        }
        if (holding.isEmpty()) {
            holding.add(exemption);
        }
        for (Proposal proposal : proposals) {
            if (exemptsSite(proposal)) {
                lose(proposal, holding.get(0));
            }
        }
    }

    private void lose(Proposal loser, Proposal winner) {
        if (loser != winner) {
            displaced.add(new Displaced(loser, winner));
        }
    }

    private static boolean exemptsSite(Proposal proposal) {
        return proposal.origin() == Origin.EXEMPTION && proposal.exemption().wholeSite();
    }

    private int place(Proposal proposal) {
        if (proposal.target() instanceof Target.Site) {
            return -1;
        }
        LineFact line = proposal.target().line();
        for (int i = 0; line != null && i < site.lines().size(); i++) {
            if (site.lines().get(i) == line) {
                return i;
            }
        }
        return site.lines().size() + (proposal.target() instanceof Target.Vehicles ? 1 : 0);
    }

    private static String source(Proposal proposal) {
        return proposal.row() != null ? proposal.row().id() : proposal.rule();
    }
}

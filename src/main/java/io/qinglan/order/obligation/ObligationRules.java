package io.qinglan.order.obligation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import io.qinglan.fact.obligation.Alert;
import io.qinglan.fact.obligation.OfSubject;
import io.qinglan.fact.obligation.Proposal;
import io.qinglan.fact.obligation.Proposals;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.policy.Evaluation;
import io.qinglan.policy.Fired;
import io.qinglan.policy.Parameters;
import io.qinglan.policy.PolicyPack;
import io.qinglan.policy.RuleBook;
import io.qinglan.policy.TableRow;

/**
 * The obligations of sites under an alert, by the rules of one pack. Compiled once, then pure: the same sites and alert give the
 * same duties, whatever the order of the sites. Thread safe.
 */
public final class ObligationRules {

    // a session of this many sites keeps its memories in the processor's cache
    private static final int SITES_IN_A_SESSION = 1_000;

    private final RuleBook book;
    private final MeasureTables tables;
    private final Reasons reasons;
    private final Parameters parameters;
    private final Map<String, ColourTables> colours = new ConcurrentHashMap<>();

    /**
     * Compiles the rules and reads the tables of a pack.
     *
     * @throws io.qinglan.policy.PolicyException when a rule does not compile or a table cannot be read
     */
    public ObligationRules(PolicyPack pack) {
        this(pack, List.of());
    }

    /** The same with rows that a case brings beside the tables of the pack. */
    ObligationRules(PolicyPack pack, List<TableRow> brought) {
        book = pack.rules("obligation");
        tables = new MeasureTables(pack, brought);
        parameters = pack.parameters();
        reasons = new Reasons(book, parameters);
    }

    /**
     * What each site must do.
     *
     * @param trace whether to note the rules that fired for each site with the facts they matched
     * @return one entry per site, in the order given
     */
    public List<SiteDuties> derive(List<SiteFact> sites, Alert alert, boolean trace) {
        if (sites.size() <= SITES_IN_A_SESSION) {
            return session(sites, alert, trace);
        }
        List<Callable<List<SiteDuties>>> sessions = new ArrayList<>();
        for (int from = 0; from < sites.size(); from += SITES_IN_A_SESSION) {
            List<SiteFact> some = sites.subList(from, Math.min(sites.size(), from + SITES_IN_A_SESSION));
            sessions.add(() -> session(some, alert, trace));
        }
        List<SiteDuties> all = new ArrayList<>(sites.size());
        try {
            for (Future<List<SiteDuties>> done : RulePool.workers().invokeAll(sessions)) {
                all.addAll(done.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while obligations were derived", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
        return all;
    }

    /** The hours since the start of a response at which the tables switch at a colour, in their order. */
    public SortedSet<BigDecimal> hourBounds(String colour) {
        return tables.hourBounds(colour);
    }

    /** What one site must do, with the trace. */
    public SiteDuties derive(SiteFact site, Alert alert) {
        return session(List.of(site), alert, true).get(0);
    }

    /**
     * Every row of the tables for the industries of a site, whatever its colour and grade, with the conditions that it meets and those
     * that it does not.
     */
    public List<RowCheck> rows(SiteFact site, Alert alert) {
        return new RowChecks(tables, this::at).of(site.on(alert.date()), alert);
    }

    /** The parameters of the pack, latest values. */
    public Parameters parameters() {
        return parameters;
    }

    private ColourTables at(String colour) {
        return colours.computeIfAbsent(colour, code -> new ColourTables(tables, code));
    }

    /** The grades an industry, or a part of it, knows, best first; empty when the tables know none. */
    public List<String> scheme(String industry, String sub) {
        return tables.industries().part(industry, sub).scheme();
    }

    /** Whether a site has the best grade of its scheme, which tables leave its own choice: A or better, or leading. */
    public boolean bestGrade(SiteFact site) {
        if (site.grade() == null) {
            return false;
        }
        return site.industries().stream().allMatch(industry -> {
            List<String> scheme = tables.industries().part(industry, site.sub()).scheme();
            return site.grade().equals("leading")
                    || site.grade().equals("A+")
                    || !scheme.isEmpty() && scheme.get(0).equals(site.grade());
        });
    }

    private List<SiteDuties> session(List<SiteFact> sites, Alert alert, boolean trace) {
        ColourTables rows = at(alert.colour());
        SiteRun run = new SiteRun(rows, tables.readings(), alert, sites);
        Proposals proposals = new Proposals(tables.readings(), sites.size());
        Evaluation evaluation = book.evaluate(run.facts(), Map.of("propose", proposals), trace);
        List<List<Fired>> fired = trace ? bySite(evaluation.fired(), sites.size()) : null;
        List<SiteDuties> duties = new ArrayList<>(sites.size());
        for (int i = 0; i < sites.size(); i++) {
            duties.add(duties(sites.get(i), proposals.of(i), trace ? fired.get(i) : List.of()));
        }
        return duties;
    }

    private SiteDuties duties(SiteFact site, List<Proposal> proposals, List<Fired> fired) {
        if (proposals.isEmpty()) {
            return new SiteDuties(site, List.of(), List.of(), fired);
        }
        Precedence precedence = Precedence.of(site, proposals, tables.inside());
        List<Proposal> holding = precedence.holding();
        List<Obligation> obligations = new ArrayList<>(holding.size());
        for (Proposal proposal : holding) {
            obligations.add(obligation(obligations.size() + 1, proposal, holding));
        }
        return new SiteDuties(site, obligations, precedence.displaced(), fired);
    }

    private Obligation obligation(int ordinal, Proposal proposal, List<Proposal> holding) {
        return new Obligation(
                ordinal,
                proposal.scope(),
                proposal.target(),
                proposal.action(),
                proposal.amount(),
                proposal.unit(),
                proposal.row() == null ? null : proposal.row().comparison(),
                proposal.limitTo(),
                proposal.cap(),
                proposal.allowed(),
                proposal.daily(),
                proposal.countedBy(),
                proposal.minCount(),
                proposal.row() != null && proposal.row().keptHot(),
                proposal.binding(),
                proposal.origin(),
                reasons.of(proposal),
                Savings.of(proposal, holding));
    }

    private static List<List<Fired>> bySite(List<Fired> fired, int sites) {
        List<List<Fired>> bySite = new ArrayList<>(sites);
        for (int i = 0; i < sites; i++) {
            bySite.add(List.of());
        }
        for (Fired each : fired) {
            int site = siteOf(each);
            if (site >= 0) {
                if (bySite.get(site).isEmpty()) {
                    bySite.set(site, new ArrayList<>(4));
                }
                bySite.get(site).add(each);
            }
        }
        return bySite;
    }

    private static int siteOf(Fired fired) {
        for (Object fact : fired.facts()) {
            if (fact instanceof OfSubject of) {
                return of.subject().index();
            }
        }
        return -1;
    }
}

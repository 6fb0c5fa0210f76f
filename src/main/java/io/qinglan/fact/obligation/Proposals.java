package io.qinglan.fact.obligation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import io.qinglan.fact.Certainty;

/**
 * Where rules put what they propose for the sites of one run, in the order they fire. Every method takes the name of the rule first.
 * Belongs to one run; not for several threads.
 */
public final class Proposals {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final String PERCENT = "percent";

    private final Readings readings;
    private final List<List<Proposal>> bySite;
    private final LineProposals lines;

    /** An empty collection for a run of so many sites under these readings. */
    public Proposals(Readings readings, int sites) {
        this.readings = readings;
        this.bySite = new ArrayList<>(sites);
        for (int i = 0; i < sites; i++) {
            bySite.add(null);
        }
        this.lines = new LineProposals(this);
    }

    /** What was proposed for the site at a place of the run. */
    public List<Proposal> of(int index) {
        List<Proposal> proposals = bySite.get(index);
        return proposals == null ? List.of() : proposals;
    }

    /** The measures on lines. */
    public LineProposals lines() {
        return lines;
    }

    /** A site that is not listed reduces at its own choice, not above its mean before the warning. */
    public void unlisted(String rule, Subject subject) {
        add(
                subject,
                Origin.UNLISTED,
                rule,
                null,
                null,
                Action.AUTONOMOUS,
                null,
                null,
                before(subject),
                readings.binds());
    }

    /** A site that is not listed is asked nothing. */
    public void unlistedFree(String rule, Subject subject) {
        add(subject, Origin.UNLISTED, rule, null, null, null, null, null, null, readings.binds());
    }

    /** A whole site is exempt, or capped by its orders. */
    public void exempt(String rule, Exemption exemption, Subject subject) {
        Cap cap = exemption.cap() != null
                ? Cap.setBy(exemption.cap())
                : exemption.action() == Action.AUTONOMOUS ? beforeIfCapped(subject) : null;
        add(subject, Origin.EXEMPTION, rule, null, exemption, exemption.action(), null, null, cap, binds(exemption));
    }

    /** A line with a duty of its own runs at the load approved for it. */
    public void exempt(String rule, Exemption exemption, DutyLine duty) {
        BigDecimal amount = exemption.amountFrom() == null ? null : duty.line().known(exemption.amountFrom());
        put(new Proposal(
                duty.subject(),
                Origin.EXEMPTION,
                rule,
                null,
                exemption,
                null,
                exemption.scope(),
                new Target.Whole(duty.line()),
                exemption.action(),
                amount,
                exemption.unit(),
                Amounts.share(duty.line().dailyCapacity(), duty.line().capacityUnit(), amount),
                exemption.cap() == null ? null : Cap.setBy(exemption.cap()),
                null,
                List.of(),
                null,
                null,
                binds(exemption)));
    }

    /** The city's list row of a line. */
    public void listRow(String rule, ListedLine listed) {
        ListRowFact row = listed.row();
        boolean stop = row.action() == Action.STOP;
        boolean extend = row.action() == Action.EXTEND && row.limitTo() != null; // to so many hours, not by a share
        BigDecimal cut = extend ? row.limitTo().value() : Amounts.percentCut(row, listed.line());
        put(new Proposal(
                listed.subject(),
                Origin.LIST_ROW,
                rule,
                null,
                null,
                row,
                Scope.LINE,
                new Target.Whole(listed.line()),
                row.action(),
                stop ? WHOLE : cut,
                extend ? row.limitTo().unit() : PERCENT,
                stop || extend ? null : row.limitTo(),
                null,
                null,
                List.of(),
                null,
                null,
                true));
    }

    /** The filed off-peak stop of a line. */
    public void offPeak(String rule, OffPeakLine line) {
        put(new Proposal(
                line.subject(),
                Origin.OFF_PEAK,
                rule,
                null,
                null,
                null,
                Scope.LINE,
                new Target.Whole(line.line()),
                Action.STOP,
                WHOLE,
                PERCENT,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                true));
    }

    /** A row about the site as a whole. */
    public void site(String rule, KeyedRow measure, SitePart part) {
        MeasureRow row = measure.row();
        boolean autonomous = row.action() == Action.AUTONOMOUS;
        Cap cap = row.cap() != null ? Cap.setBy(row.cap()) : autonomous ? beforeIfCapped(part.subject()) : null;
        put(new Proposal(
                part.subject(),
                Origin.TABLE,
                rule,
                row,
                null,
                null,
                row.dutyScope(),
                Target.SITE,
                row.action(),
                autonomous ? null : row.amount(),
                autonomous ? null : row.unit(),
                null,
                cap,
                null,
                row.daily(),
                row.countedBy(),
                null,
                binds(row)));
    }

    /** A row that keeps vehicles out. */
    public void vehicles(String rule, KeyedRow measure, SitePart part) {
        MeasureRow row = measure.row();
        put(new Proposal(
                part.subject(),
                Origin.TABLE,
                rule,
                row,
                null,
                null,
                row.scope(),
                new Target.Vehicles(row.vehicles()),
                row.action(),
                row.amount() == null ? WHOLE : row.amount(),
                row.unit(),
                null,
                null,
                row.allowed() == null ? readings.transportAllowed() : row.allowed(),
                row.daily(),
                row.countedBy(),
                null,
                binds(row)));
    }

    void put(Proposal proposal) {
        int index = proposal.subject().index();
        List<Proposal> proposals = bySite.get(index);
        if (proposals == null) {
            proposals = new ArrayList<>(4);
            bySite.set(index, proposals);
        }
        proposals.add(proposal);
    }

    boolean binds(MeasureRow row) {
        return row.certainty() == Certainty.STATED && row.binds() && readings.binds();
    }

    private boolean binds(Exemption exemption) {
        return exemption.certainty() == Certainty.STATED && exemption.binds() && readings.binds();
    }

    private void add(
            Subject subject,
            Origin origin,
            String rule,
            MeasureRow row,
            Exemption exemption,
            Action action,
            BigDecimal amount,
            String unit,
            Cap cap,
            boolean binding) {
        put(new Proposal(
                subject,
                origin,
                rule,
                row,
                exemption,
                null,
                Scope.WHOLE,
                Target.SITE,
                action,
                amount,
                unit,
                null,
                cap,
                null,
                List.of(),
                null,
                null,
                binding));
    }

    private Cap beforeIfCapped(Subject subject) {
        return "before_warning".equals(readings.exemptCap()) ? before(subject) : null;
    }

    private static Cap before(Subject subject) {
        return subject.site().meanDailyBeforeKg().isEmpty()
                ? null
                : new Cap(null, subject.site().meanDailyBeforeKg());
    }
}

package io.qinglan.warning.assessment;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import io.qinglan.fact.Level;
import io.qinglan.fact.warning.Approval;
import io.qinglan.fact.warning.Cause;
import io.qinglan.fact.warning.CoarseDays;
import io.qinglan.fact.warning.Granted;
import io.qinglan.fact.warning.Horizon;
import io.qinglan.fact.warning.InForcePeriod;
import io.qinglan.fact.warning.Monitored;
import io.qinglan.fact.warning.Notice;
import io.qinglan.fact.warning.ReleaseTestKind;
import io.qinglan.fact.warning.Run;
import io.qinglan.fact.warning.Standing;
import io.qinglan.forecast.outlook.Basis;
import io.qinglan.forecast.outlook.Causes;
import io.qinglan.forecast.outlook.Outlook;
import io.qinglan.forecast.outlook.ReleaseCheck;
import io.qinglan.forecast.outlook.Series;
import io.qinglan.forecast.outlook.Terms;

/** The facts of one assessment, from the series and the context. */
final class Situation {

    private final PackFacts pack;
    private final Series series;
    private final Context context;
    private final Outlook outlook;
    private final LocalDateTime from;
    private final boolean inForce;
    /** The monitored value, null when there is none or it is not of the pollutant that decides. */
    private final Integer monitored;

    Situation(PackFacts pack, Basis basis, Series series, Context context) {
        this.pack = pack;
        this.series = series;
        this.context = context;
        this.from = context.now() != null ? context.now() : series.start();
        this.inForce = context.level() != Level.NONE;
        this.outlook = Outlook.of(series, terms(basis));
        this.monitored = decides(context.pollutant()) ? series.monitoredNow() : null;
    }

    Outlook outlook() {
        return outlook;
    }

    List<Object> facts() {
        List<Object> facts = new ArrayList<>(32);
        facts.addAll(pack.on(Occasion.ALWAYS));
        facts.add(standing());
        facts.add(Horizon.WHOLE);
        List<Run> runs = outlook.runs(pack.lines, Horizon.WHOLE);
        if (inForce) {
            inForce(facts, runs);
        } else {
            monitored(facts);
        }
        if (!runs.isEmpty()) {
            facts.addAll(pack.on(Occasion.RUNS));
            facts.addAll(runs);
        }
        causes(facts);
        beside(facts, !runs.isEmpty());
        return facts;
    }

    private void causes(List<Object> facts) {
        CoarseDays coarse = outlook.coarseDays();
        if (coarse != null) {
            facts.addAll(pack.on(Occasion.COARSE_DAYS));
            facts.add(coarse);
        }
        if (context.causes() != Causes.none()) {
            facts.addAll(pack.on(Occasion.CAUSES));
            facts.addAll(outlook.excludedDays());
        }
    }

    private Terms terms(Basis basis) {
        Basis chosen = basis != null ? basis : series.hourly() ? pack.windowBasis() : Basis.CALENDAR;
        return new Terms(
                context.pollutant(),
                context.causes(),
                pack.excluding,
                pack.rangeEnd,
                pack.coarseAsFine,
                pack.lowestLine,
                pack.counting(series.hourly() ? chosen : Basis.CALENDAR));
    }

    private boolean decides(String pollutant) {
        return pollutant.equals(Series.PM25) || pack.coarseAsFine && pollutant.equals(Series.PM10);
    }

    private Standing standing() {
        Cause cause = context.causes().general();
        Approval approval = context.approval();
        return new Standing(
                context.level(),
                context.level().ordinal(),
                pack.lowest,
                pack.lowest.ordinal(),
                context.now(),
                from,
                context.fixedEnd(),
                context.kind(),
                Boolean.FALSE.equals(outlook.dayValid()),
                cause,
                approval,
                approval == null ? null : approval.code());
    }

    /** Tests of release, and what is left from now on, while a level is in force. */
    private void inForce(List<Object> facts, List<Run> runs) {
        facts.addAll(pack.on(Occasion.IN_FORCE));
        LocalDateTime start = context.start() != null ? context.start() : context.since();
        facts.add(
                new InForcePeriod(context.level(), start, context.end() != null ? context.end() : context.fixedEnd()));
        if (!pack.releaseKnown) {
            return;
        }
        ReleaseCheck check = outlook.release();
        int line = pack.releaseLine(context.level());
        LocalDateTime fixedEnd = context.fixedEnd();
        if (fixedEnd != null) {
            // what is measured now says nothing about an end that is still to come
            Integer measured = from == null || !fixedEnd.isAfter(from) ? monitored : null;
            facts.add(check.test(
                    ReleaseTestKind.FIXED_END, line, pack.releaseStrict, fixedEnd, pack.releaseHours, measured));
        }
        facts.add(check.test(
                ReleaseTestKind.LIFT, line, pack.releaseStrict, context.now(), pack.releaseHours, monitored));
        if (context.level().above(pack.lowest)) {
            facts.add(check.test(
                    ReleaseTestKind.STEP_DOWN,
                    pack.highestLine(context.level()),
                    pack.releaseStrict,
                    context.now(),
                    pack.releaseHours,
                    null));
            facts.add(Horizon.FROM_NOW);
            runs.addAll(outlook.from(context.now()).runs(pack.lines, Horizon.FROM_NOW));
        }
    }

    private void monitored(List<Object> facts) {
        if (monitored == null || pack.lowestLine < 0) {
            return;
        }
        ReleaseCheck check = outlook.release();
        boolean heavy = monitored > pack.lowestLine && !check.excludedAt(context.now());
        facts.add(new Monitored(monitored, heavy, check.persists(pack.lowestLine, context.now(), pack.lookaheadHours)));
        facts.addAll(pack.on(Occasion.MONITORED));
        facts.addAll(pack.bands);
    }

    private void beside(List<Object> facts, boolean polluted) {
        if (context.approval() != null) {
            facts.addAll(pack.on(Occasion.APPROVAL));
        }
        if (context.requested() != null) {
            facts.addAll(pack.on(Occasion.REQUEST));
            facts.add(context.requested());
        }
        Notice notice = context.regionalNotice();
        boolean noticed = notice != null && !over(notice);
        if (!inForce && (polluted || noticed)) {
            facts.addAll(pack.on(Occasion.STARTING));
        }
        if (noticed) {
            facts.addAll(pack.on(Occasion.NOTICE));
            facts.add(notice);
        }
        if (series.contiguousCities() != null) {
            facts.add(series.contiguousCities());
            facts.addAll(pack.provincial);
        }
        if (context.superiorDeployment()) {
            facts.add(new Granted("superiorDeployment"));
        }
    }

    /** A notice whose time has run out binds nobody any more. */
    private boolean over(Notice notice) {
        return !notice.released()
                && notice.end() != null
                && from != null
                && !notice.end().isAfter(from);
    }
}

package io.qinglan.audit.backtest;

import java.time.LocalDateTime;

import io.qinglan.fact.Level;
import io.qinglan.fact.warning.Index;
import io.qinglan.forecast.outlook.Basis;
import io.qinglan.forecast.outlook.Series;
import io.qinglan.policy.PolicyPack;
import io.qinglan.warning.assessment.Assessment;
import io.qinglan.warning.assessment.Assessor;
import io.qinglan.warning.assessment.Context;

/**
 * Lives through years of air with one pack: at every step (each midnight of a series of days, every six hours of one of hours) the rules
 * see the next days and what is in force, and what they say is done. People are left out: nobody confers, delays or overrides.
 */
public final class Replay {

    private static final int DAY = 24;
    private static final int HOURLY_STEP = 6;

    private final Assessor assessor;
    private final PolicyPack pack;
    private final Basis basis;
    private final int daysAhead;
    private final int gapDays;

    /**
     * @param assessor how series are judged
     * @param pack by which pack
     * @param basis natural days or sliding windows; null for the pack's own; days are always judged by days
     * @param daysAhead how many days the forecast reaches
     * @param gapDays after so many days without a value the replay begins anew, with nothing in force
     */
    public Replay(Assessor assessor, PolicyPack pack, Basis basis, int daysAhead, int gapDays) {
        this.assessor = assessor;
        this.pack = pack;
        this.basis = basis;
        this.daysAhead = daysAhead;
        this.gapDays = gapDays;
    }

    /** The pack replayed. */
    public PolicyPack pack() {
        return pack;
    }

    /** The levels of a city under a forecast. */
    public Track run(CityAir air, Blur blur) {
        Series series = air.series();
        int stepUnits = (series.hourly() ? HOURLY_STEP : DAY) / series.unitHours();
        int steps = (series.length() + stepUnits - 1) / stepUnits;
        Track track = new Track(air.city(), series.start(), stepUnits * series.unitHours(), steps);
        int[] fine = air.fine();
        int gap = gapDays * DAY / series.unitHours();
        Hand hand = new Hand(track);
        for (int step = 0; step < steps; step++) {
            int unit = step * stepUnits;
            if (inGap(fine, unit, Math.min(unit + stepUnits, fine.length), gap)) {
                hand.drop();
                continue;
            }
            hand.judge(step, blur.of(air.city(), ahead(series, unit)));
        }
        return track;
    }

    /** What the rules say of a city at a step, with their reasons; the level in force is that of the step before. */
    public Assessment explained(CityAir air, LocalDateTime at, Level inForce, LocalDateTime since) {
        Series rest = air.series().from(at);
        return assessor.assess(pack, basis(rest), ahead(rest, 0), context(inForce, at, since));
    }

    private Series ahead(Series series, int unit) {
        int units = daysAhead * DAY / series.unitHours();
        return series.part(unit, Math.min(unit + units, series.length()));
    }

    private Basis basis(Series series) {
        return series.hourly() ? basis : Basis.CALENDAR;
    }

    private static Context context(Level inForce, LocalDateTime now, LocalDateTime since) {
        Context context = Context.at(inForce, now);
        return inForce == Level.NONE ? context : context.withPeriod(since, null);
    }

    /** Whether the units of a step lie in a row of missing values long enough to begin anew. */
    private static boolean inGap(int[] fine, int from, int to, int gap) {
        for (int unit = from; unit < to; unit++) {
            if (fine[unit] != Index.MISSING) {
                return false;
            }
        }
        int first = from;
        while (first > 0 && fine[first - 1] == Index.MISSING && from - first < gap) {
            first--;
        }
        int end = to;
        while (end < fine.length && fine[end] == Index.MISSING && end - first < gap) {
            end++;
        }
        return end - first >= gap;
    }

    /** What stands while the years go by: the level in force, or one announced that has not begun. */
    private final class Hand {

        private final Track track;
        private Level inForce = Level.NONE;
        private LocalDateTime since;
        private Level pending = Level.NONE;
        private LocalDateTime pendingFrom;
        private LocalDateTime pendingSaid;

        Hand(Track track) {
            this.track = track;
        }

        void drop() {
            inForce = Level.NONE;
            pending = Level.NONE;
        }

        void judge(int step, Series ahead) {
            LocalDateTime now = track.at(step);
            if (inForce == Level.NONE && assessor.quiet(pack, ahead)) {
                withdraw();
            } else {
                Assessment said = assessor.assess(pack, basis(ahead), ahead, context(inForce, now, since), false);
                if (inForce == Level.NONE) {
                    start(said, now);
                } else {
                    change(said.level(), now);
                }
            }
            track.set(step, inForce);
        }

        private void withdraw() {
            if (pending != Level.NONE) {
                track.withdraw();
                pending = Level.NONE;
            }
        }

        private void start(Assessment said, LocalDateTime now) {
            if (said.level() == Level.NONE) {
                withdraw();
                return;
            }
            LocalDateTime from = said.start() == null || said.start().isBefore(now) ? now : said.start();
            boolean same = pending == said.level();
            pendingSaid = same ? pendingSaid : now;
            pending = said.level();
            pendingFrom = from;
            if (pendingFrom.isBefore(now.plusHours(track.stepHours()))) {
                track.announce(pendingSaid, pendingFrom, pending);
                inForce = pending;
                since = pendingFrom;
                pending = Level.NONE;
            }
        }

        private void change(Level to, LocalDateTime now) {
            if (to.above(inForce)) {
                track.announce(now, now, to);
            }
            inForce = to;
        }
    }
}

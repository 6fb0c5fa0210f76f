package io.qinglan.bench.truth;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How well a way tells who breaks an order, over some episodes. A lead is true when the order was really broken in the time it speaks of.
 * Leads of one episode beyond the first true one count no more: the site is known by then.
 */
final class Score {

    private static final Duration IN_TIME = Duration.ofHours(2);

    private int episodes;
    private int breaking;
    private int found;
    private int inTime;
    private int trueLeads;
    private int falseLeads;
    private double days;
    private double assessable;
    private final List<Double> minutes = new ArrayList<>();

    void add(Episode episode, Way.Outcome outcome) {
        episodes++;
        days += episode.days();
        assessable += outcome.assessable();
        Instant broken = episode.firstBroken();
        breaking += broken == null ? 0 : 1;
        boolean known = false;
        for (Alarm alarm : outcome.alarms()) {
            if (!episode.brokenBetween(alarm.from(), alarm.at())) {
                falseLeads++;
            } else if (!known) {
                known = true;
                trueLeads++;
                if (broken != null) {
                    note(episode, alarm);
                }
            }
        }
    }

    private void note(Episode episode, Alarm alarm) {
        found++;
        Instant due = episode.duty().completeBy();
        Instant first = episode.firstBroken();
        Instant counted = first.isAfter(due) && !countsFromDue(episode) ? first : due;
        double took = Math.max(0, Duration.between(counted, alarm.at()).toMinutes());
        minutes.add(took);
        inTime += took <= IN_TIME.toMinutes() ? 1 : 0;
    }

    /** Whoever runs on is counted from the end of the permitted ramp; who stops first and runs later from then. */
    private static boolean countsFromDue(Episode episode) {
        return switch (episode.behaviour()) {
            case RESTART, NIGHT_RUNNING, IGNORED_ANY_HOUR, LIMIT_IGNORED -> false;
            default -> true;
        };
    }

    void add(Score other) {
        episodes += other.episodes;
        breaking += other.breaking;
        found += other.found;
        inTime += other.inTime;
        trueLeads += other.trueLeads;
        falseLeads += other.falseLeads;
        days += other.days;
        assessable += other.assessable;
        minutes.addAll(other.minutes);
    }

    int episodes() {
        return episodes;
    }

    /** Episodes in which the order was really broken. */
    int breaking() {
        return breaking;
    }

    int falseLeads() {
        return falseLeads;
    }

    /** Share of leads that are true; {@code NaN} without leads. */
    double precision() {
        return trueLeads / (double) (trueLeads + falseLeads);
    }

    /** Share of broken orders found at all; {@code NaN} where none was broken. */
    double recall() {
        return found / (double) breaking;
    }

    /** Share of broken orders found within two hours. */
    double recallInTime() {
        return inTime / (double) breaking;
    }

    double falsePerPlantDay() {
        return falseLeads / days;
    }

    double assessable() {
        return assessable / episodes;
    }

    /** Minutes to the lead: a quantile over the broken orders found; {@code NaN} without any. */
    double minutes(double share) {
        if (minutes.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = new ArrayList<>(minutes);
        Collections.sort(sorted);
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
    }

    double plantDays() {
        return days;
    }
}

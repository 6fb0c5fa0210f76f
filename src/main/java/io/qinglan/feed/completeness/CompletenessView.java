package io.qinglan.feed.completeness;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What was due of a point and what came, and how its feed stands. By figures that are proposals (certainty {@code inferred}): a hint to look,
 * never a finding; no data is neither proof of a stop nor of a violation.
 *
 * @param from begin of the time looked at
 * @param to its end; hours that have not been counted yet are left out
 * @param share came ÷ due over all kinds, 0 to 1; absent when nothing was due
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CompletenessView(
        String point,
        String site,
        Instant from,
        Instant to,
        Double share,
        List<Kind> kinds,
        List<Hour> hours,
        List<Day> days,
        List<Gap> gaps,
        State state,
        Capture capture,
        String certainty) {

    /**
     * One kind of record over the time looked at.
     *
     * @param dueFrom what says how many were due: setting, standard or learned
     * @param due absent when nothing says it
     * @param backfilled of those that came, how many late
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Kind(String kind, String dueFrom, Integer due, int came, int backfilled, Double share) {}

    /** One kind of record in one hour (day records: in one day). */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Hour(Instant start, String kind, Integer due, int came, int backfilled) {}

    /** All kinds of one day. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Day(LocalDate date, int due, int came, Double share) {}

    /**
     * Hours in a row that lack records.
     *
     * @param asked how often they were asked for
     * @param outcome what came of it last: asked, open, given_up, not_possible
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Gap(String kind, Instant from, Instant to, int missing, int asked, Instant askedAt, String outcome) {}

    /**
     * How the feed stands now.
     *
     * @param offline nothing came for too long
     * @param stale kinds of record that stay out while others come
     * @param stuck factors that stand still
     * @param driftSeconds median of receive time less the time live records speak of; absent when too few came
     * @param clockDrift whether that is more than the figure
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record State(
            boolean offline,
            Instant lastReceivedAt,
            Instant lastRecordAt,
            List<String> stale,
            List<Watch.Stuck> stuck,
            Long driftSeconds,
            boolean clockDrift) {}

    /**
     * The share of valid hours of the quarter (HJ 75-2017), of the factor that has the least.
     *
     * @param hours hours of the quarter so far
     * @param percent absent when the source stood still all the time
     * @param target percent the quarter must reach
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Capture(Instant quarter, String factor, int hours, int valid, int stopped, Double percent, double target) {}
}

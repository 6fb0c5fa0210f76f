package io.qinglan.compliance.lead;

import java.time.Instant;
import java.util.List;

import io.qinglan.fact.compliance.Confidence;
import io.qinglan.fact.compliance.Verdict;

/**
 * A duty seen not met for longer than is tolerated: what a lead opens on. An alarm, never a finding.
 *
 * @param from begin of the first window not met
 * @param passed end of the window with which the tolerance was passed: the lead opens then
 * @param to end of the last window not met
 * @param minutes minutes not met in the row
 * @param confidence the highest confidence for which the row is long enough
 * @param windows the windows not met, in order
 */
public record Breach(
        Instant from, Instant passed, Instant to, long minutes, Confidence confidence, List<Verdict> windows) {

    /** Keeps an unchangeable copy. */
    public Breach {
        windows = List.copyOf(windows);
    }
}

package io.qinglan.audit;

import java.time.ZoneId;
import java.util.List;

import io.qinglan.compliance.verdict.VerdictCases;
import io.qinglan.feed.standard.WindowCases;
import io.qinglan.forecast.AqiVectors;
import io.qinglan.order.obligation.ObligationCases;
import io.qinglan.policy.CaseKind;
import io.qinglan.warning.assessment.WarningCases;

/**
 * Every kind of case the rooms bring.
 *
 * @param zone the zone of instants without an offset
 */
public record CaseKinds(ZoneId zone) {

    /** The kinds, each of which recognises its own cases. */
    public List<CaseKind> all() {
        return List.of(
                new AqiVectors(), new WindowCases(), new ObligationCases(), new VerdictCases(), new WarningCases(zone));
    }
}

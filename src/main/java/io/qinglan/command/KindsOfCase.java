package io.qinglan.command;

import java.util.List;

import io.qinglan.compliance.verdict.VerdictCases;
import io.qinglan.feed.standard.WindowCases;
import io.qinglan.forecast.AqiVectors;
import io.qinglan.order.obligation.ObligationCases;
import io.qinglan.policy.CaseKind;
import io.qinglan.warning.assessment.WarningCases;

/** Every kind of case the rooms bring. */
final class KindsOfCase {

    private KindsOfCase() {}

    static List<CaseKind> all() {
        return List.of(
                new AqiVectors(),
                new WindowCases(),
                new ObligationCases(),
                new VerdictCases(),
                new WarningCases(House.zone()));
    }
}

package io.qinglan.compliance.verdict;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.qinglan.fact.compliance.Duty;
import io.qinglan.fact.compliance.Leave;
import io.qinglan.fact.compliance.Quota;
import io.qinglan.fact.compliance.RampStep;
import io.qinglan.fact.compliance.TestKind;
import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.DailySpan;
import io.qinglan.fact.obligation.Quantity;
import io.qinglan.fact.obligation.Scope;

/** The duty of a case. What it does not say is the plainest: a line, from the first of December 2026 on, complete at once, open. */
final class CaseDuty {

    static final Instant BEGIN = Instant.parse("2026-11-30T16:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private CaseDuty() {}

    static Duty read(CaseFields duty) {
        Instant from = duty.time("from", BEGIN);
        Duty read = new Duty(
                "O-1",
                "O",
                "S",
                duty.text("target", "L1"),
                duty.text("part"),
                duty.code("scope", Scope.LINE, Scope::of),
                duty.code("action", null, Action::of),
                duty.number("amount"),
                duty.text("unit"),
                quantity(duty),
                from,
                duty.time("completeBy", from),
                duty.time("until", null),
                ramp(duty, from),
                daily(duty),
                ZONE,
                quota(duty),
                duty.words("allowed"),
                duty.flag("keptHot", false),
                cap(duty),
                duty.words("asked").stream().map(TestKind::of).collect(Collectors.toSet()),
                leaves(duty, from));
        duty.close();
        return read;
    }

    private static Quantity quantity(CaseFields duty) {
        if (!duty.has("limitTo")) {
            return null;
        }
        CaseFields limit = duty.object("limitTo");
        Quantity quantity = new Quantity(limit.number("value"), limit.text("unit"));
        limit.close();
        return quantity;
    }

    private static List<RampStep> ramp(CaseFields duty, Instant from) {
        List<RampStep> steps = new ArrayList<>();
        for (CaseFields step : duty.objects("ramp")) {
            steps.add(new RampStep(step.time("by", from), step.number("share")));
            step.close();
        }
        return steps;
    }

    private static List<DailySpan> daily(CaseFields duty) {
        List<DailySpan> spans = new ArrayList<>();
        for (CaseFields span : duty.objects("daily")) {
            spans.add(new DailySpan(span.text("from"), span.text("to")));
            span.close();
        }
        return spans;
    }

    private static Quota quota(CaseFields duty) {
        if (!duty.has("quota")) {
            return null;
        }
        CaseFields quota = duty.object("quota");
        Quota read = new Quota(quota.number("value"), quota.text("unit", "trips"), quota.text("per", "day"));
        quota.close();
        return read;
    }

    private static Map<String, BigDecimal> cap(CaseFields duty) {
        Map<String, BigDecimal> cap = new HashMap<>();
        CaseFields given = duty.object("cap");
        for (String pollutant : List.of("SO2", "NOx", "PM", "VOCs")) {
            if (given.has(pollutant)) {
                cap.put(pollutant, given.number(pollutant));
            }
        }
        given.close();
        return cap;
    }

    private static List<Leave> leaves(CaseFields duty, Instant from) {
        List<Leave> leaves = new ArrayList<>();
        for (CaseFields leave : duty.objects("leaves")) {
            leaves.add(new Leave(
                    leave.text("kind", "leave"),
                    leave.text("document"),
                    leave.time("from", from),
                    leave.time("until", null)));
            leave.close();
        }
        return leaves;
    }
}

package io.qinglan.command.check;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.qinglan.fact.compliance.Check;
import io.qinglan.fact.compliance.Duty;
import io.qinglan.fact.compliance.GateCheck;
import io.qinglan.fact.compliance.Passage;
import io.qinglan.fact.compliance.ProcessCheck;
import io.qinglan.fact.compliance.ProcessFigure;
import io.qinglan.fact.compliance.TestKind;
import io.qinglan.fact.obligation.Action;

/**
 * What gate ledgers and figures of the process say. A gate with a passage on a day counts as at work for that day; one without tells nothing.
 * Figures of the process carry the names {@code coking_time, feed, pull, output} as their factor, in the unit of the obligation.
 */
final class OwnLedger {

    private static final Set<String> PROCESS = Set.of("coking_time", "feed", "pull", "output");
    private static final Set<String> BY_PROCESS = Set.of("process", "manual");

    private final OwnReadings readings;
    private final ZoneId zone;

    OwnLedger(OwnReadings readings, ZoneId zone) {
        this.readings = readings;
        this.zone = zone;
    }

    List<Check> checks(CheckedObligation obligation) {
        List<Check> checks = new ArrayList<>();
        for (Way way : obligation.by("gate")) {
            gate(obligation.duty(), way, checks);
        }
        obligation.ways().stream()
                .filter(way -> BY_PROCESS.contains(way.feed()))
                .map(way -> way.point() == null ? obligation.duty().target() : way.point())
                .distinct()
                .forEach(point -> process(obligation.duty(), point, checks));
        return checks;
    }

    private void gate(Duty duty, Way way, List<Check> checks) {
        Instant end = duty.until() == null || duty.until().isAfter(readings.last()) ? readings.last() : duty.until();
        Instant start = duty.from();
        boolean quota = duty.quota() != null && "trips".equals(duty.quota().unit());
        while (start.isBefore(end)) {
            Instant midnight = start.atZone(zone)
                    .toLocalDate()
                    .plusDays(1)
                    .atStartOfDay(zone)
                    .toInstant();
            Instant stop = midnight.isBefore(end) ? midnight : end;
            List<Passage> passages = readings.passages(way.point(), start, stop);
            checks.add(new GateCheck(
                    duty,
                    quota ? TestKind.GATE_QUOTA : TestKind.GATE_STAGE,
                    way.point(),
                    start,
                    stop,
                    passages,
                    passages.isEmpty() ? Double.NaN : 1));
            start = stop;
        }
    }

    private void process(Duty duty, String point, List<Check> checks) {
        for (OwnReadings.Sample sample : readings.samples(point)) {
            if (PROCESS.contains(sample.factor())) {
                Instant end = sample.at()
                        .plus(sample.seconds() == 0 ? Duration.ofHours(1) : Duration.ofSeconds(sample.seconds()));
                checks.add(new ProcessCheck(
                        duty,
                        point,
                        new ProcessFigure(
                                sample.factor(),
                                sample.value(),
                                unit(duty),
                                sample.at(),
                                end,
                                "ledger",
                                1,
                                before(duty, point, sample))));
            }
        }
    }

    /** The last figure before the duty, from which its ramp leads. */
    private double before(Duty duty, String point, OwnReadings.Sample of) {
        return readings.samples(point).stream()
                .filter(sample ->
                        sample.factor().equals(of.factor()) && sample.at().isBefore(duty.from()))
                .max((one, other) -> one.at().compareTo(other.at()))
                .map(OwnReadings.Sample::value)
                .orElse(Double.NaN);
    }

    private static String unit(Duty duty) {
        if (duty.limitTo() != null && duty.limitTo().value() != null) {
            return duty.limitTo().unit();
        }
        if (duty.quota() != null) {
            return duty.quota().unit() + "/" + duty.quota().per();
        }
        return duty.action() == Action.EXTEND ? duty.unit() : null;
    }
}

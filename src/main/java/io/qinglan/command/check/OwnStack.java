package io.qinglan.command.check;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.qinglan.fact.compliance.Check;
import io.qinglan.fact.compliance.Duty;
import io.qinglan.fact.compliance.Mark;
import io.qinglan.fact.compliance.Outlet;
import io.qinglan.fact.compliance.Relation;
import io.qinglan.fact.compliance.Stack;
import io.qinglan.fact.compliance.StackCheck;

/** Hours of a stack from samples of flow, oxygen and temperature; the ordinary flow is the middle one of the hours before the order. */
final class OwnStack {

    private static final int HOUR = 60;
    private static final double SECONDS = 3600;
    private static final int LEAST_SECONDS = 60;
    private static final int ORDINARY_HOURS = 24;
    private static final Set<String> FLOW = Set.of("a00000", "B02");
    private static final Set<String> OXYGEN = Set.of("a19001", "S01");
    private static final Set<String> TEMPERATURE = Set.of("a01012", "S03");

    private final OwnReadings readings;

    OwnStack(OwnReadings readings) {
        this.readings = readings;
    }

    List<Check> checks(CheckedObligation obligation) {
        List<Check> checks = new ArrayList<>();
        for (Way way : obligation.by("cems")) {
            Duty duty = obligation.duty();
            Outlet outlet =
                    new Outlet(way.point(), Relation.SOLE, true, ordinaryFlow(way.point(), duty.from()), Map.of());
            for (Cuts.Cut cut : Cuts.of(duty, HOUR, readings.last())) {
                checks.add(new StackCheck(duty, outlet, hour(way.point(), cut), Double.NaN));
            }
        }
        return checks;
    }

    private Stack hour(String point, Cuts.Cut cut) {
        List<OwnReadings.Sample> samples = readings.samples(point, cut.start(), cut.end());
        Set<Mark> marks = new HashSet<>();
        samples.stream().filter(sample -> sample.mark() != null).forEach(sample -> marks.add(sample.mark()));
        return new Stack(
                cut.start(),
                cut.minutes(),
                mean(samples, FLOW),
                mean(samples, OXYGEN),
                mean(samples, TEMPERATURE),
                Map.of(),
                Map.of(),
                marks,
                covered(samples, cut));
    }

    /** How much of the hour the best covered factor fills. */
    private static double covered(List<OwnReadings.Sample> samples, Cuts.Cut cut) {
        return samples.stream()
                .filter(sample -> !Double.isNaN(sample.value()))
                .collect(Collectors.groupingBy(
                        OwnReadings.Sample::factor,
                        Collectors.summingInt(sample -> Math.max(sample.seconds(), LEAST_SECONDS))))
                .values()
                .stream()
                .mapToDouble(seconds -> Math.min(1, seconds / (cut.minutes() * SECONDS / HOUR)))
                .max()
                .orElse(0);
    }

    private static double mean(List<OwnReadings.Sample> samples, Set<String> codes) {
        return samples.stream()
                .filter(sample -> codes.contains(sample.factor().split("-")[0]) && !Double.isNaN(sample.value()))
                .mapToDouble(OwnReadings.Sample::value)
                .sorted()
                .average()
                .orElse(Double.NaN);
    }

    private BigDecimal ordinaryFlow(String point, Instant from) {
        List<Double> hours = readings.samples(point).stream()
                .filter(sample -> FLOW.contains(sample.factor().split("-")[0])
                        && sample.at().isBefore(from)
                        && !Double.isNaN(sample.value()))
                .collect(Collectors.groupingBy(
                        sample -> sample.at().getEpochSecond()
                                / Duration.ofHours(1).toSeconds(),
                        Collectors.averagingDouble(OwnReadings.Sample::value)))
                .values()
                .stream()
                .sorted()
                .toList();
        return hours.size() < ORDINARY_HOURS ? null : BigDecimal.valueOf(hours.get(hours.size() / 2));
    }
}

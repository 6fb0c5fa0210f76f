package io.qinglan.command.check;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.qinglan.compliance.baseline.Baselines;
import io.qinglan.compliance.baseline.LineBaseline;
import io.qinglan.fact.compliance.Check;
import io.qinglan.fact.compliance.Duty;
import io.qinglan.fact.compliance.Load;
import io.qinglan.fact.compliance.LoadPart;
import io.qinglan.fact.compliance.Mark;
import io.qinglan.fact.compliance.Meter;
import io.qinglan.fact.compliance.PowerCheck;
import io.qinglan.fact.compliance.StartCheck;
import io.qinglan.fact.compliance.TreatmentCheck;
import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.Scope;
import io.qinglan.feed.window.Energy;

/** What the meters of a line say, window by window, with the baseline from the days before in the same file. */
final class OwnPower {

    private static final int QUARTER = 15;
    private static final int HOUR = 60;
    private static final double WHOLE = 100;

    private final OwnReadings readings;
    private final Baselines baselines;
    private final ZoneId zone;

    OwnPower(OwnReadings readings, Baselines baselines, ZoneId zone) {
        this.readings = readings;
        this.baselines = baselines;
        this.zone = zone;
    }

    /** The checks of an obligation by power; none where the order names no meter. */
    List<Check> checks(CheckedObligation obligation) {
        Map<String, Way> production = new LinkedHashMap<>();
        Map<String, Way> treatment = new LinkedHashMap<>();
        for (Way way : obligation.by("power")) {
            (way.treatment() ? treatment : production).putIfAbsent(way.point(), way);
        }
        List<Way> ways = List.copyOf(production.values());
        if (ways.isEmpty()) {
            return List.of();
        }
        Duty duty = obligation.duty();
        List<Cuts.Cut> cuts = Cuts.of(duty, minutes(ways), readings.last());
        LineBaseline baseline = baseline(duty, ways, cuts);
        Meter meter = meter(ways);
        List<Check> checks = new ArrayList<>();
        Load before = null;
        for (Cuts.Cut cut : cuts) {
            Load load = load(duty, ways, cut);
            checks.add(new PowerCheck(duty, meter, load, baseline.at(cut.start())));
            if (before != null && duty.action() == Action.STOP && meter.standbyKw() != null) {
                checks.add(new StartCheck(duty, meter, before, load));
            }
            for (Way unit : treatment.values()) {
                checks.add(new TreatmentCheck(
                        duty, unit.point(), meter, load, unit.meter(), load(duty, List.of(unit), cut)));
            }
            before = load;
        }
        return checks;
    }

    private int minutes(List<Way> ways) {
        return ways.stream().anyMatch(way -> readings.longestMinutes(way.point()) > QUARTER) ? HOUR : QUARTER;
    }

    /** Several meters of a line are one sum; its levels are those the order prints with the first that has any. */
    private static Meter meter(List<Way> ways) {
        return ways.stream()
                .filter(way -> way.standbyKw() != null || way.ratedKw() != null)
                .findFirst()
                .orElse(ways.get(0))
                .meter();
    }

    private LineBaseline baseline(Duty duty, List<Way> ways, List<Cuts.Cut> cuts) {
        List<Load> history = new ArrayList<>();
        Instant first = ways.stream()
                .map(way -> readings.firstPower(way.point()))
                .filter(at -> at != null)
                .min(Instant::compareTo)
                .orElse(null);
        if (first != null) {
            Instant midnight =
                    duty.from().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
            int minutes = minutes(ways);
            Instant at = first.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
            for (; at.isBefore(midnight); at = at.plus(Duration.ofMinutes(minutes))) {
                history.add(load(duty, ways, new Cuts.Cut(at, minutes)));
            }
        }
        return baselines.of(
                history,
                duty.from(),
                List.of(),
                cuts.stream().map(Cuts.Cut::start).toList());
    }

    private Load load(Duty duty, List<Way> ways, Cuts.Cut cut) {
        Set<Mark> marks = new HashSet<>();
        ways.forEach(way -> marks.addAll(readings.marks(way.point(), cut.start(), cut.end())));
        List<LoadPart> parts = new ArrayList<>();
        double covered = 1;
        double sum = 0;
        for (Way way : ways) {
            Energy.Sum energy = readings.energy(way.point(), cut.start(), cut.end());
            double seconds = cut.minutes() * 60.0;
            double kw = energy.seconds() == 0 ? Double.NaN : energy.kwh() * 3600 / energy.seconds();
            double own = way.share() == null ? kw : kw * way.share().doubleValue() / WHOLE;
            covered = Math.min(covered, Math.min(1, energy.seconds() / seconds));
            sum += own;
            parts.add(new LoadPart(way.point(), role(way, duty), own));
        }
        boolean ofSite = duty.scope() == Scope.WHOLE && parts.stream().allMatch(part -> part.sign() != 0);
        if (ofSite) {
            return Load.net(cut.start(), cut.minutes(), parts, covered, marks);
        }
        return new Load(cut.start(), cut.minutes(), sum, covered, marks, parts.size() > 1 ? parts : List.of());
    }

    private static String role(Way way, Duty duty) {
        if (way.role() != null) {
            return way.role();
        }
        return duty.scope() == Scope.WHOLE ? "incomer" : "production";
    }
}

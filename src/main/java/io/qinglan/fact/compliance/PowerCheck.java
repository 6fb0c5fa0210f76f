package io.qinglan.fact.compliance;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.qinglan.fact.obligation.Action;

/** The power of a line in a window: stop, limit, ramp and hours of the day. */
public record PowerCheck(Duty duty, Meter meter, Load load, Baseline baseline) implements Check {

    private static final double WHOLE = 100;

    @Override
    public TestKind test() {
        boolean stop = duty.action() == Action.STOP || duty.action() == Action.FORBID;
        if (!stop && duty.action() != Action.LIMIT) {
            return null;
        }
        if (duty.byHours()) {
            return stop && whole() ? TestKind.NIGHT_USE : TestKind.POWER_LIMIT;
        }
        if (!duty.complete(start())) {
            return TestKind.POWER_RAMP;
        }
        return stop && whole() ? TestKind.POWER_STOP : TestKind.POWER_LIMIT;
    }

    /** Whether all of the line is meant; of a share the rest runs on. */
    private boolean whole() {
        boolean share = "percent".equals(duty.unit())
                && duty.amount() != null
                && duty.amount().doubleValue() < WHOLE;
        return !share;
    }

    /** Whether the line must stand at the end, and not run lower. */
    public boolean toStandstill() {
        return duty.action() != Action.LIMIT && whole();
    }

    /** Whether enough normal days are known. */
    public boolean baselineKnown(Bounds bounds) {
        return baseline.known() && baseline.used().size() >= bounds.of("baseline_least_days");
    }

    /** Power of ordinary running, kW: the baseline, else the rated power; NaN where neither is known. */
    public double ordinary(Bounds bounds) {
        return baselineKnown(bounds) ? baseline.kw() : meter.rated();
    }

    /** Whether stand-by or safe-idle power is known and signed by both sides. */
    public boolean levelSigned() {
        return meter.levelsCountersigned() && !Double.isNaN(meter.idleKw(duty.keptHot()));
    }

    /** What a standing line may draw, kW: the level of the map, else a share of rated power or of the baseline; NaN where none is known. */
    public double idle(Bounds bounds) {
        double level = meter.idleKw(duty.keptHot());
        if (!Double.isNaN(level)) {
            return level;
        }
        return reference(bounds) * bounds.share("idle_percent_unsigned");
    }

    /** Whether the line draws no more than a standing one, with the margin {@code idle_margin_percent}. False where no level is known. */
    public boolean rests(Bounds bounds) {
        return load.kw() <= idle(bounds) * (1 + bounds.share("idle_margin_percent"));
    }

    /** Whether it draws more than that. False where no level is known. */
    public boolean aboveRest(Bounds bounds) {
        return load.kw() > idle(bounds) * (1 + bounds.share("idle_margin_percent"));
    }

    /** Whether it draws as much as a running line. False where that is not known. */
    public boolean asRunning(Bounds bounds) {
        return load.kw() >= running(bounds);
    }

    /** Whether it draws less than a running line. False where that is not known. */
    public boolean belowRunning(Bounds bounds) {
        return load.kw() < running(bounds);
    }

    /** What a load is a share of, kW: rated power, else the baseline; NaN where neither is known. */
    public double reference(Bounds bounds) {
        return Double.isNaN(meter.rated()) ? ordinary(bounds) : meter.rated();
    }

    /** From which power on the line counts as running, kW. */
    public double running(Bounds bounds) {
        return reference(bounds) * bounds.share("running_percent");
    }

    /**
     * What a limited line may draw once complete, kW; NaN where power cannot tell. Never less than what it draws standing: where it rests on
     * normal days too, a share of its rest is no limit.
     */
    public double allowed(Bounds bounds) {
        double share = share(bounds);
        double idle = meter.idleKw(duty.keptHot());
        return Double.isNaN(idle) ? share : Math.max(share, idle);
    }

    private double share(Bounds bounds) {
        Double direct = inKilowatts();
        if (direct != null) {
            return direct;
        }
        if (duty.amount() == null || duty.unit() == null) {
            return Double.NaN;
        }
        return switch (duty.unit()) {
            case "percent" ->
                baselineKnown(bounds) ? baseline.kw() * (WHOLE - duty.amount().doubleValue()) / WHOLE : Double.NaN;
            case "percent_max_load" -> meter.rated() * duty.amount().doubleValue() / WHOLE;
            default -> Double.NaN;
        };
    }

    /** Whether a limited line draws no more than its share, with the margin {@code limit_margin_percent}. */
    public boolean keepsShare(Bounds bounds) {
        return load.kw() <= allowed(bounds) * (1 + bounds.share("limit_margin_percent"));
    }

    /** Whether it draws more than that. */
    public boolean aboveShare(Bounds bounds) {
        return load.kw() > allowed(bounds) * (1 + bounds.share("limit_margin_percent"));
    }

    /** Whether it is over its share by more than normal days differ among themselves ({@code limit_spreads}). */
    public boolean beyondDoubt(Bounds bounds) {
        return load.kw() > allowed(bounds) + doubt(bounds);
    }

    /** Percent of what is asked that is due at the begin of the window, by the place's reading of the ramp. */
    public double due(Bounds bounds) {
        return bounds.reads("ramp_reading", "line")
                ? duty.dueAlongLine(start()).doubleValue()
                : duty.due(start()).doubleValue();
    }

    /** Whether a limit can be read from power: it follows output, and there is something to compare with. */
    public boolean powerTells(Bounds bounds) {
        boolean follows = meter.tracksOutput() || bounds.reads("limit_by_power", "always");
        return follows && !Double.isNaN(allowed(bounds));
    }

    /** Whether neither a level nor a reference tells standing from running. */
    public boolean nothingToCompare(Bounds bounds) {
        if (levelSigned()) {
            return false;
        }
        double most = idle(bounds) * (1 + bounds.share("idle_margin_percent"));
        return Double.isNaN(most) || load.kw() > most && Double.isNaN(running(bounds));
    }

    /** Whether the way down cannot be read from power. */
    public boolean wayUnknown(Bounds bounds) {
        return Double.isNaN(onTheWay(bounds));
    }

    /**
     * Power of full running, kW, from which the way down is counted: whoever follows the filed way from a high load is on it. The highest of
     * rated power, baseline and the high level of normal days; NaN where none is known.
     */
    private double full(Bounds bounds) {
        return higher(higher(meter.rated(), ordinary(bounds)), baseline.high());
    }

    /** What the line may draw on its way down, kW; NaN where ordinary running or the end of the way is not known. */
    public double onTheWay(Bounds bounds) {
        if (!toStandstill() && !powerTells(bounds)) {
            return Double.NaN;
        }
        double ordinary = full(bounds);
        double end = toStandstill() ? idle(bounds) : allowed(bounds);
        return ordinary - due(bounds) / WHOLE * (ordinary - Math.min(end, ordinary));
    }

    /** Whether any of the way down is due at the begin of the window. */
    public boolean anythingDue(Bounds bounds) {
        return due(bounds) > 0;
    }

    /** Whether the line is as far down as is due, with the margin {@code ramp_margin_percent} of ordinary power. */
    public boolean downAsDue(Bounds bounds) {
        return load.kw() <= onTheWay(bounds) + ordinary(bounds) * bounds.share("ramp_margin_percent");
    }

    /** Whether it is not. */
    public boolean behind(Bounds bounds) {
        return load.kw() > onTheWay(bounds) + ordinary(bounds) * bounds.share("ramp_margin_percent");
    }

    /** Whether it is behind by more than normal days differ among themselves. */
    public boolean behindBeyondDoubt(Bounds bounds) {
        return load.kw() > onTheWay(bounds) + doubt(bounds);
    }

    /**
     * How far over what is allowed a load must lie before anything is said, kW: normal days differ so far, as often as the place sets; and a
     * line that keeps its cut in all it does reaches what the cut leaves of its high level. 0 where neither is known.
     */
    public double doubt(Bounds bounds) {
        double days = Double.isNaN(baseline.spread()) ? 0 : baseline.spread() * bounds.of("limit_spreads");
        boolean share =
                test() == TestKind.POWER_LIMIT && "percent".equals(duty.unit()) && !Double.isNaN(baseline.high());
        double left = share ? baseline.high() * (WHOLE - duty.amount().doubleValue()) / WHOLE - allowed(bounds) : 0;
        return Math.max(days, left);
    }

    /**
     * Whether a limited line draws more than the cut leaves even of its rated power, or of the high level of normal days where that is higher:
     * no normal day explains that. False where neither is known.
     */
    public boolean overFullShare(Bounds bounds) {
        double full = higher(meter.rated(), baseline.high());
        return "percent".equals(duty.unit())
                && load.kw() > Math.max(full * (WHOLE - duty.amount().doubleValue()) / WHOLE, allowed(bounds));
    }

    private static double higher(double one, double other) {
        return Double.isNaN(one) || other > one ? other : one;
    }

    private Double inKilowatts() {
        if (duty.limitTo() == null || duty.limitTo().value() == null) {
            return null;
        }
        double value = duty.limitTo().value().doubleValue();
        return switch (duty.limitTo().unit()) {
            case "kW" -> value;
            case "MW" -> value * 1000;
            default -> null;
        };
    }

    @Override
    public Instant start() {
        return load.start();
    }

    @Override
    public Instant end() {
        return load.end();
    }

    @Override
    public List<String> points() {
        return load.parts().isEmpty()
                ? List.of(meter.point())
                : load.parts().stream().map(LoadPart::point).toList();
    }

    @Override
    public boolean pointsCount() {
        return meter.counts();
    }

    @Override
    public boolean known() {
        return load.known();
    }

    @Override
    public double completeness() {
        return load.completeness();
    }

    @Override
    public Set<Mark> marks() {
        return load.marks();
    }
}

package io.qinglan.fact.compliance;

import java.time.Instant;
import java.util.List;

import io.qinglan.fact.obligation.Action;

/** A figure of the process against what the duty asks: coking time, feed, pull, output. */
public record ProcessCheck(Duty duty, String point, ProcessFigure figure) implements Check {

    private static final double WHOLE = 100;

    @Override
    public TestKind test() {
        if (duty.action() == Action.EXTEND) {
            return figure.kind().equals("coking_time") ? TestKind.COKING_TIME : null;
        }
        return duty.action() == Action.LIMIT && !figure.kind().equals("coking_time") ? TestKind.FEED_TARGET : null;
    }

    /** Whether the figure and what is asked have one unit. */
    public boolean sameUnit() {
        return figure.unit() != null && figure.unit().equals(askedUnit());
    }

    /** What is due at the begin of the span, in the unit of the figure: on the way down a part of it; NaN where the way is not known. */
    public double due() {
        double asked = asked();
        double share = duty.due(start()).doubleValue() / WHOLE;
        return share >= 1 ? asked : figure.before() + share * (asked - figure.before());
    }

    /** Whether the figure cannot be compared with what is asked. */
    public boolean notComparable() {
        return !sameUnit() || Double.isNaN(due());
    }

    /** Whether coke stays as long as is due, with {@code coking_tolerance_hours}. False where the two cannot be compared. */
    public boolean longEnough(Bounds bounds) {
        return figure.value() >= due() - bounds.of("coking_tolerance_hours");
    }

    /** Whether it leaves earlier. */
    public boolean tooShort(Bounds bounds) {
        return figure.value() < due() - bounds.of("coking_tolerance_hours");
    }

    /** Whether no more is fed, pulled or made than is due, with {@code feed_tolerance_percent}. */
    public boolean withinTarget(Bounds bounds) {
        return figure.value() <= due() * (1 + bounds.share("feed_tolerance_percent"));
    }

    /** Whether it is more. */
    public boolean aboveTarget(Bounds bounds) {
        return figure.value() > due() * (1 + bounds.share("feed_tolerance_percent"));
    }

    /** An instrument is relied on further than a ledger. */
    public Confidence confidence() {
        return "instrument".equals(figure.source()) ? Confidence.HIGH : Confidence.MEDIUM;
    }

    private double asked() {
        if (duty.limitTo() != null && duty.limitTo().value() != null) {
            return duty.limitTo().value().doubleValue();
        }
        if (duty.quota() != null) {
            return duty.quota().value().doubleValue();
        }
        return duty.action() == Action.EXTEND && duty.amount() != null
                ? duty.amount().doubleValue()
                : Double.NaN;
    }

    private String askedUnit() {
        if (duty.limitTo() != null && duty.limitTo().value() != null) {
            return duty.limitTo().unit();
        }
        if (duty.quota() != null) {
            return duty.quota().unit() + "/" + duty.quota().per();
        }
        return duty.action() == Action.EXTEND ? duty.unit() : null;
    }

    @Override
    public String about() {
        return figure.kind();
    }

    @Override
    public Instant start() {
        return figure.start();
    }

    @Override
    public Instant end() {
        return figure.end();
    }

    @Override
    public List<String> points() {
        return point == null ? List.of() : List.of(point);
    }

    @Override
    public boolean pointsCount() {
        return true;
    }

    @Override
    public boolean known() {
        return figure.known();
    }

    @Override
    public double completeness() {
        return figure.completeness();
    }
}

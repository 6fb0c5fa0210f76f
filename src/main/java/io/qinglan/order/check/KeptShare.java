package io.qinglan.order.check;

import java.math.BigDecimal;
import java.math.MathContext;

import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.Target;
import io.qinglan.order.obligation.Obligation;
import io.qinglan.order.obligation.SiteDuties;

/** The share of a line that may still run under some duties, from 0 (stands still) to 1 (as ever). */
final class KeptShare {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private KeptShare() {}

    /** The share of a line that may still run: the least that any of its obligations leaves. */
    static BigDecimal of(LineFact line, SiteDuties duties) {
        BigDecimal kept = BigDecimal.ONE;
        for (Obligation obligation : duties.obligations()) {
            if (obligation.target().line() == line || obligation.target() instanceof Target.Site) {
                kept = kept.min(left(line, obligation));
            }
        }
        return kept.max(BigDecimal.ZERO);
    }

    private static BigDecimal left(LineFact line, Obligation obligation) {
        return switch (obligation.action()) {
            case STOP -> stopped(obligation);
            case LIMIT -> limited(line, obligation);
            case EXTEND -> extended(line, obligation);
            case FORBID, AUTONOMOUS -> BigDecimal.ONE;
        };
    }

    private static BigDecimal stopped(Obligation obligation) {
        boolean part = obligation.target() instanceof Target.Part some && some.share() != null;
        BigDecimal share = part
                ? ((Target.Part) obligation.target()).share()
                : obligation.amount() == null ? HUNDRED : obligation.amount();
        return "percent".equals(obligation.unit()) ? rest(share) : BigDecimal.ZERO;
    }

    private static BigDecimal limited(LineFact line, Obligation obligation) {
        if (obligation.amount() != null && "percent".equals(obligation.unit())) {
            return rest(obligation.amount());
        }
        boolean comparable = obligation.limitTo() != null
                && obligation.limitTo().value() != null
                && line.base() != null
                && line.base().signum() > 0
                && obligation.limitTo().unit() != null
                && obligation.limitTo().unit().equals(line.capacityUnit());
        return comparable
                ? obligation
                        .limitTo()
                        .value()
                        .divide(line.base(), MathContext.DECIMAL64)
                        .min(BigDecimal.ONE)
                : BigDecimal.ONE;
    }

    private static BigDecimal extended(LineFact line, Obligation obligation) {
        BigDecimal present = line.known("coking_hours");
        boolean comparable = present != null
                && obligation.amount() != null
                && obligation.amount().signum() > 0
                && "hours".equals(obligation.unit());
        return comparable
                ? present.divide(obligation.amount(), MathContext.DECIMAL64).min(BigDecimal.ONE)
                : BigDecimal.ONE;
    }

    private static BigDecimal rest(BigDecimal percent) {
        return BigDecimal.ONE.subtract(percent.movePointLeft(2));
    }
}

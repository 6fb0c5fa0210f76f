package io.qinglan.compliance.watch;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.qinglan.fact.compliance.Meter;
import io.qinglan.fact.compliance.Relation;
import io.qinglan.inventory.Point;
import io.qinglan.order.MeterMap.Speaking;

/**
 * By which meters a line is read: one circuit of its own, several that are summed, its signed part of a shared one, or import plus own
 * generation less export.
 *
 * @param meter what the rules see of it
 * @param parts the points that are read
 */
record LineMeter(Meter meter, List<Part> parts) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * A point that is read.
     *
     * @param factor by which its power counts: 1, -1 for export, the share of a shared one
     */
    record Part(Point point, double factor) {}

    /** Circuits of a line, or of a treatment, as one; all of them must speak. */
    static LineMeter of(List<Speaking> circuits) {
        Speaking first = circuits.get(0);
        List<Part> parts = new ArrayList<>();
        for (Speaking one : circuits) {
            BigDecimal share = one.relation() == Point.Relation.SHARED && one.target() != null
                    ? one.target().share()
                    : null;
            parts.add(new Part(one.point(), share == null ? 1 : share.doubleValue()));
        }
        boolean sole = circuits.stream().allMatch(one -> one.relation() == Point.Relation.SOLE);
        BigDecimal share =
                circuits.size() == 1 && first.target() != null ? first.target().share() : null;
        Meter meter = new Meter(
                first.point().code(),
                sole ? Relation.SOLE : relation(first.relation()),
                circuits.stream().allMatch(LineMeter::signed),
                share == null ? null : share.multiply(HUNDRED),
                sum(circuits, Point.Power::ratedKw),
                sum(circuits, Point.Power::standbyKw),
                sum(circuits, Point.Power::safeIdleKw),
                circuits.stream().allMatch(one -> one.point().power().countersigned()),
                true);
        return new LineMeter(meter, parts);
    }

    /** The site as a whole: drawn from the grid, plus its own generation and storage, less what it gives away. */
    static LineMeter net(List<Speaking> ofSite, Meter line) {
        List<Part> parts = new ArrayList<>();
        for (Speaking one : ofSite) {
            parts.add(new Part(one.point(), one.point().power().role() == Point.Role.EXPORT ? -1 : 1));
        }
        return new LineMeter(line, parts);
    }

    /** What the rules see of a site that is read as a whole. */
    static Meter whole(List<Speaking> ofSite) {
        boolean alone = ofSite.size() == 1;
        boolean signed = ofSite.stream().allMatch(one -> one.point().power().countersigned());
        Point.Power first = ofSite.get(0).point().power();
        return new Meter(
                ofSite.get(0).point().code(),
                alone ? Relation.SOLE : Relation.NET_OF_GENERATION,
                signed,
                null,
                first.ratedKw(),
                first.standbyKw(),
                first.safeIdleKw(),
                signed,
                true);
    }

    private static boolean signed(Speaking one) {
        return one.relation() == Point.Relation.SOLE
                || one.target() != null && one.target().countersigned() != null;
    }

    private static Relation relation(Point.Relation relation) {
        return switch (relation) {
            case SOLE -> Relation.SOLE;
            case SHARED -> Relation.SHARED;
            case NET_OF_GENERATION -> Relation.NET_OF_GENERATION;
        };
    }

    /** The sum where every circuit has the figure; null where one lacks it. */
    private static BigDecimal sum(List<Speaking> circuits, Function<Point.Power, BigDecimal> figure) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Speaking one : circuits) {
            BigDecimal of = figure.apply(one.point().power());
            if (of == null) {
                return null;
            }
            sum = sum.add(of);
        }
        return sum;
    }
}

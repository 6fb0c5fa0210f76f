package io.qinglan.order;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.qinglan.inventory.Point;
import io.qinglan.inventory.SiteDetails;

/**
 * Which points of a site speak for which line on a day (计量关系): by themselves, by the treatment that serves the line, or by its outlet.
 * A power point counts for a line only when it measures the line alone or its split is countersigned; the others are known and cannot check.
 */
public final class MeterMap {

    private static final Set<Point.Role> OF_THE_SITE =
            EnumSet.of(Point.Role.INCOMER, Point.Role.GENERATION, Point.Role.EXPORT, Point.Role.STORAGE);

    private final List<Point> points;
    private final SiteDetails details;
    private final LocalDate day;

    private MeterMap(List<Point> points, SiteDetails details, LocalDate day) {
        this.points = points;
        this.details = details;
        this.day = day;
    }

    /**
     * The map of a site on a day.
     *
     * @param points points of the site; those that do not hold on the day are left out
     * @param details its outlets and treatment
     */
    public static MeterMap of(List<Point> points, SiteDetails details, LocalDate day) {
        return new MeterMap(points.stream().filter(point -> point.holdsOn(day)).toList(), details, day);
    }

    /**
     * A point that speaks for something.
     *
     * @param point the point
     * @param target what it says of it; null where it speaks by its outlet alone
     * @param relation how its readings relate to it
     * @param usable whether a verdict may rest on it: sole, or a countersigned part
     */
    public record Speaking(Point point, Point.Target target, Point.Relation relation, boolean usable) {}

    /** The meters of a role that are mapped to a line; for treatment also those of the facilities that serve it. */
    public List<Speaking> meters(String line, Point.Role role) {
        List<Speaking> found = new ArrayList<>();
        for (Point point : points) {
            boolean ofRole = point.kind() == Point.Kind.POWER
                    && point.power() != null
                    && point.power().role() == role;
            if (ofRole) {
                point.targets().stream()
                        .filter(target -> target.holdsOn(day) && speaksFor(target, line, role))
                        .findFirst()
                        .ifPresent(target -> found.add(speaking(point, target)));
            }
        }
        return found;
    }

    /** The meters by which the net use of the whole site is reckoned: grid, own generation, export, storage. */
    public List<Speaking> ofSite() {
        return points.stream()
                .filter(point -> point.kind() == Point.Kind.POWER
                        && point.power() != null
                        && OF_THE_SITE.contains(point.power().role()))
                .map(point -> new Speaking(point, null, Point.Relation.SOLE, true))
                .toList();
    }

    /** The continuous monitoring at the outlets of a line; alone when no other line leaves there. */
    public List<Speaking> stacks(String line) {
        List<Speaking> found = new ArrayList<>();
        for (Point point : points) {
            if (point.kind() != Point.Kind.CEMS) {
                continue;
            }
            Speaking direct = point.targets().stream()
                    .filter(target -> target.holdsOn(day) && target.kind().equals("line"))
                    .filter(target -> target.target().equals(line))
                    .map(target -> speaking(point, target))
                    .findFirst()
                    .orElse(null);
            Speaking speaking = direct == null ? byOutlet(point, line) : direct;
            if (speaking != null) {
                found.add(speaking);
            }
        }
        return found;
    }

    /** Points of a kind mapped to a line: process values, or readings by hand. */
    public List<Speaking> mapped(String line, Point.Kind kind) {
        List<Speaking> found = new ArrayList<>();
        for (Point point : points) {
            if (point.kind() == kind) {
                point.targets().stream()
                        .filter(target -> target.holdsOn(day)
                                && target.kind().equals("line")
                                && target.target().equals(line))
                        .findFirst()
                        .ifPresent(target -> found.add(speaking(point, target)));
            }
        }
        return found;
    }

    /** The gates of the site. */
    public List<Point> gates() {
        return points.stream().filter(point -> point.kind() == Point.Kind.GATE).toList();
    }

    private boolean speaksFor(Point.Target target, String line, Point.Role role) {
        if (target.kind().equals("line")) {
            return target.target().equals(line);
        }
        return role == Point.Role.TREATMENT
                && target.kind().equals("facility")
                && details.facilities().stream()
                        .anyMatch(facility -> facility.code().equals(target.target())
                                && facility.lines().contains(line));
    }

    private Speaking byOutlet(Point point, String line) {
        List<String> codes = new ArrayList<>();
        if (point.outlet() != null) {
            codes.add(point.outlet());
        }
        point.targets().stream()
                .filter(target -> target.holdsOn(day) && target.kind().equals("outlet"))
                .forEach(target -> codes.add(target.target()));
        for (SiteDetails.Outlet outlet : details.outlets()) {
            if (codes.contains(outlet.code()) && outlet.lines().contains(line)) {
                boolean alone = outlet.lines().size() == 1;
                return new Speaking(point, null, alone ? Point.Relation.SOLE : Point.Relation.SHARED, alone);
            }
        }
        return null;
    }

    private static Speaking speaking(Point point, Point.Target target) {
        Point.Relation relation = target.relation() == null ? Point.Relation.SHARED : target.relation();
        boolean usable = switch (relation) {
            case SOLE, NET_OF_GENERATION -> true;
            case SHARED -> target.share() != null && target.countersigned() != null;
        };
        return new Speaking(point, target, relation, usable);
    }
}

package io.qinglan.inventory.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.qinglan.inventory.ListedSource;
import io.qinglan.inventory.Point;

/** All that a file states, before it is held against the list. */
final class Draft {

    private final Reach reach;
    private final Map<String, SiteDraft> sites = new LinkedHashMap<>();
    private final Map<String, Stated<ListedSource>> sources = new LinkedHashMap<>();
    private final Map<String, PointDraft> points = new LinkedHashMap<>();

    Draft(Reach reach) {
        this.reach = reach;
    }

    /** A monitoring point under its site, with what the rows of its code say it measures. */
    record PointDraft(SiteDraft site, Stated<Point> point, List<Point.Target> targets) {}

    Reach reach() {
        return reach;
    }

    /** The site a row names by its code, or by the enterprise's name; null after noting that it names none. */
    SiteDraft site(SheetRow row) {
        String code = row.id("site");
        if (code != null) {
            return sites.computeIfAbsent(code, key -> new SiteDraft(code, null, null, row.place()));
        }
        String enterprise = row.text("enterprise");
        if (enterprise == null) {
            row.wrong("site", "a value", "nothing");
            return null;
        }
        String area = reach.area(row);
        return sites.computeIfAbsent(
                "\u0000" + enterprise + "\u0000" + area, key -> new SiteDraft(null, enterprise, area, row.place()));
    }

    /** Notes a dust or mobile source. */
    void add(ListedSource source, SheetRow row) {
        String key = source.kind() + " " + source.code();
        if (sources.put(key, new Stated<>(source, row.place())) != null) {
            row.wrong("source", "each source once", source.code() + " again");
        }
    }

    /** Notes a point with one thing it measures; the target is null when the row names none. */
    void add(SiteDraft site, Point point, Point.Target target, SheetRow row) {
        PointDraft before = points.get(point.code());
        if (before == null) {
            before = new PointDraft(site, new Stated<>(point, row.place()), new ArrayList<>());
            points.put(point.code(), before);
        } else if (before.site() != site || !before.point().value().equals(point)) {
            row.wrong(
                    "point",
                    "the same as in row " + before.point().place().line() + " but for what it measures",
                    point.code() + " otherwise");
        } else if (target == null || before.targets().contains(target)) {
            row.wrong("point", "each point once for each thing it measures", point.code() + " again");
        }
        if (target != null) {
            before.targets().add(target);
        }
    }

    List<SiteDraft> sites() {
        return List.copyOf(sites.values());
    }

    List<Stated<ListedSource>> sources() {
        return List.copyOf(sources.values());
    }

    List<PointDraft> points() {
        return List.copyOf(points.values());
    }
}

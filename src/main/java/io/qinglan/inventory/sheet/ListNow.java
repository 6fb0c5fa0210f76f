package io.qinglan.inventory.sheet;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.Point;
import io.qinglan.inventory.Points;
import io.qinglan.inventory.Site;
import io.qinglan.inventory.SiteDetails;
import io.qinglan.inventory.Standing;
import io.qinglan.inventory.StoredPoint;
import io.qinglan.inventory.StoredSite;

/** The part of the list that a file speaks of, as it stands now. A site outside the sender's areas is not there for it. */
final class ListNow {

    private final Map<String, Site> sites = new HashMap<>();
    private final Map<String, List<Site>> named = new HashMap<>();
    private final Set<String> elsewhere = new HashSet<>();
    private final Map<String, StoredPoint> points = new HashMap<>();
    private final Map<String, String> sourceAreas = new HashMap<>();
    private final Standing standing;

    private ListNow(Standing standing) {
        this.standing = standing;
    }

    /** Reads what a draft needs to be held against. */
    static ListNow of(Draft draft, Inventory inventory, Points points, int version) {
        Set<String> reached = draft.reach().areas();
        Set<String> codes = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (SiteDraft site : draft.sites()) {
            if (site.code != null) {
                codes.add(site.code);
            } else {
                names.add(site.enterprise);
            }
        }
        ListNow now = new ListNow(inventory.standing(codes, names, reached, version));
        boolean byName = !names.isEmpty();
        now.standing.sites().values().forEach(stored -> now.add(stored, reached, byName));
        if (!draft.points().isEmpty()) {
            now.points.putAll(points.find(draft.points().stream()
                    .map(point -> point.point().value().code())
                    .toList()));
        }
        if (!draft.sources().isEmpty()) {
            now.sourceAreas.putAll(inventory.sourceAreas(
                    draft.sources().stream().map(Stated::value).toList()));
        }
        return now;
    }

    private void add(StoredSite stored, Set<String> reached, boolean byName) {
        Site site = stored.site();
        if (!reached.contains(site.area())) {
            elsewhere.add(site.code());
        } else if (sites.put(site.code(), site) == null && byName) {
            named.computeIfAbsent(site.facts().name(), name -> new java.util.ArrayList<>())
                    .add(site);
        }
    }

    /** A site of the list by its code; null when there is none for the sender. */
    Site site(String code) {
        return sites.get(code);
    }

    /** What the list says beside the facts of a site. */
    SiteDetails details(String code) {
        return standing.details(code);
    }

    /** The listed sites of a name, in an area when one is named. */
    Collection<Site> named(String name, String area) {
        return named.getOrDefault(name, List.of()).stream()
                .filter(site -> area == null || site.area().equals(area))
                .toList();
    }

    /** How the sites it knows stand. */
    Standing standing() {
        return standing;
    }

    /** Whether a code belongs to a site of another area. */
    boolean isElsewhere(String code) {
        return elsewhere.contains(code);
    }

    /** The site a point belongs to so far; null for a new point. */
    String siteOf(Point point) {
        StoredPoint stored = points.get(point.code());
        return stored == null ? null : stored.point().site();
    }

    /** The area a source stands in so far, by kind and code; null for a new one. */
    String areaOf(String kindAndCode) {
        return sourceAreas.get(kindAndCode);
    }
}

package io.qinglan.inventory.sheet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.qinglan.inventory.Grades;
import io.qinglan.inventory.ListStatement;
import io.qinglan.inventory.ListedSource;
import io.qinglan.inventory.Point;
import io.qinglan.inventory.Site;
import io.qinglan.inventory.SiteState;

/** Holds what a file states against the list as it stands and makes of it how the sites shall stand. */
final class Resolver {

    private final ListNow now;
    private final Grades grades;

    Resolver(ListNow now, Grades grades) {
        this.now = now;
        this.grades = grades;
    }

    /** The statement a draft makes; what is wrong is noted where it stands. */
    ListStatement resolve(Draft draft) {
        Map<String, SiteDraft> drafts = byCode(draft.sites());
        Map<String, SiteState> states = new LinkedHashMap<>();
        drafts.forEach((code, site) -> {
            Site present = now.site(code);
            if (site.stated != null && now.isElsewhere(code)) {
                site.stated.place().wrong("site", "a site that is not on another area's list", code);
            } else if (site.stated == null && present == null) {
                site.place.wrong("site", "a site of the list; import the file of sites first", code);
            } else {
                states.put(code, new SiteMerge(site, present, now.details(code), grades).state(code));
            }
        });
        List<Point> points = points(draft, drafts, states);
        List<ListedSource> sources = sources(draft);
        List<SiteState> stated = new ArrayList<>(states.size());
        states.forEach((code, state) -> {
            if (drafts.get(code).speaks()) {
                stated.add(state);
            }
        });
        return new ListStatement(stated, sources, points, now.standing());
    }

    /** The drafts by code: what is said of a site by name joins what is said of it by code. */
    private Map<String, SiteDraft> byCode(Collection<SiteDraft> all) {
        Map<String, SiteDraft> drafts = new LinkedHashMap<>();
        all.stream().filter(site -> site.code != null).forEach(site -> drafts.put(site.code, site));
        if (drafts.size() == all.size()) {
            return drafts;
        }
        Map<String, List<String>> stated = drafts.values().stream()
                .filter(site -> site.stated != null)
                .collect(Collectors.groupingBy(
                        site -> String.valueOf(site.stated.value().name()),
                        Collectors.mapping(site -> site.code, Collectors.toList())));
        for (SiteDraft site : all) {
            String code = site.code == null ? code(site, stated, drafts) : null;
            if (code != null) {
                drafts.computeIfAbsent(code, key -> new SiteDraft(key, null, null, site.place))
                        .absorb(site);
            }
        }
        return drafts;
    }

    private String code(SiteDraft site, Map<String, List<String>> stated, Map<String, SiteDraft> drafts) {
        Set<String> codes = now.named(site.enterprise, site.area).stream()
                .map(Site::code)
                .collect(Collectors.toCollection(java.util.TreeSet::new));
        stated.getOrDefault(site.enterprise, List.of()).stream()
                .filter(code -> site.area == null
                        || site.area.equals(drafts.get(code).stated.value().area()))
                .forEach(codes::add);
        if (codes.size() == 1) {
            return codes.iterator().next();
        }
        site.place.wrong(
                "enterprise",
                codes.isEmpty()
                        ? "the name of a site of the list in this area; import the file of sites first"
                        : "a name that one site bears, or the site's code: " + String.join(", ", codes),
                site.enterprise);
        return null;
    }

    private List<Point> points(Draft draft, Map<String, SiteDraft> drafts, Map<String, SiteState> states) {
        List<Point> points = new ArrayList<>();
        Map<SiteDraft, SiteState> stateOf = new IdentityHashMap<>();
        if (!draft.points().isEmpty()) {
            drafts.forEach((code, site) -> {
                stateOf.put(site, states.get(code));
                site.absorbed().forEach(absorbed -> stateOf.put(absorbed, states.get(code)));
            });
        }
        for (Draft.PointDraft stated : draft.points()) {
            SiteState state = stateOf.get(stated.site());
            if (state != null) {
                points.add(point(stated, state));
            }
        }
        return points;
    }

    private Point point(Draft.PointDraft stated, SiteState state) {
        Point point = stated.point().value();
        Place place = stated.point().place();
        String site = state.site().code();
        String before = now.siteOf(point);
        if (before != null && !before.equals(site)) {
            place.wrong("point", "a point of this site; codes of points are unique", point.code());
        }
        Parts parts = Parts.of(state);
        parts.check(place, "outlet", parts.outlets(), point.outlet());
        for (Point.Target target : stated.targets()) {
            boolean line = target.kind().equals("line");
            parts.check(place, target.kind(), line ? parts.lines() : parts.facilities(), target.target());
        }
        return new Point(
                point.code(),
                site,
                point.kind(),
                point.name(),
                point.outlet(),
                stated.targets(),
                point.power(),
                point.referenceO2(),
                point.referenceO2From(),
                point.validFrom(),
                point.validUntil());
    }

    private List<ListedSource> sources(Draft draft) {
        for (Stated<ListedSource> source : draft.sources()) {
            String area =
                    now.areaOf(source.value().kind() + " " + source.value().code());
            if (area != null && !draft.reach().areas().contains(area)) {
                source.place()
                        .wrong(
                                "source",
                                "a code that is not on another area's list",
                                source.value().code());
            }
        }
        return draft.sources().stream().map(Stated::value).toList();
    }
}

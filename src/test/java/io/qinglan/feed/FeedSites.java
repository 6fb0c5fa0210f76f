package io.qinglan.feed;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.Point;
import io.qinglan.inventory.Points;
import io.qinglan.inventory.Site;

/** Sites and points for the tests of feeds. */
@ApplicationScoped
public class FeedSites {

    @Inject
    Inventory inventory;

    @Inject
    Points points;

    /** Keeps a site of an area. */
    public void keep(String site, String area) {
        if (inventory.find(site).isEmpty()) {
            inventory.save(
                    List.of(Site.of(area, SiteFact.of(site, "甲 " + site, "KI15", null, "B", List.of()))),
                    area,
                    "test",
                    null,
                    null);
        }
    }

    /** Keeps a point of a site. */
    public void point(String code, String site, Point.Kind kind) {
        points.save(Point.of(code, site, kind, null), null);
    }
}

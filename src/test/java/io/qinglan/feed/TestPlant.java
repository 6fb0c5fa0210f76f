package io.qinglan.feed;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.qinglan.authority.SignedIn;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.Point;
import io.qinglan.inventory.Points;
import io.qinglan.inventory.Site;

/** A plant of its own for a test, with points of the kinds it needs. */
@ApplicationScoped
public class TestPlant {

    @Inject
    SignedIn signedIn;

    @Inject
    Inventory inventory;

    @Inject
    Points points;

    /** The code of a new site in an area. */
    public String site(String area) {
        signedIn.keepAreas();
        String code = "SITE-" + UUID.randomUUID();
        Site site = Site.of(area, SiteFact.of(code, "试验厂", "KI15", "clinker", "B", List.of()));
        inventory.save(List.of(site), area, "test", null, null);
        return code;
    }

    /** The code of a new point of a site. */
    public String point(String site, Point.Kind kind) {
        String code = kind.code() + "-" + UUID.randomUUID();
        points.save(Point.of(code, site, kind, kind.code()), "test");
        return code;
    }
}

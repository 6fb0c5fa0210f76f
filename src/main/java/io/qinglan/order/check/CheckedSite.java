package io.qinglan.order.check;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.inventory.Point;
import io.qinglan.inventory.SiteDetails;
import io.qinglan.inventory.StoredSite;
import io.qinglan.inventory.plan.StoredPlan;
import io.qinglan.order.obligation.SiteDuties;

/**
 * A site with all that a reviewer looks at.
 *
 * @param details what the list says beside the rules' facts
 * @param points its monitoring points
 * @param plans its operation plans, newest first
 * @param published its published grades by industry
 * @param duties what it would have to do, by level
 * @param byTables what the tables alone would ask, without its list rows, by level; the same where it has none
 * @param day the day of the review
 */
record CheckedSite(
        StoredSite stored,
        SiteDetails details,
        List<Point> points,
        List<StoredPlan> plans,
        Map<String, String> published,
        Map<String, SiteDuties> duties,
        Map<String, SiteDuties> byTables,
        LocalDate day) {

    String code() {
        return stored.site().code();
    }

    SiteFact facts() {
        return stored.site().facts();
    }

    List<LineFact> running() {
        return facts().lines().stream().filter(line -> !line.longStopped()).toList();
    }

    LineFact line(String id) {
        return facts().lines().stream()
                .filter(line -> line.id().equals(id))
                .findFirst()
                .orElse(null);
    }
}

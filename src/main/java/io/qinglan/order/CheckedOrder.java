package io.qinglan.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.inventory.Point;
import io.qinglan.inventory.SiteDetails;

/**
 * An order as the rooms see it that check whether it is carried out.
 *
 * @param id the order
 * @param response its response
 * @param version of the site's orders under the response
 * @param previous the order it took the place of, null for the first
 * @param area area of the site
 * @param site whom it binds
 * @param status {@code issued, superseded, lifted} or {@code cancelled}
 * @param exercise whether it only practises
 * @param issuedAt when it was issued
 * @param start from when it holds
 * @param endedAt when it ended or was superseded, null while in force
 * @param servedAt when its service was first proven, null while it is not
 * @param pack id of the pack it was derived by
 * @param obligations as the order shows them
 * @param points all points of the site, with the days on which they hold
 * @param details outlets and treatment of the site
 */
public record CheckedOrder(
        UUID id,
        UUID response,
        int version,
        UUID previous,
        String area,
        String site,
        String status,
        boolean exercise,
        Instant issuedAt,
        Instant start,
        Instant endedAt,
        Instant servedAt,
        String pack,
        List<JsonNode> obligations,
        List<Point> points,
        SiteDetails details) {

    /** The same without its obligations, for keeping many in memory. */
    public CheckedOrder bare() {
        return new CheckedOrder(
                id, response, version, previous, area, site, status, exercise, issuedAt, start, endedAt, servedAt, pack,
                List.of(), points, details);
    }

    /** Which points of the site speak for what on a day. */
    public MeterMap meters(LocalDate day) {
        return MeterMap.of(points, details, day);
    }
}

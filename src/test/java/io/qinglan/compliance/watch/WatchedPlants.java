package io.qinglan.compliance.watch;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.awaitility.Awaitility;

import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;
import io.qinglan.fact.Level;
import io.qinglan.feed.Arrival;
import io.qinglan.feed.Channel;
import io.qinglan.feed.FeedStore;
import io.qinglan.feed.Items;
import io.qinglan.feed.PointRecord;
import io.qinglan.inventory.Point;
import io.qinglan.inventory.Points;
import io.qinglan.order.TestCity;

import static io.qinglan.authority.SignedIn.with;

/** Kilns with a meter each, under an orange response that began two days ago, and what their meters send. */
@ApplicationScoped
public class WatchedPlants {

    private static final int QUARTER = 900;

    @Inject
    TestCity city;

    @Inject
    SignedIn signedIn;

    @Inject
    Points points;

    @Inject
    FeedStore store;

    @Inject
    Clock clock;

    /** A city of its own; every fourth of its sites, from the second, has to stop its kiln. */
    public UUID begun(String code, int sites, Instant start) {
        city.found(code, sites);
        city.settle(code);
        for (int i = 0; i < sites; i++) {
            meter(code + "-" + i, code + "-" + i + "-K1", "50", true);
        }
        UUID response = UUID.randomUUID();
        city.start(response, code, Level.ORANGE, start);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> !orders(code, response).isEmpty());
        return response;
    }

    /** The present time of the program. */
    public Instant clock() {
        return clock.instant();
    }

    /** Turns a meter into one that other lines share, without a split anybody signed. */
    public void share(String site, String code) {
        Point point = points.find(code).orElseThrow().point();
        points.save(
                new Point(
                        code,
                        site,
                        point.kind(),
                        point.name(),
                        null,
                        List.of(new Point.Target("line", "K1", Point.Relation.SHARED, null, null, null, null)),
                        point.power(),
                        null,
                        null,
                        null,
                        null),
                "test");
    }

    /** Two days ago, on the hour. */
    public Instant start() {
        return clock.instant().minus(Duration.ofHours(48)).truncatedTo(ChronoUnit.HOURS);
    }

    /** A meter that measures the kiln alone, of 1,000 kW; stand-by as given. */
    public void meter(String site, String code, String standbyKw, boolean signed) {
        points.save(
                new Point(
                        code,
                        site,
                        Point.Kind.POWER,
                        "窑主机",
                        null,
                        List.of(new Point.Target("line", "K1", Point.Relation.SOLE, null, null, null, null)),
                        new Point.Power(
                                Point.Role.PRODUCTION,
                                null,
                                null,
                                BigDecimal.valueOf(1000),
                                new BigDecimal(standbyKw),
                                null,
                                signed ? "厂方甲" : null,
                                signed ? "局方乙" : null,
                                null,
                                null),
                        null,
                        null,
                        null,
                        null),
                "test");
    }

    /** Orders of a response by site. */
    public Map<String, String> orders(String area, UUID response) {
        Map<String, String> orders = new LinkedHashMap<>();
        List<Map<String, Object>> items = with(signedIn.key(area, null, Role.OPERATOR))
                .get("/api/v1/orders?size=500&status=issued&response=" + response)
                .jsonPath()
                .getList("items");
        items.forEach(order -> orders.put((String) order.get("site"), (String) order.get("id")));
        return orders;
    }

    /** Proves that an order was delivered. */
    public void serve(String area, String order, Instant deliveredAt) {
        with(signedIn.key(area, null, Role.OPERATOR))
                .body(Map.of(
                        "channel",
                        "e_delivery",
                        "sentAt",
                        deliveredAt.toString(),
                        "deliveredAt",
                        deliveredAt.toString()))
                .post("/api/v1/orders/" + order + "/service")
                .then()
                .statusCode(201);
    }

    /** Mean power of quarters of an hour from one instant to another, one record each. */
    public List<Arrival> quarters(String point, Instant from, Instant to, double kw) {
        List<Arrival> arrivals = new ArrayList<>();
        for (Instant at = from; at.isBefore(to); at = at.plusSeconds(QUARTER)) {
            arrivals.add(quarter(point, at, kw));
        }
        return arrivals;
    }

    /** One record. */
    public Arrival quarter(String point, Instant at, double kw) {
        PointRecord record =
                PointRecord.of("s" + QUARTER, at, QUARTER, "hj-212-2017", Items.of(Map.of("kw", String.valueOf(kw))));
        return Arrival.of(
                (point + at + kw).getBytes(StandardCharsets.UTF_8),
                clock.instant(),
                "test",
                Channel.HTTP,
                point,
                point,
                record);
    }

    /** Keeps them in one commit. */
    public void send(List<Arrival> arrivals) {
        store.keep(arrivals);
    }
}
